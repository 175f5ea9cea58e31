package io.strate.engine;

import io.strate.domain.Value;
import io.strate.engine.Reason.Subject;
import io.strate.engine.stream.Evidence;
import io.strate.rule.Expr;
import io.strate.rule.definition.ScoreDefinition;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.SegmentRule;
import io.strate.rule.definition.TraitDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Takes a definition apart: first to have every part computed, and then, when a profile has been
 * evaluated, to say what each came to.
 */
final class Reasons {

  private final PlanCompiler plan;
  private final EntityProgram program;

  Reasons(PlanCompiler plan, EntityProgram program) {
    this.plan = plan;
    this.program = program;
  }

  // ---- to have all parts computed ----

  void compile(String segment) {
    program.segment(segment);
    SegmentDefinition definition = plan.segment(segment);
    definition.under().ifPresent(this::compile);
    switch (definition.rule()) {
      case SegmentRule.When(Expr when, Optional<Expr> stay) -> {
        compile(when);
        stay.ifPresent(this::compile);
      }
      case SegmentRule.Top(_, Expr by) -> compile(by);
      case SegmentRule.Listed _ -> {}
    }
  }

  void compileTrait(String name) {
    program.trait(name);
    Optional<TraitDefinition> trait = plan.trait(program.entity, name);
    if (trait.isPresent()) {
      compile(trait.get().value());
      return;
    }
    for (ScoreDefinition.Line line : plan.score(program.entity, name).lines()) {
      if (line instanceof ScoreDefinition.When(Expr condition, _)) {
        compile(condition);
      }
    }
  }

  private void compile(Expr expr) {
    program.expressions.of(expr);
    switch (expr) {
      case Expr.Trait(String name, _) -> compileTrait(name);
      case Expr.InSegment(String name) -> {
        if (plan.segment(name).of() == program.entity) {
          compile(name);
        }
      }
      default -> parts(expr).forEach(this::compile);
    }
  }

  // ---- to say what they came to ----

  Reason segment(String name, Unit unit) {
    SegmentDefinition segment = plan.segment(name);
    List<Reason> parts = new ArrayList<>();
    if (isNamed(segment.never(), unit)) {
      parts.add(plain(new Subject.Never()));
    }
    if (isNamed(segment.always(), unit)) {
      parts.add(plain(new Subject.Always()));
    }
    segment.under().ifPresent(parent -> parts.add(segment(parent, unit)));
    parts.add(rule(segment, unit));
    Value member = unit.block().value(program.segment(name), 0);
    return new Reason(new Subject.Segment(name), member, List.of(), parts);
  }

  private static Reason plain(Subject subject) {
    return new Reason(subject, Value.bool(true), List.of(), List.of());
  }

  private boolean isNamed(Set<String> ids, Unit unit) {
    return !ids.isEmpty()
        && program
            .graph
            .find(new Imports.Named(ids))
            .filter(slot -> unit.block().bit(slot.index(), 0))
            .isPresent();
  }

  private Reason rule(SegmentDefinition segment, Unit unit) {
    return switch (segment.rule()) {
      case SegmentRule.When(Expr when, Optional<Expr> stay) ->
          stay.map(s -> stayed(when, s, unit)).orElseGet(() -> reason(when, unit));
      case SegmentRule.Listed(Set<String> ids) ->
          new Reason(new Subject.Listed(), Value.bool(isNamed(ids, unit)), List.of(), List.of());
      case SegmentRule.Top top ->
          new Reason(
              new Subject.Ranked(top),
              ranked(segment.name(), unit),
              List.of(),
              List.of(reason(top.by(), unit)));
    };
  }

  private Reason stayed(Expr when, Expr stay, Unit unit) {
    boolean holds =
        program.graph.order().stream()
            .filter(
                node ->
                    node.key() instanceof Imports.Stayed stayed
                        && stayed.when().equals(when)
                        && stayed.stay().equals(stay))
            .anyMatch(node -> unit.block().bit(node.out().index(), 0));
    return new Reason(
        new Subject.Stayed(),
        Value.bool(holds),
        List.of(),
        List.of(reason(when, unit), reason(stay, unit)));
  }

  private Value ranked(String segment, Unit unit) {
    return program
        .graph
        .find(new Imports.Ranked(segment))
        .map(slot -> unit.block().value(slot, 0))
        .orElse(Value.UNKNOWN);
  }

  Reason trait(String name, Unit unit) {
    Value value = unit.block().value(program.trait(name), 0);
    List<Reason> parts =
        plan.trait(program.entity, name)
            .map(trait -> List.of(reason(trait.value(), unit)))
            .orElseGet(() -> points(plan.score(program.entity, name), unit));
    return new Reason(new Subject.Trait(name), value, List.of(), parts);
  }

  private List<Reason> points(ScoreDefinition score, Unit unit) {
    List<Reason> lines = new ArrayList<>();
    for (int i = 0; i < score.lines().size(); i++) {
      ScoreDefinition.Line line = score.lines().get(i);
      Value points = Value.number(program.points(score.name()).points(i, unit.block(), 0));
      lines.add(
          switch (line) {
            case ScoreDefinition.When(Expr condition, _) ->
                new Reason(
                    new Subject.Points(line), points, List.of(), List.of(reason(condition, unit)));
            case ScoreDefinition.Each(var events, _, _) ->
                new Reason(new Subject.Points(line), points, unit.events(events), List.of());
          });
    }
    return lines;
  }

  private Reason reason(Expr expr, Unit unit) {
    Value value = unit.block().value(program.expressions.of(expr), 0);
    return switch (expr) {
      case Expr.Trait(String name, _) -> trait(name, unit);
      case Expr.InSegment(String name) when plan.segment(name).of() == program.entity ->
          segment(name, unit);
      default ->
          new Reason(
              new Subject.Rule(expr),
              value,
              evidence(expr, unit),
              parts(expr).map(part -> reason(part, unit)).toList());
    };
  }

  /** The entries that a leaf's value is made of. */
  private static List<Evidence> evidence(Expr expr, Unit unit) {
    return switch (expr) {
      case Expr.Attribute(String name, _) -> unit.statement(name).stream().toList();
      case Expr.Aggregate aggregate -> unit.events(aggregate.events());
      case Expr.Did(var events) -> unit.events(events);
      case Expr.TimeOf(boolean last, var events) -> {
        List<Evidence> all = unit.events(events);
        yield all.isEmpty() ? all : List.of(last ? all.getLast() : all.getFirst());
      }
      case Expr.Sequence sequence ->
          sequence.steps().stream().flatMap(step -> unit.events(step).stream()).toList();
      case Expr.ButNot(var did, var not, _, _) ->
          Stream.concat(unit.events(did).stream(), unit.events(not).stream()).toList();
      default -> List.of();
    };
  }

  /** What an expression is computed from, literals apart. */
  private static Stream<Expr> parts(Expr expr) {
    Stream<Expr> all =
        switch (expr) {
          case Expr.And(var terms) -> terms.stream();
          case Expr.Or(var terms) -> terms.stream();
          case Expr.Not(var term) -> Stream.of(term);
          case Expr.Comparison(_, var left, var right) -> Stream.of(left, right);
          case Expr.Between(var value, var low, var high) -> Stream.of(value, low, high);
          case Expr.OneOf(var value, _) -> Stream.of(value);
          case Expr.TextTest(_, var text, var part) -> Stream.of(text, part);
          case Expr.ListContains(var list, var element) -> Stream.of(list, element);
          case Expr.Matches(var text, _) -> Stream.of(text);
          case Expr.Known(var value) -> Stream.of(value);
          case Expr.Arithmetic(_, var left, var right) -> Stream.of(left, right);
          case Expr.Negation(var value) -> Stream.of(value);
          case Expr.Shift(var instant, _, _) -> Stream.of(instant);
          case Expr.Call(_, var arguments, _) -> arguments.stream();
          case Expr.CalendarField(_, var instant) -> Stream.of(instant);
          case Expr.Elapsed(_, _, var instant) -> Stream.of(instant);
          case Expr.InWindow(var instant, _) -> Stream.of(instant);
          case Expr.InTheNext(var instant, _) -> Stream.of(instant);
          case Expr.Literal _,
              Expr.Now _,
              Expr.Attribute _,
              Expr.Trait _,
              Expr.OfAccount _,
              Expr.Property _,
              Expr.InSegment _,
              Expr.Aggregate _,
              Expr.TimeOf _,
              Expr.Did _,
              Expr.Sequence _,
              Expr.ButNot _,
              Expr.CountContacts _,
              Expr.SomeContact _,
              Expr.Reachable _ ->
              Stream.of();
        };
    return all.filter(part -> !(part instanceof Expr.Literal));
  }
}
