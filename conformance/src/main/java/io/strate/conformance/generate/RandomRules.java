package io.strate.conformance.generate;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.Expr.Comparison.Operator;
import io.strate.rule.Selection;
import io.strate.rule.definition.ChannelDefinition;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.EventDefinition;
import io.strate.rule.definition.MachineTiming;
import io.strate.rule.definition.ScoreDefinition;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.SegmentRule;
import io.strate.rule.definition.TraitDefinition;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/** A workspace's definitions: each may use what was defined before it. */
final class RandomRules {

  private static final List<String> ZONES =
      List.of("Europe/Paris", "UTC", "America/New_York", "Pacific/Apia", "America/Sao_Paulo");

  private final Draw draw;
  private final Defined defined = new Defined();
  private final List<TraitDefinition> traits = new ArrayList<>();
  private final List<ScoreDefinition> scores = new ArrayList<>();
  private final List<SegmentDefinition> segments = new ArrayList<>();

  RandomRules(Draw draw) {
    this.draw = draw;
  }

  /**
   * @param size how many traits, scores and segments (or families) to define
   */
  Definitions definitions(int size) {
    for (int i = 0; i < size; i++) {
      Entity of = draw.chance(0.7) ? Entity.CONTACT : Entity.ACCOUNT;
      switch (draw.below(8)) {
        case 0, 1 -> trait(of, "t" + i);
        case 2 -> score(of, "s" + i);
        case 3 -> family(of, "f" + i);
        default -> segment(of, "g" + i);
      }
    }
    return new Definitions(
        ZoneId.of(draw.from(ZONES)),
        draw.chance(0.4) ? Optional.of(World.ZONE_ATTRIBUTE) : Optional.empty(),
        events(),
        traits,
        scores,
        segments,
        List.of(email()),
        draw.chance(0.5) ? Set.of("contract") : Set.of());
  }

  // ---- events ----

  private List<EventDefinition> events() {
    List<EventDefinition> events = new ArrayList<>();
    if (draw.chance(0.7)) {
      Expr machine = new Expr.Property(List.of("machine"), Type.TEXT);
      events.add(
          new EventDefinition.Delivered(
              "email_opened", Optional.of(new Expr.Not(equal(machine, "yes"))), timing()));
    }
    new TreeMap<>(World.FILTERED)
        .forEach(
            (name, from) -> events.add(new EventDefinition.Filtered(name, from, where(from, 0.9))));
    new TreeMap<>(World.SESSIONS)
        .forEach(
            (name, from) ->
                events.add(
                    new EventDefinition.Session(name, from, where(from, 0.2), draw.exactSpan())));
    return events;
  }

  private Optional<MachineTiming> timing() {
    if (draw.chance(0.4)) {
      return Optional.empty();
    }
    Optional<List<String>> link =
        draw.chance(0.6) ? Optional.of(List.of("campaign", "type")) : Optional.empty();
    Optional<MachineTiming.Delivery> delivery =
        link.isEmpty() || draw.chance(0.5)
            ? Optional.of(new MachineTiming.Delivery("email_delivered", List.of("email_id")))
            : Optional.empty();
    return Optional.of(new MachineTiming(link, delivery));
  }

  private Optional<Expr> where(String event, double share) {
    return draw.chance(share)
        ? Optional.of(new RandomSelections(draw).where(event, 1))
        : Optional.empty();
  }

  private static Expr equal(Expr text, String value) {
    return new Expr.Comparison(Operator.EQUAL, text, new Expr.Literal(Value.text(value)));
  }

  private static ChannelDefinition email() {
    Selection bounced = Selection.of("email_bounced");
    Selection delivered = Selection.of("email_delivered");
    return new ChannelDefinition(
        "email",
        new Expr.Known(new Expr.Attribute("email", Type.TEXT)),
        new Expr.Comparison(
            Operator.GREATER, new Expr.TimeOf(true, bounced), new Expr.TimeOf(true, delivered)),
        new Expr.Did(Selection.of("email_complained")));
  }

  // ---- traits and scores ----

  private void trait(Entity of, String name) {
    RandomConditions conditions = new RandomConditions(draw, of, defined);
    defined.takeUnfree();
    boolean moves = draw.chance(0.25);
    Type type =
        moves
            ? Type.NUMBER
            : draw.from(List.of(Type.NUMBER, Type.NUMBER, Type.TEXT, Type.INSTANT, Type.BOOLEAN));
    Expr value =
        moves
            ? conditions.values().moving()
            : type == Type.BOOLEAN ? conditions.condition(1) : conditions.values().still(type, 2);
    traits.add(new TraitDefinition(of, name, value));
    defined.addValue(new Defined.Named(of, name, value.type(), moves, !defined.takeUnfree()));
  }

  private void score(Entity of, String name) {
    defined.takeUnfree();
    boolean decays = draw.chance(0.6);
    List<ScoreDefinition.Line> lines = new ArrayList<>();
    for (int i = 1 + draw.below(3); i > 0; i--) {
      lines.add(line(of));
    }
    scores.add(
        new ScoreDefinition(
            of,
            name,
            lines,
            decays ? Optional.of(draw.exactSpan()) : Optional.empty(),
            draw.chance(0.4) ? OptionalDouble.of(0) : OptionalDouble.empty(),
            draw.chance(0.4)
                ? OptionalDouble.of(draw.from(List.of(10.0, 50.0, 100.0)))
                : OptionalDouble.empty()));
    defined.addValue(new Defined.Named(of, name, Type.NUMBER, decays, !defined.takeUnfree()));
  }

  private ScoreDefinition.Line line(Entity of) {
    double give = draw.from(List.of(10.0, 20.0, -15.0, 1.0, 2.5, 0.1));
    if (draw.chance(0.25)) {
      return new ScoreDefinition.When(new RandomConditions(draw, of, defined).condition(1), give);
    }
    OptionalDouble atMost =
        draw.chance(0.4)
            ? OptionalDouble.of(draw.from(List.of(10.0, 15.0, 25.0)))
            : OptionalDouble.empty();
    return new ScoreDefinition.Each(new RandomSelections(draw).selection(), give, atMost);
  }

  // ---- segments ----

  private void segment(Entity of, String name) {
    defined.takeUnfree();
    boolean stays = draw.chance(0.2);
    Defined usable = stays ? defined.onlyFree() : defined;
    RandomConditions conditions = new RandomConditions(draw, of, usable);
    boolean ranks = !stays && draw.chance(0.15);
    SegmentRule rule;
    if (ranks) {
      rule =
          new SegmentRule.Top(
              size(),
              draw.chance(0.7) ? conditions.values().still(Type.NUMBER, 1) : ranked(conditions));
    } else if (!stays && draw.chance(0.08)) {
      rule = new SegmentRule.Listed(Set.copyOf(RandomPopulations.someIds(draw, of)));
    } else {
      rule =
          new SegmentRule.When(
              conditions.condition(2),
              stays ? Optional.of(conditions.condition(1)) : Optional.empty());
    }
    add(
        of,
        name,
        Optional.empty(),
        rule,
        draw.chance(0.2) ? usable.segment(draw, of) : Optional.empty(),
        ranks);
  }

  private Expr ranked(RandomConditions conditions) {
    Expr moving = conditions.values().moving();
    return moving.type() == Type.NUMBER ? moving : conditions.values().still(Type.NUMBER, 1);
  }

  private SegmentRule.Size size() {
    return draw.chance(0.5)
        ? new SegmentRule.Size.Count(1 + draw.below(4))
        : new SegmentRule.Size.Share(
            draw.from(List.of("0.05", "0.2", "0.3", "0.5", "1", "0.001"))
                .transform(BigDecimal::new));
  }

  private void add(
      Entity of,
      String name,
      Optional<String> family,
      SegmentRule rule,
      Optional<String> under,
      boolean ranks) {
    Set<String> always =
        draw.chance(0.15) ? Set.copyOf(RandomPopulations.someIds(draw, of)) : Set.of();
    Set<String> never =
        draw.chance(0.15) ? Set.copyOf(RandomPopulations.someIds(draw, of)) : Set.of();
    segments.add(new SegmentDefinition(of, name, family, under, rule, always, never));
    defined.addSegment(
        new Defined.Named(of, name, Type.BOOLEAN, false, !defined.takeUnfree() && !ranks));
  }

  /** Tiers of a trait, or first matches. */
  private void family(Entity of, String name) {
    if (draw.chance(0.5)) {
      tiers(of, name);
      return;
    }
    List<Expr> earlier = new ArrayList<>();
    boolean unfree = false;
    for (int i = 0; i < 3; i++) {
      defined.takeUnfree();
      List<Expr> terms = new ArrayList<>(earlier);
      Expr condition = new RandomConditions(draw, of, defined).condition(1);
      terms.add(condition);
      unfree = defined.takeUnfree() || unfree;
      add(
          of,
          name + "/" + i,
          Optional.of(name),
          when(terms.size() == 1 ? condition : new Expr.And(terms)),
          Optional.empty(),
          unfree);
      earlier.add(new Expr.Not(condition));
    }
  }

  private static SegmentRule when(Expr condition) {
    return new SegmentRule.When(condition, Optional.empty());
  }

  private void tiers(Entity of, String name) {
    RandomConditions conditions = new RandomConditions(draw, of, defined);
    defined.takeUnfree();
    Expr by = draw.chance(0.5) ? ranked(conditions) : conditions.values().still(Type.NUMBER, 1);
    boolean unfree = defined.takeUnfree();
    Expr.Literal low = draw.literal(Type.NUMBER);
    Expr.Literal high = new Expr.Literal(Value.number(((Value.Num) low.value()).value() + 5));
    List<Expr> bounds =
        List.of(
            new Expr.Comparison(Operator.LESS, by, low),
            new Expr.Between(by, low, high),
            new Expr.Comparison(Operator.GREATER, by, high));
    for (int i = 0; i < bounds.size(); i++) {
      add(of, name + "/" + i, Optional.of(name), when(bounds.get(i)), Optional.empty(), unfree);
    }
  }
}
