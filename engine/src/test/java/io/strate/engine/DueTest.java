package io.strate.engine;

import static io.strate.engine.TestingPeople.segment;
import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.Expr.Comparison.Operator;
import io.strate.rule.Selection;
import io.strate.rule.Span;
import io.strate.rule.Window;
import io.strate.rule.definition.ScoreDefinition;
import io.strate.rule.definition.SegmentRule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/**
 * A profile is due when something that matters changes: at that instant, or earlier, never later.
 */
final class DueTest {

  private static final long DAY = 86_400_000;
  private static final long NOW = Instant.parse("2026-06-15T10:00:00Z").toEpochMilli();

  private static final Selection LAST_WEEK =
      Selection.of("x").in(new Window.Within(new Span(7, Span.Unit.DAY)));

  private final TestingPeople people = new TestingPeople();

  private long due(Expr when) {
    Plan plan = plan(when);
    long due = people.one(plan, Entity.CONTACT, "a", NOW).due();
    assertThat(people.run(plan, NOW).due(Entity.CONTACT, people.number(Entity.CONTACT, "a")))
        .isEqualTo(due);
    return due;
  }

  private Plan plan(Expr when) {
    return people.plan(
        List.of(), List.of(), segment("s", new SegmentRule.When(when, Optional.empty())));
  }

  private boolean isMember(Expr when, long now) {
    return people.one(plan(when), Entity.CONTACT, "a", now).isMember(0);
  }

  private static Expr compare(Operator operator, Expr value, double constant) {
    return new Expr.Comparison(operator, value, new Expr.Literal(Value.number(constant)));
  }

  private static Expr region(String name) {
    return new Expr.Comparison(
        Operator.EQUAL,
        new Expr.Attribute("region", Type.TEXT),
        new Expr.Literal(Value.text(name)));
  }

  private static Expr count() {
    return new Expr.Aggregate(Expr.Aggregation.COUNT, LAST_WEEK, List.of(), Type.NUMBER);
  }

  @Test
  void aMemberLeavesAtTheInstantAtWhichItsEventIsOneWindowOld() {
    long event = NOW - 2 * DAY;
    people.did("a", "x", event);
    Expr did = new Expr.Did(LAST_WEEK);
    assertThat(due(did)).isEqualTo(event + 7 * DAY);
    assertThat(isMember(did, event + 7 * DAY - 1)).isTrue();
    assertThat(isMember(did, event + 7 * DAY)).isFalse();
  }

  @Test
  void whatCannotMatterIsNotWatched() {
    people.did("a", "x", NOW - DAY).has("a", "region", Value.text("ARA"));
    assertThat(due(new Expr.And(List.of(new Expr.Did(LAST_WEEK), region("IDF")))))
        .isEqualTo(Long.MAX_VALUE);
    assertThat(due(new Expr.Or(List.of(new Expr.Did(LAST_WEEK), region("ARA")))))
        .isEqualTo(Long.MAX_VALUE);
    assertThat(due(new Expr.And(List.of(new Expr.Did(LAST_WEEK), region("ARA")))))
        .isEqualTo(NOW + 6 * DAY);
  }

  @Test
  void aCountIsDueWhenItFallsBelowItsBound() {
    people.did("a", "x", NOW - 6 * DAY).did("a", "x", NOW - 3 * DAY).did("a", "x", NOW - DAY);
    assertThat(due(compare(Operator.AT_LEAST, count(), 2))).isEqualTo(NOW + 4 * DAY);
    assertThat(due(compare(Operator.GREATER, count(), 3))).isEqualTo(Long.MAX_VALUE);
    assertThat(due(compare(Operator.AT_LEAST, count(), 3))).isEqualTo(NOW + DAY);
  }

  @Test
  void daysSinceCrossesItsBoundToTheMillisecond() {
    people.did("a", "x", NOW - 10 * DAY);
    Expr days =
        new Expr.Elapsed(
            Span.Unit.DAY, Expr.Elapsed.Direction.SINCE, new Expr.TimeOf(true, Selection.of("x")));
    assertThat(due(compare(Operator.GREATER, days, 30))).isEqualTo(NOW + 20 * DAY + 1);
    assertThat(due(compare(Operator.AT_LEAST, days, 30))).isEqualTo(NOW + 20 * DAY);
    assertThat(due(compare(Operator.LESS, days, 5))).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aDecayingScoreIsDueBeforeItCrossesItsBoundAndNeverAfter() {
    people.did("a", "x", NOW);
    ScoreDefinition score =
        new ScoreDefinition(
            Entity.CONTACT,
            "warmth",
            List.of(new ScoreDefinition.Each(Selection.of("x"), 100, OptionalDouble.empty())),
            Optional.of(new Span(30, Span.Unit.DAY)),
            OptionalDouble.empty(),
            OptionalDouble.empty());
    Expr above = compare(Operator.GREATER, new Expr.Trait("warmth", Type.NUMBER), 25);
    Plan plan =
        people.plan(
            List.of(), List.of(score), segment("s", new SegmentRule.When(above, Optional.empty())));
    // 100 points have become 25 after two half-lives.
    assertThat(people.one(plan, Entity.CONTACT, "a", NOW).due())
        .isBetween(NOW + 60 * DAY - 10, NOW + 60 * DAY);
    assertThat(people.one(plan, Entity.CONTACT, "a", NOW + 60 * DAY - 1).isMember(0)).isTrue();
    assertThat(people.one(plan, Entity.CONTACT, "a", NOW + 60 * DAY).isMember(0)).isFalse();
  }

  @Test
  void calendarDaysEndAtMidnightWhereTheContactLives() {
    Expr today = new Expr.Did(Selection.of("x").in(new Window.WithinCalendarDays(1)));
    people.did("a", "x", NOW).has("a", "tz", Value.text("Asia/Tokyo"));
    long midnight = Instant.parse("2026-06-15T15:00:00Z").toEpochMilli();
    assertThat(due(today)).isLessThanOrEqualTo(midnight).isGreaterThan(NOW);
    assertThat(isMember(today, midnight - 1)).isTrue();
    assertThat(isMember(today, midnight)).isFalse();
  }

  @Test
  void anEntryOfLaterCountsFromItsTimeOn() {
    people.did("a", "y", NOW - DAY).did("a", "x", NOW + DAY);
    Expr did = new Expr.Did(Selection.of("x"));
    assertThat(due(did)).isEqualTo(NOW + DAY);
    assertThat(isMember(did, NOW)).isFalse();
    assertThat(isMember(did, NOW + DAY)).isTrue();
  }
}
