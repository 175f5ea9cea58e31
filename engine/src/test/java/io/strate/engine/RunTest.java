package io.strate.engine;

import static io.strate.engine.TestingPeople.segment;
import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.Expr.Comparison.Operator;
import io.strate.rule.Selection;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.SegmentRule;
import io.strate.rule.definition.TraitDefinition;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Populations, with values and members that were worked out by hand. */
final class RunTest {

  private static final long NOW = 1_800_000_000_000L;

  private final TestingPeople people = new TestingPeople();

  private static Expr aggregate(Expr.Aggregation aggregation, String... path) {
    return new Expr.Aggregate(aggregation, Selection.of("order"), List.of(path), Type.NUMBER);
  }

  private void ordered(String contact, double amount) {
    people.did(contact, "order", NOW - 1000, Map.of("amount", Value.number(amount)));
  }

  private Value trait(Expr value) {
    Plan plan = people.plan(List.of(new TraitDefinition(Entity.CONTACT, "t", value)), List.of());
    return people.one(plan, Entity.CONTACT, "a", NOW).trait("t");
  }

  private List<String> members(Plan plan, Entity of, String segment) {
    List<String> ids = people.ids(of);
    return people.run(plan, NOW).members(segment).stream().mapToObj(ids::get).sorted().toList();
  }

  @Test
  void sumsAreExactDecimals() {
    ordered("a", 0.1);
    ordered("a", 0.2);
    assertThat(trait(aggregate(Expr.Aggregation.SUM, "amount"))).isEqualTo(Value.number(0.3));
    assertThat(trait(aggregate(Expr.Aggregation.AVG, "amount"))).isEqualTo(Value.number(0.15));
  }

  @Test
  void sumsThatNoLongHoldsAreExactToo() {
    for (int i = 0; i < 20; i++) {
      ordered("a", 1e12);
    }
    ordered("a", 0.000001);
    // 2·10¹³ + 10⁻⁶ lies nearer to 2·10¹³ than to the next double.
    assertThat(trait(aggregate(Expr.Aggregation.SUM, "amount"))).isEqualTo(Value.number(2e13));
  }

  @Test
  void aValueThatHasNoMillionthsMakesTheSumUnknown() {
    ordered("a", 2e12);
    ordered("a", 1);
    assertThat(trait(aggregate(Expr.Aggregation.SUM, "amount"))).isEqualTo(Value.UNKNOWN);
    assertThat(trait(aggregate(Expr.Aggregation.MAX, "amount"))).isEqualTo(Value.number(2e12));
  }

  @Test
  void topTakesTheCeilingOfItsShareAndBreaksTiesById() {
    for (String id : List.of("d", "c", "b", "a", "e", "f", "g")) {
      ordered(id, id.equals("g") ? 100 : 7);
    }
    people.did("nobody", "visit", NOW - 1);
    SegmentRule top =
        new SegmentRule.Top(
            new SegmentRule.Size.Share(new BigDecimal("0.3")),
            aggregate(Expr.Aggregation.MAX, "amount"));
    // 7 known values: 30 % are 2.1, so 3: the highest, and the first two ids of the others.
    Plan plan = people.plan(List.of(), List.of(), segment("best", top));
    assertThat(members(plan, Entity.CONTACT, "best")).containsExactly("a", "b", "g");
  }

  @Test
  void whoeverIsNamedGoesBeforeTheRule() {
    ordered("a", 1);
    people.did("b", "visit", NOW).did("c", "visit", NOW);
    ordered("d", 1);
    Expr ordered = new Expr.Did(Selection.of("order"));
    SegmentDefinition named =
        new SegmentDefinition(
            Entity.CONTACT,
            "s",
            Optional.empty(),
            Optional.empty(),
            new SegmentRule.When(ordered, Optional.empty()),
            Set.of("b"),
            Set.of("d"));
    Plan plan = people.plan(List.of(), List.of(), named);
    assertThat(members(plan, Entity.CONTACT, "s")).containsExactly("a", "b");
  }

  @Test
  void accountsCountTheirContactsAndContactsReadTheirAccount() {
    people.joined("a", "acme", 0).joined("b", "acme", 0).joined("c", "solo", 0);
    ordered("a", 1);
    ordered("b", 1);
    ordered("c", 1);
    Expr buyers =
        new Expr.Comparison(
            Operator.AT_LEAST,
            new Expr.CountContacts(new Expr.Did(Selection.of("order"))),
            new Expr.Literal(Value.number(2)));
    TraitDefinition size =
        new TraitDefinition(
            Entity.ACCOUNT, "buyers", new Expr.CountContacts(new Expr.Did(Selection.of("order"))));
    SegmentDefinition busy =
        new SegmentDefinition(
            Entity.ACCOUNT,
            "busy",
            Optional.empty(),
            Optional.empty(),
            new SegmentRule.When(buyers, Optional.empty()),
            Set.of(),
            Set.of());
    Expr colleagues =
        new Expr.Comparison(
            Operator.GREATER,
            new Expr.OfAccount(new Expr.Trait("buyers", Type.NUMBER)),
            new Expr.Literal(Value.number(1)));
    Plan plan =
        people.plan(
            List.of(size),
            List.of(),
            busy,
            segment("colleagues", new SegmentRule.When(colleagues, Optional.empty())));
    assertThat(members(plan, Entity.ACCOUNT, "busy")).containsExactly("acme");
    assertThat(members(plan, Entity.CONTACT, "colleagues")).containsExactly("a", "b");
  }

  @Test
  void blocksOfAnyFillingAndSingleProfilesAgree() {
    for (int i = 0; i < 2 * Scan.BLOCK + 77; i++) {
      people.did("p" + i, i % 3 == 0 ? "order" : "visit", NOW - i);
    }
    Plan plan =
        people.plan(
            List.of(),
            List.of(),
            segment(
                "s", new SegmentRule.When(new Expr.Did(Selection.of("order")), Optional.empty())));
    assertThat(people.run(plan, NOW).members("s").stream())
        .hasSize((2 * Scan.BLOCK + 77 + 2) / 3)
        .allMatch(number -> number % 3 == 0);
  }
}
