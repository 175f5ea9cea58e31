package io.strate.engine;

import io.strate.domain.Entity;
import io.strate.engine.column.Expressions;
import io.strate.engine.column.Facts;
import io.strate.engine.column.Graph;
import io.strate.engine.column.Kind;
import io.strate.engine.column.Slot;
import io.strate.engine.stream.EventLeaves;
import io.strate.rule.Expr;
import io.strate.rule.Expr.Comparison.Operator;
import io.strate.rule.definition.ScoreDefinition;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.SegmentRule;
import io.strate.rule.definition.TraitDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All definitions of one entity as one graph; what several of them use is computed once. */
final class EntityProgram {

  final Entity entity;
  final Graph graph;
  final EventLeaves leaves;
  final Map<String, Slot> segments = new LinkedHashMap<>();
  final Map<String, Slot> traits = new LinkedHashMap<>();

  /** Conditions whose changes matter: memberships, and what other profiles ask for. */
  final List<Slot> conditions = new ArrayList<>();

  private final PlanCompiler plan;
  private final Expressions expressions;

  EntityProgram(Entity entity, PlanCompiler plan) {
    this.entity = entity;
    this.plan = plan;
    this.graph = new Graph(plan.literals);
    this.leaves = new EventLeaves(graph, plan.definitions.events(), plan.calendar);
    this.expressions = new Expressions(graph, this::leaf, plan.calendar);
  }

  Slot expression(Expr expr) {
    return expressions.of(expr);
  }

  private Slot leaf(Expr leaf) {
    return switch (leaf) {
      case Expr.Attribute(String name, var type) -> leaves.attribute(name, type);
      case Expr.Trait(String name, _) -> trait(name);
      case Expr.InSegment(String name) -> segment(name);
      case Expr.Aggregate aggregate -> leaves.aggregate(aggregate);
      case Expr.TimeOf time -> leaves.timeOf(time);
      case Expr.Did(var events) ->
          expressions.comparison(Operator.AT_LEAST, leaves.count(events), 1);
      default -> throw new IllegalArgumentException("no leaf of a profile: " + leaf);
    };
  }

  // ---- traits ----

  /** The column of a trait or score. */
  Slot trait(String name) {
    Slot known = traits.get(name);
    if (known == null) {
      TraitDefinition trait = plan.traits.get(new PlanCompiler.Named(entity, name));
      ScoreDefinition score = plan.scores.get(new PlanCompiler.Named(entity, name));
      if (trait == null && score == null) {
        throw new IllegalArgumentException("no trait or score " + name);
      }
      known = expression(trait.value());
      traits.put(name, known);
    }
    return known;
  }

  // ---- segments ----

  /** The column of a membership; it says nothing of profiles that do not exist. */
  Slot segment(String name) {
    Slot known = segments.get(name);
    if (known == null) {
      known = membership(plan.segments.get(name));
      segments.put(name, known);
    }
    return known;
  }

  /** Never goes before always, and both before all else. */
  private Slot membership(SegmentDefinition segment) {
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
      case SegmentRule.When(Expr when, var stay) when stay.isEmpty() ->
          expressions.condition(when);
      case SegmentRule.Listed(Set<String> ids) -> named(ids);
      case SegmentRule.When _, SegmentRule.Top _ ->
          throw new UnsupportedOperationException("stay and top");
    };
  }

  private Slot named(Set<String> ids) {
    return graph.leaf(new Imports.Named(ids), Kind.BOOLEAN, false, Facts.STANDING);
  }
}
