package io.strate.workspace.answer;

import io.strate.domain.Entry;
import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.Selection;
import io.strate.rule.definition.ChannelDefinition;
import io.strate.workspace.answer.Reason.Kind;
import io.strate.workspace.answer.Reason.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Reasons of conditions, down to the values that they look at. */
final class ConditionReasons {

  private final Witness witness;
  private final ValueReasons values;
  private final SegmentReasons segments;

  ConditionReasons(Witness witness, SegmentReasons segments) {
    this.witness = witness;
    this.segments = segments;
    this.values = new ValueReasons(witness, this);
  }

  ValueReasons values() {
    return values;
  }

  Reason of(Subject subject, Expr expr) {
    Reason reason =
        Reason.of(Kind.CONDITION, witness.text(expr))
            .verdict(Verdict.of(witness.holds(subject, expr)));
    return switch (expr) {
      case Expr.And(var terms) -> joined(Kind.ALL, reason, subject, terms);
      case Expr.Or(var terms) -> joined(Kind.ANY, reason, subject, terms);
      case Expr.Not(var term) -> not(reason, subject, term);
      case Expr.InSegment(var segment) -> reason.parts(List.of(segments.of(subject, segment)));
      case Expr.Did(var events) -> witness.withEvents(reason, subject, events);
      case Expr.Sequence(var steps, _, _) -> reason.parts(events(subject, steps));
      case Expr.ButNot(var did, var not, _, _) -> reason.parts(events(subject, List.of(did, not)));
      case Expr.SomeContact(var every, var condition) ->
          reason.parts(values.contacts(subject, condition, !every));
      case Expr.Reachable reachable -> reachable(reason, subject, reachable);
      case Expr.Known(var value) -> looking(reason, List.of(values.of(subject, value)), false);
      default -> leaf(reason, subject, expr);
    };
  }

  private Reason joined(Kind kind, Reason reason, Subject subject, List<Expr> terms) {
    return Reason.of(kind, reason.text())
        .verdict(Verdict.of(reason.holds()))
        .parts(terms.stream().map(term -> of(subject, term)).toList());
  }

  /** {@code no E} and {@code x != v} are conditions of their own to people. */
  private Reason not(Reason reason, Subject subject, Expr term) {
    Reason inner = of(subject, term);
    return switch (term) {
      case Expr.And _, Expr.Or _, Expr.Not _, Expr.InSegment _ ->
          Reason.of(Kind.NOT, reason.text())
              .verdict(Verdict.of(reason.holds()))
              .parts(List.of(inner));
      default ->
          new Reason(
              Kind.CONDITION,
              reason.text(),
              reason.verdict(),
              inner.value(),
              inner.measure(),
              inner.entries(),
              inner.count(),
              inner.parts());
    };
  }

  // ---- conditions on values ----

  /** A comparison or test, or a boolean value that stands as a condition. */
  private Reason leaf(Reason reason, Subject subject, Expr expr) {
    List<Reason> operands =
        expr instanceof Expr.Condition
            ? values.operands(subject, expr)
            : List.of(values.of(subject, expr));
    return looking(reason, operands, true);
  }

  /**
   * A condition that looks at one value shows it itself; the value's own reasons follow. One that
   * fails because a value is unknown says so.
   */
  private static Reason looking(Reason reason, List<Reason> operands, boolean needsKnown) {
    Reason decided = reason;
    if (needsKnown
        && !reason.holds()
        && operands.stream().anyMatch(o -> o.value().filter(v -> !v.isKnown()).isPresent())) {
      decided = reason.verdict(Verdict.UNKNOWN);
    }
    if (operands.size() != 1) {
      return decided.parts(operands);
    }
    Reason only = operands.getFirst();
    Reason shown = decided.value(only.value().orElse(Value.UNKNOWN));
    boolean isNamed =
        only.kind() == Kind.TRAIT || only.kind() == Kind.SCORE || only.kind() == Kind.LEARNT;
    return isNamed && !only.parts().isEmpty()
        ? shown.parts(List.of(only))
        : shown.entries(only.entries(), only.count()).parts(only.parts());
  }

  // ---- events ----

  private List<Reason> events(Subject subject, List<Selection> steps) {
    return steps.stream()
        .map(step -> witness.withEvents(Reason.of(Kind.EVENTS, witness.text(step)), subject, step))
        .toList();
  }

  // ---- consent ----

  /** Each part that fails says which obstacle it is, and the whole names the first. */
  private Reason reachable(Reason reason, Subject subject, Expr.Reachable reachable) {
    List<Reason> parts = new ArrayList<>();
    parts.add(consent(subject, reachable));
    witness.interpreter().definitions().channels().stream()
        .filter(channel -> channel.name().equals(reachable.channel()))
        .findFirst()
        .ifPresent(channel -> parts.addAll(channel(subject, channel)));
    Reason whole =
        Reason.of(Kind.REACHABLE, reason.text()).verdict(Verdict.of(reason.holds())).parts(parts);
    return parts.stream()
        .flatMap(part -> part.measure().stream())
        .filter(Measure.Unreachable.class::isInstance)
        .findFirst()
        .map(whole::measure)
        .orElse(whole);
  }

  private Reason consent(Subject subject, Expr.Reachable reachable) {
    String channel = reachable.channel();
    String purpose = reachable.purpose();
    Reason consent =
        witness.withConsent(
            Reason.of(Kind.CONSENT, channel + " / " + purpose), subject, channel, purpose);
    boolean allowed =
        witness
            .interpreter()
            .isAllowed(subject.of(), subject.id(), channel, purpose, witness.now());
    return failing(consent, allowed, obstacle(consent));
  }

  /** Why a consent that does not allow the channel does not. */
  private static Obstacle obstacle(Reason consent) {
    return consent.entries().stream()
        .map(Deciding::entry)
        .filter(Entry.ConsentStated.class::isInstance)
        .map(entry -> ((Entry.ConsentStated) entry).consent().status())
        .findFirst()
        .map(
            status ->
                switch (status) {
                  case WITHDRAWN -> Obstacle.WITHDRAWN;
                  case GIVEN -> Obstacle.OTHER_BASIS;
                })
        .orElse(Obstacle.NO_CONSENT);
  }

  private List<Reason> channel(Subject subject, ChannelDefinition channel) {
    return List.of(
        failing(subject, channel.address(), Obstacle.NO_ADDRESS),
        failing(subject, new Expr.Not(channel.bouncing()), Obstacle.BOUNCING),
        failing(subject, new Expr.Not(channel.complained()), Obstacle.COMPLAINED));
  }

  private Reason failing(Subject subject, Expr condition, Obstacle obstacle) {
    return failing(of(subject, condition), witness.holds(subject, condition), obstacle);
  }

  private static Reason failing(Reason reason, boolean holds, Obstacle obstacle) {
    Reason judged = reason.verdict().isPresent() ? reason : reason.verdict(Verdict.of(holds));
    return holds ? judged : judged.measure(new Measure.Unreachable(obstacle));
  }
}
