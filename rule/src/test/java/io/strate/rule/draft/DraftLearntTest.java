package io.strate.rule.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import io.strate.rule.Span;
import io.strate.rule.definition.LearntTrait;
import io.strate.rule.text.RulePrinter;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DraftLearntTest {

  @Test
  void a_target_looks_as_far_ahead_as_its_windows() {
    Compiled compiled =
        new TestingDrafts()
            .trait("orders_30d", "count(order within 30 days)")
            .score("mood", "", "", "page within 2 weeks", 1)
            .model(
                "next",
                "orders_30d > 2 ou mood > 3 ou a fait email_opened sous 3 mois puis email_clicked sous 1 heure",
                "age > 18",
                "age, region")
            .compile();

    assertThat(compiled.problems()).isEmpty();
    LearntTrait.Prediction next = (LearntTrait.Prediction) compiled.learnt().getFirst();
    assertThat(next.target().orElseThrow().horizon().windows())
        .containsExactlyInAnyOrder(
            new Span(30, Span.Unit.DAY), new Span(2, Span.Unit.WEEK), new Span(3, Span.Unit.MONTH));
    assertThat(next.type()).isEqualTo(Type.NUMBER);
    assertThat(next.among()).isPresent();
  }

  @Test
  void what_is_learnt_has_the_type_of_what_is_predicted() {
    Compiled compiled =
        new TestingDrafts()
            .clusters("groups", "", "age")
            .model("sku", "most frequent(order.sku within 30 days)", "", "age")
            .model("spent", "sum(order.amount within 30 days)", "", "age")
            .model("page", "last(page.url within 30 days)", "", "age")
            .compile();

    assertThat(compiled.learnt().stream().map(LearntTrait::type))
        .containsExactly(Type.Scalar.TEXT, Type.Scalar.TEXT, Type.Scalar.NUMBER, Type.Scalar.TEXT);
    assertThat(compiled.catalogue().attribute(Entity.CONTACT, "page")).contains(Type.TEXT);
    assertThat(compiled.catalogue().clusterSet("groups")).contains(Entity.CONTACT);
    assertThat(compiled.catalogue().clusterSet("sku")).isEmpty();
  }

  /** {@code warm} builds on {@code groups} through a segment. */
  @Test
  void auto_is_all_that_does_not_build_on_what_is_learnt() {
    Compiled compiled =
        new TestingDrafts()
            .trait("orders", "count(order)")
            .trait("last_order", "time of last order")
            .when("first_group", "groups = '1'")
            .score("warm", "", "", "when in segment 'first_group'", 1)
            .clusters("groups", "", "auto")
            .model("next", "did order within 90 days", "", "auto")
            .compile();

    assertThat(compiled.problems()).isEmpty();
    for (LearntTrait each : compiled.learnt()) {
      assertThat(features(each))
          .containsExactly(
              "age: age",
              "dernier_achat: days since dernier_achat",
              "last_order: days since last_order",
              "orders: orders",
              "region: region",
              "tz: tz");
    }
  }

  @Test
  void what_is_wrong_is_shown_where_it_stands() {
    assertThat(
            new TestingDrafts()
                .model("next", "did order within 90 days and count(page) > 3", "", "age")
                .problems())
        .singleElement()
        .asString()
        .contains("'page' has no window");
    assertThat(new TestingDrafts().model("next", "did page since 2026-01-01", "", "age").problems())
        .singleElement()
        .asString()
        .contains("'page' has a window that may look back before the snapshot");
  }

  @Test
  void nothing_that_is_learnt_depends_on_itself() {
    assertThat(
            new TestingDrafts()
                .model("next", "did order within 90 days", "in segment 'hot'", "age")
                .when("hot", "next > 0.5")
                .problems())
        .singleElement()
        .asString()
        .endsWith("segment 'hot' depends on itself: segment 'hot' → next → segment 'hot'");
    assertThat(
            new TestingDrafts()
                .model("next", "did order within 90 days", "", "twice")
                .trait("twice", "next * 2")
                .problems())
        .singleElement()
        .asString()
        .endsWith("twice depends on itself: twice → next → twice");
  }

  @Test
  void those_learnt_from_come_first() {
    Compiled compiled =
        new TestingDrafts()
            .model("last", "did order within 90 days", "in segment 'groups/1'", "age")
            .clusters("groups", "", "first", "1", "2")
            .model("first", "did order within 90 days", "", "age")
            .compile();

    assertThat(compiled.problems()).isEmpty();
    assertThat(compiled.learnt().stream().map(LearntTrait::name))
        .containsExactly("first", "groups", "last");
  }

  private static List<String> features(LearntTrait trait) {
    return trait.features().stream()
        .map(
            feature ->
                feature.name()
                    + ": "
                    + RulePrinter.print(
                        feature.value(), RulePrinter.Language.ENGLISH, ZoneOffset.UTC))
        .toList();
  }
}
