package io.strate.rule.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.strate.domain.Entity;
import io.strate.domain.Value;
import io.strate.rule.Expr.Aggregation;
import io.strate.rule.Expr.Elapsed.Direction;
import io.strate.rule.Span;
import io.strate.rule.Window;
import io.strate.rule.form.RuleForm.Checked;
import io.strate.rule.form.RuleForm.Reading;
import io.strate.rule.text.RuleParser;
import io.strate.rule.text.RulePrinter.Language;
import io.strate.rule.text.TestingCatalogue;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What rows a rule becomes, and what is said of rows that are wrong. */
final class RuleFormTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final Window DAYS_30 = new Window.Within(new Span(30, Span.Unit.DAY));

  private static Reading in(Language language) {
    return new Reading(new RuleParser(TestingCatalogue.ofExamples(), PARIS), language, PARIS);
  }

  private static Row rows(String text) {
    return RuleForm.of(text, Entity.CONTACT, in(Language.ENGLISH)).root();
  }

  private static Row.Group group(Row.Join join, Row... rows) {
    return new Row.Group(join, List.of(rows));
  }

  private static Row.Test test(Term value, Operator operator, Term... operands) {
    return new Row.Test(false, value, operator, List.of(operands));
  }

  private static Term named(String name) {
    return new Term.Named(false, name);
  }

  private static Term number(double number) {
    return new Term.Constant(Value.number(number));
  }

  private static Events events(String event) {
    return new Events(event, Optional.empty(), Window.EVER, false);
  }

  private static Checked check(Row row) {
    return new RuleForm(row).check(Entity.CONTACT, in(Language.FRENCH));
  }

  private static String french(Checked checked) {
    return checked.text(Language.FRENCH, PARIS).orElseThrow();
  }

  @Test
  void groups_lie_in_groups() {
    assertThat(
            rows(
                "plan in ('pro', 'team') and not (dernier_achat within 30 days or no order within 30 days)"))
        .isEqualTo(
            group(
                Row.Join.ALL,
                test(
                    named("plan"),
                    Operator.IN,
                    new Term.Constant(Value.text("pro")),
                    new Term.Constant(Value.text("team"))),
                group(
                    Row.Join.NONE,
                    new Row.Dated(false, named("dernier_achat"), DAYS_30),
                    new Row.Happened(
                        true, new Events("order", Optional.empty(), DAYS_30, false)))));
  }

  @Test
  void events_are_filtered_by_groups_of_their_own() {
    Row where =
        group(
            Row.Join.ANY,
            test(new Term.Property(List.of("amount")), Operator.GREATER, number(500)),
            test(new Term.Property(List.of("promo")), Operator.TRUE));
    assertThat(rows("count(order where (amount > 500 or promo) within 30 days) >= 2"))
        .isEqualTo(
            test(
                new Term.Aggregate(
                    Aggregation.COUNT,
                    new Events("order", Optional.of(where), DAYS_30, false),
                    List.of()),
                Operator.AT_LEAST,
                number(2)));
  }

  @Test
  void what_calculates_is_a_formula_in_a_row() {
    assertThat(rows("revenue_365d / 12 > 100 and days since last order < 7"))
        .isEqualTo(
            group(
                Row.Join.ALL,
                test(new Term.Formula("revenue_365d / 12"), Operator.GREATER, number(100)),
                test(
                    new Term.Elapsed(
                        Span.Unit.DAY, Direction.SINCE, new Term.TimeOf(true, events("order"))),
                    Operator.LESS,
                    number(7))));
  }

  @Test
  void sequences_and_the_rest_have_rows() {
    Span tenDays = new Span(10, Span.Unit.DAY);
    assertThat(rows("did quote_sent but not quote_signed within 10 days for the same quote_id"))
        .isEqualTo(
            new Row.Unfollowed(
                false, events("quote_sent"), events("quote_signed"), tenDays, List.of("quote_id")));
    assertThat(rows("not did cart then order within 10 days"))
        .isEqualTo(
            new Row.Sequence(
                true, List.of(events("cart"), events("order")), Optional.of(tenDays), List.of()));
    assertThat(rows("not in segment 'engagement_niv/faible'"))
        .isEqualTo(new Row.Member(true, "engagement_niv/faible"));
    assertThat(rows("dernier_achat not in the next 10 days"))
        .isEqualTo(new Row.Upcoming(true, named("dernier_achat"), tenDays));
  }

  @Test
  void what_lies_too_deep_is_text_and_what_is_around_stays_rows() {
    String deep = "not (not in segment 'vip' and ".repeat(20) + "actif" + ")".repeat(20);
    Row row = rows(deep);
    for (int depth = 0; depth < RuleForm.DEEPEST; depth++) {
      assertThat(row).isInstanceOf(Row.Group.class);
      row = ((Row.Group) row).rows().getLast();
    }
    assertThat(row)
        .isEqualTo(
            new Row.Text(
                "not (not in segment 'vip' and ".repeat(8) + "actif" + ")".repeat(8), Plain.DEPTH));
  }

  @Test
  void a_form_is_written_in_either_language() {
    assertThat(french(check(rows("count(email_opened within 7 days) >= 2 and not actif"))))
        .isEqualTo("nombre(email_opened dans les 7 derniers jours) >= 2 et non actif");
  }

  @Test
  void a_row_that_is_not_filled_in_is_named_and_the_others_count() {
    Row form =
        group(
            Row.Join.ALL,
            test(named("actif"), Operator.TRUE),
            group(Row.Join.ANY, new Row.Unfinished("operands", "say how many")),
            new Row.Happened(
                false,
                new Events(
                    "order",
                    Optional.of(
                        group(
                            Row.Join.ALL,
                            new Row.Unfinished("value", "choose a property"),
                            test(
                                new Term.Property(List.of("amount")),
                                Operator.GREATER,
                                number(5)))),
                    Window.EVER,
                    false)));
    Checked checked = check(form);
    assertThat(checked.problems())
        .containsExactly(
            new RowProblem("/rows/1/rows/0", "operands", "say how many"),
            new RowProblem("/rows/2/events/where/rows/0", "value", "choose a property"));
    assertThat(french(checked)).isEqualTo("actif et a fait order where (amount > 5)");
  }

  @Test
  void a_row_that_the_language_refuses_is_named() {
    Row form =
        group(
            Row.Join.ANY,
            test(named("opens_7"), Operator.GREATER, number(1)),
            test(named("plan"), Operator.EQUAL, number(1)),
            test(named("actif"), Operator.TRUE));
    Checked checked = check(form);
    assertThat(checked.problems())
        .extracting(RowProblem::path)
        .containsExactly("/rows/0", "/rows/1");
    assertThat(checked.problems().getFirst().sentence())
        .contains("opens_7")
        .contains("did you mean 'opens_7d'?");
    assertThat(french(checked)).isEqualTo("actif");
  }

  @Test
  void a_formula_cannot_break_out_of_its_row() {
    Checked checked = check(test(new Term.Formula("1) = 1 or (1"), Operator.EQUAL, number(1)));
    assertThat(checked.problems())
        .extracting(RowProblem::path, RowProblem::field)
        .containsExactly(tuple("", "value"));
    assertThat(checked.sound()).isEmpty();
    assertThat(check(new Row.Text("actif # and so on", Plain.CHOSEN)).problems()).isEmpty();
  }

  @Test
  void the_last_step_has_no_window() {
    Events within = new Events("order", Optional.empty(), DAYS_30, false);
    Row row = new Row.Sequence(false, List.of(events("cart"), within), Optional.empty(), List.of());
    assertThat(check(row).problems())
        .extracting(RowProblem::path, RowProblem::field)
        .containsExactly(tuple("", "steps/1/window"));
  }

  @Test
  void a_text_that_cannot_be_read_stays_as_it_is() {
    assertThat(rows("plan = ")).isEqualTo(new Row.Text("plan = ", Plain.WRONG));
  }
}
