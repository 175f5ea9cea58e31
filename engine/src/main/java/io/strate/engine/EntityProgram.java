package io.strate.engine;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import io.strate.engine.column.Asked;
import io.strate.engine.column.Decay;
import io.strate.engine.column.Expressions;
import io.strate.engine.column.Facts;
import io.strate.engine.column.Graph;
import io.strate.engine.column.Kind;
import io.strate.engine.column.Slot;
import io.strate.engine.column.Watch;
import io.strate.engine.stream.EventLeaves;
import io.strate.rule.Expr;
import io.strate.rule.Expr.Comparison.Operator;
import io.strate.rule.definition.ScoreDefinition;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.SegmentRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All definitions of one entity as one graph; what several of them use is computed once. */
final class EntityProgram {

  final Entity entity;
  final Graph graph;
  final EventLeaves leaves;
  final Expressions expressions;
  final Slot exists;
  final Map<String, Slot> segments = new LinkedHashMap<>();
  final Map<String, Slot> traits = new LinkedHashMap<>();

  /** By segment, what a top ranks by. */
  final Map<String, Slot> ranked = new LinkedHashMap<>();

  /** Conditions whose changes matter: memberships, and what other profiles ask for. */
  final List<Slot> conditions = new ArrayList<>();

  /** Values that other profiles ask for, whose changes matter too. */
  final List<Slot> exports = new ArrayList<>();

  private final PlanCompiler plan;

  EntityProgram(Entity entity, PlanCompiler plan) {
    this.entity = entity;
    this.plan = plan;
    this.graph = new Graph(plan.literals);
    int stage = entity == Entity.CONTACT ? 0 : 1;
    this.leaves = new EventLeaves(graph, plan.definitions.events(), plan.calendar, stage);
    this.expressions = new Expressions(graph, this::leaf, plan.calendar);
    this.exists = entity == Entity.CONTACT ? leaves.exists() : existsOrHasContacts();
    plan.definitions.contactZone().filter(_ -> entity == Entity.CONTACT).ifPresent(leaves::zone);
  }

  private Slot existsOrHasContacts() {
    Slot some = expressions.comparison(Operator.AT_LEAST, contactCount(), 1);
    return expressions.or(List.of(leaves.exists(), some));
  }

  /**
   * What is read of evaluated rows.
   *
   * @param values whether traits and scores are read, too, not memberships only
   */
  Asked asked(boolean values) {
    List<Slot> read = new ArrayList<>(exports);
    read.addAll(ranked.values());
    if (values) {
      read.addAll(traits.values());
    }
    return new Asked(conditions, read);
  }

  Slot condition(Expr expr) {
    return expressions.condition(expr);
  }

  private Slot leaf(Expr leaf) {
    return switch (leaf) {
      case Expr.Attribute(String name, Type type) -> leaves.attribute(name, type);
      case Expr.Trait(String name, _) -> trait(name);
      case Expr.InSegment(String name) -> expressions.and(List.of(exists, segment(name)));
      case Expr.Aggregate aggregate -> leaves.aggregate(aggregate);
      case Expr.TimeOf time -> leaves.timeOf(time);
      case Expr.Did(var events) ->
          expressions.comparison(Operator.AT_LEAST, leaves.count(events), 1);
      case Expr.Sequence sequence -> leaves.sequence(sequence);
      case Expr.ButNot butNot -> leaves.butNot(butNot);
      case Expr.Reachable(String channel, String purpose) -> reachable(channel, purpose);
      case Expr.OfAccount(Expr value) -> new AccountImport(plan).of(value);
      case Expr.CountContacts(Expr condition) -> contacts(condition);
      case Expr.SomeContact(boolean every, Expr condition) -> someContact(every, condition);
      default -> throw new IllegalArgumentException("no leaf of a profile: " + leaf);
    };
  }

  private Slot never() {
    return graph.find(new Imports.Named(Set.of())).orElseGet(() -> named(Set.of()));
  }

  private Slot reachable(String channel, String purpose) {
    return plan.definitions.channels().stream()
        .filter(way -> entity == Entity.CONTACT && way.name().equals(channel))
        .findFirst()
        .map(
            way ->
                expressions.and(
                    List.of(
                        leaves.consented(channel, purpose),
                        condition(way.address()),
                        expressions.not(condition(way.bouncing())),
                        expressions.not(condition(way.complained())))))
        .orElseGet(this::never);
  }

  // ---- accounts ----

  private Slot contactCount() {
    return graph.leaf(new Imports.ContactCount(), Kind.NUMBER, false, Facts.standing(1));
  }

  private Slot contacts(Expr condition) {
    if (entity == Entity.CONTACT) {
      return graph.leaf(new Imports.Contacts(never()), Kind.NUMBER, false, Facts.standing(0));
    }
    Slot of = plan.contacts.condition(condition);
    plan.contacts.conditions.add(of);
    int stage = plan.contacts.graph.facts(of).stage() + 1;
    return graph.leaf(new Imports.Contacts(of), Kind.NUMBER, false, Facts.standing(stage));
  }

  private Slot someContact(boolean every, Expr condition) {
    Slot holding = contacts(condition);
    Slot some = expressions.comparison(Operator.AT_LEAST, holding, 1);
    return every && entity == Entity.ACCOUNT
        ? expressions.and(List.of(some, expressions.equal(holding, contactCount())))
        : some;
  }

  // ---- traits and scores ----

  /** The column of a trait or score. */
  Slot trait(String name) {
    Slot known = traits.get(name);
    if (known == null) {
      known =
          plan.trait(entity, name)
              .map(trait -> expressions.of(trait.value()))
              .orElseGet(() -> score(plan.score(entity, name)));
      traits.put(name, known);
    }
    return known;
  }

  private Slot score(ScoreDefinition score) {
    List<Decay.Line> lines = new ArrayList<>();
    for (ScoreDefinition.Line line : score.lines()) {
      lines.add(
          switch (line) {
            case ScoreDefinition.When(Expr condition, double give) ->
                new Decay.While(condition(condition), give);
            case ScoreDefinition.Each(var events, double give, var atMost) ->
                score
                    .halfLife()
                    .map(
                        half ->
                            new Decay.Events(
                                leaves.decaying(events, give, half.millis()), 1, atMost))
                    .orElseGet(() -> new Decay.Events(leaves.count(events), give, atMost));
          });
    }
    return graph.add(Decay.Score.of(score, lines));
  }

  // ---- segments ----

  /** The column of a membership; it says nothing of profiles that do not exist. */
  Slot segment(String name) {
    Slot known = segments.get(name);
    if (known == null) {
      known = membership(plan.segment(name));
      segments.put(name, known);
    }
    return known;
  }

  /** Never goes before always, and both before all else. */
  private Slot membership(SegmentDefinition segment) {
    if (segment.of() != entity) {
      return never();
    }
    List<Slot> inside = new ArrayList<>();
    segment.under().ifPresent(parent -> inside.add(segment(parent)));
    inside.add(rule(segment));
    Slot member = expressions.and(inside);
    if (!segment.always().isEmpty()) {
      member = expressions.or(List.of(named(segment.always()), member));
    }
    return segment.never().isEmpty()
        ? member
        : expressions.and(List.of(expressions.not(named(segment.never())), member));
  }

  private Slot rule(SegmentDefinition segment) {
    return switch (segment.rule()) {
      case SegmentRule.When(Expr when, Optional<Expr> stay) ->
          stay.map(s -> stayed(when, s)).orElseGet(() -> condition(when));
      case SegmentRule.Listed(Set<String> ids) -> named(ids);
      case SegmentRule.Top(_, Expr by) -> {
        Slot value = expressions.of(by);
        ranked.put(segment.name(), value);
        yield graph.leaf(
            new Imports.Ranked(segment.name()),
            Kind.BOOLEAN,
            false,
            Facts.standing(graph.facts(value).stage() + 2));
      }
    };
  }

  private Slot stayed(Expr when, Expr stay) {
    int due = graph.newDue();
    Facts facts = Facts.standing(stage()).watchedBy(new Watch.Dues(new int[] {due}));
    return graph.leaf(new Imports.Stayed(when, stay, due), Kind.BOOLEAN, false, facts);
  }

  private Slot named(Set<String> ids) {
    return graph.leaf(new Imports.Named(ids), Kind.BOOLEAN, false, Facts.standing(stage()));
  }

  private int stage() {
    return entity == Entity.CONTACT ? 0 : 1;
  }
}
