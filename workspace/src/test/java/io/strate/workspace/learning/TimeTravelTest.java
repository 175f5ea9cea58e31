package io.strate.workspace.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.domain.Entity;
import io.strate.domain.Identifier;
import io.strate.learn.dataset.Column;
import io.strate.learn.dataset.Examples;
import io.strate.learn.dataset.Target;
import io.strate.rule.Expr;
import io.strate.rule.Span;
import io.strate.rule.text.RuleParser;
import io.strate.rule.text.SourceText;
import io.strate.rule.time.Calendar;
import io.strate.workspace.answer.TestingStore;
import io.strate.workspace.run.Interest;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Datasets of a small workspace, worked out by hand. */
final class TimeTravelTest {

  private static final String DEFINITIONS =
      """
      workspace: past
      timezone: UTC
      sources:
        people: { read: people.csv, as: contacts, id: id, time: seen, account: firm }
        plans: { read: plans.csv, as: contacts, id: id }
        orders:
          read: orders.csv
          as: events
          event: order
          contact: id
          time: at
          properties: { amount: amount }
      traits:
        revenue: sum(order.amount)
        skus: most frequent(order.amount)
        is_pro: plan = 'pro'
      segments:
        buyers: count(order) >= 1
      """;

  private static final long FEBRUARY = TestingStore.at("2026-02-01T00:00:00Z");
  private static final long MARCH = TestingStore.at("2026-03-01T00:00:00Z");
  private static final long APRIL = TestingStore.at("2026-04-01T00:00:00Z");
  private static final long NOW = TestingStore.at("2026-04-20T00:00:00Z");

  @TempDir Path folder;
  private TestingStore store;

  @BeforeEach
  void open() {
    store =
        TestingStore.open(
            folder,
            "2026-04-20T00:00:00Z",
            "strate.yaml",
            DEFINITIONS,
            "people.csv",
            """
            id,seen,town,born,vip,firm
            a,2026-01-05T00:00:00Z,Lyon,1970-01-03T12:00:00Z,true,f1
            b,2026-01-10T00:00:00Z,Paris,,false,f1
            c,2026-02-10T00:00:00Z,Brest,,,
            a,2026-02-15T00:00:00Z,Nice,1970-01-03T12:00:00Z,true,f1
            """,
            "plans.csv",
            "id,plan\na,pro\nb,free\n",
            "orders.csv",
            """
            id,at,amount
            a,2026-01-20T00:00:00Z,10
            a,2026-02-20T00:00:00Z,5
            b,2026-03-15T00:00:00Z,7
            c,2026-04-10T00:00:00Z,1
            """);
    store.run("2026-04-20T00:00:00Z");
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void everybodyIsAsOfTheSnapshot() {
    PastRows rows =
        rows(Optional.empty(), Optional.empty(), "revenue", "town", "born", "vip", "plan = 'pro'");
    assertThat(ids(rows)).containsExactly("a", "b", "a", "b", "c", "a", "b", "c");
    assertThat(rows.snapshots())
        .containsExactly(FEBRUARY, FEBRUARY, MARCH, MARCH, MARCH, APRIL, APRIL, APRIL);
    assertThat(numbers(rows, "revenue")).containsExactly(10, 0, 15, 0, 0, 15, 7, 0);
    assertThat(rows.features().column("town"))
        .isEqualTo(
            new Column.Categories(
                new int[] {1, 3, 2, 3, 0, 2, 3, 0}, List.of("Brest", "Lyon", "Nice", "Paris")));
    double none = Double.NaN;
    assertThat(numbers(rows, "born")).containsExactly(2.5, none, 2.5, none, none, 2.5, none, none);
    assertThat(numbers(rows, "vip")).containsExactly(1, 0, 1, 0, none, 1, 0, none);
    assertThat(numbers(rows, "plan = 'pro'")).containsExactly(1, 0, 1, 0, 0, 1, 0, 0);
  }

  @Test
  void aLabelSaysWhatCameAfterwards() {
    Label within30days =
        new Label(condition("did order within 30 days"), new Span(30, Span.Unit.DAY));
    PastRows rows = rows(Optional.empty(), Optional.of(within30days), "revenue");
    assertThat(ids(rows)).containsExactly("a", "b", "a", "b", "c");
    assertThat(rows.label())
        .contains(Target.Classes.of(new boolean[] {true, false, false, true, false}));
    assertThat(rows.unripe()).containsExactly(APRIL);
    int[] groups = LinkedProfiles.groups(store.workspace.ledger(), Entity.CONTACT);
    Examples examples = rows.examples(groups);
    assertThat(examples.groups()[0]).isEqualTo(examples.groups()[1]);
    assertThat(examples.groups()[4]).isNotEqualTo(examples.groups()[0]);
  }

  @Test
  void whoIsAskedIsAsOfTheSnapshotToo() {
    PastRows rows =
        rows(Optional.of(condition("in segment 'buyers'")), Optional.empty(), "revenue");
    assertThat(ids(rows)).containsExactly("a", "a", "a", "b");
    assertThat(numbers(rows, "revenue")).containsExactly(10, 15, 15, 7);
  }

  @Test
  void anUnknownLabelLeavesItsRowOut() {
    Label town = new Label(value("town"), new Span(1, Span.Unit.DAY));
    PastRows rows = rows(Optional.empty(), Optional.of(town), "revenue");
    assertThat(rows.count()).isEqualTo(8);
    Label born = new Label(value("days since born"), new Span(1, Span.Unit.DAY));
    PastRows known = rows(Optional.empty(), Optional.of(born), "revenue");
    assertThat(ids(known)).containsExactly("a", "a", "a");
    assertThat(numbers(known, "revenue")).containsExactly(10, 15, 15);
  }

  @Test
  void aStepOfTheCalendarNeverReachesBackBehindTheSnapshot() {
    Span months = new Span(3, Span.Unit.MONTH);
    Label label = new Label(condition("did order within 3 months"), months);
    long november = TestingStore.at("2025-11-30T00:00:00Z");
    assertThat(label.asOf(november, Calendar.of(ZoneOffset.UTC)))
        .isEqualTo(TestingStore.at("2026-03-01T00:00:00Z"));
    Label later =
        new Label(
            condition("did order within 30 days"),
            new Span(30, Span.Unit.DAY),
            new Span(2, Span.Unit.DAY));
    assertThat(later.asOf(MARCH, Calendar.of(ZoneOffset.UTC)))
        .isEqualTo(TestingStore.at("2026-04-02T00:00:00Z"));
  }

  @Test
  void attributesWithoutATimeHaveNoHistory() {
    Map<String, List<AttributeHistory>> histories =
        new FindHistories(store.workspace)
            .of(Entity.CONTACT, features("is_pro", "town", "revenue"));
    AttributeHistory plan = histories.get("is_pro").getFirst();
    assertThat(plan.name()).isEqualTo("plan");
    assertThat(plan.untimed()).containsExactly("plans");
    assertThat(dated(plan)).containsExactly(Long.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE);
    AttributeHistory town = histories.get("town").getFirst();
    assertThat(town.untimed()).isEmpty();
    assertThat(dated(town)).containsOnly(Long.MIN_VALUE);
    assertThat(histories.get("revenue")).isEmpty();
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> rows(Optional.empty(), Optional.empty(), "revenu"))
        .hasMessageContaining("did you mean 'revenue'?");
    assertThatThrownBy(() -> rows(Optional.empty(), Optional.empty(), "split(town, 'i')"))
        .hasMessage(
            "feature 'split(town, 'i')': expected a number, text, boolean or instant, found a list of text; leave it out, or define a trait that makes one value of it");
    TimeTravel narrow =
        new TimeTravel(store.workspace.ledger(), store.workspace.definition().definitions(), 100);
    assertThatThrownBy(
            () ->
                narrow.rows(
                    new TimeTravel.Asked(
                        Entity.CONTACT,
                        features("revenue"),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(FEBRUARY, MARCH)),
                    NOW,
                    Interest.LASTING))
        .hasMessageMatching(
            "dataset: expected to need at most 0 MiB, found more than 0 MiB with 5 rows of 1 columns; .*");
  }

  /** Of a, b and c. */
  private List<Long> dated(AttributeHistory history) {
    return Stream.of("a", "b", "c")
        .map(Identifier::contact)
        .map(each -> store.workspace.ledger().profiles().number(each).orElseThrow())
        .map(history::dated)
        .toList();
  }

  private PastRows rows(Optional<Expr> among, Optional<Label> label, String... features) {
    return new TimeTravel(
            store.workspace.ledger(), store.workspace.definition().definitions(), 1 << 20)
        .rows(
            new TimeTravel.Asked(
                Entity.CONTACT, features(features), among, label, List.of(APRIL, FEBRUARY, MARCH)),
            NOW,
            Interest.LASTING);
  }

  private List<Feature> features(String... texts) {
    return Stream.of(texts)
        .map(text -> Feature.of(store.workspace.definition(), Entity.CONTACT, text))
        .toList();
  }

  private Expr condition(String text) {
    return parser().condition(SourceText.of("test", text), Entity.CONTACT).value().orElseThrow();
  }

  private Expr value(String text) {
    return parser().value(SourceText.of("test", text), Entity.CONTACT).value().orElseThrow();
  }

  private RuleParser parser() {
    return new RuleParser(
        store.workspace.definition().catalogue(), store.workspace.definition().zone());
  }

  private List<String> ids(PastRows rows) {
    return Arrays.stream(rows.profiles())
        .mapToObj(number -> store.workspace.ledger().profiles().id(Entity.CONTACT, number))
        .toList();
  }

  private static double[] numbers(PastRows rows, String column) {
    return ((Column.Numbers) rows.features().column(column)).values();
  }
}
