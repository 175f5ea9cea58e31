package io.strate.workspace.answer;

import io.strate.rule.Expr;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.SegmentRule;
import io.strate.workspace.answer.Reason.Kind;
import io.strate.workspace.answer.Reason.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reasons of memberships: a segment's definition, opened in place, each once. */
final class SegmentReasons {

  private final Witness witness;
  private final Map<String, SegmentDefinition> segments = new HashMap<>();
  private final ExplainMembership.Ranking ranking;
  private final ConditionReasons conditions;
  private final Set<String> opened = new HashSet<>();

  /**
   * @param segments as the workspace defines them
   * @param ranking where a profile stands in a {@code top}
   */
  SegmentReasons(
      Witness witness, List<SegmentDefinition> segments, ExplainMembership.Ranking ranking) {
    this.witness = witness;
    segments.forEach(segment -> this.segments.put(segment.name(), segment));
    this.ranking = ranking;
    this.conditions = new ConditionReasons(witness, this);
  }

  ValueReasons values() {
    return conditions.values();
  }

  Reason of(Subject subject, String name) {
    SegmentDefinition segment = segments.get(name);
    if (segment == null) {
      throw new IllegalArgumentException("no segment " + name);
    }
    Reason reason =
        Reason.of(Kind.SEGMENT, name)
            .verdict(Verdict.of(witness.interpreter().isMember(name, subject.id(), witness.now())));
    if (!opened.add(subject.of() + " " + subject.id() + " " + name)) {
      return reason;
    }
    List<Reason> parts = new ArrayList<>();
    if (segment.never().contains(subject.id())) {
      parts.add(Reason.of(Kind.NEVER, subject.id()).verdict(Verdict.NO));
    } else if (segment.always().contains(subject.id())) {
      parts.add(Reason.of(Kind.ALWAYS, subject.id()).verdict(Verdict.YES));
    }
    segment.under().ifPresent(parent -> parts.add(under(subject, parent)));
    parts.addAll(rule(subject, segment));
    return reason.parts(parts);
  }

  private Reason under(Subject subject, String parent) {
    Reason above = of(subject, parent);
    return Reason.of(Kind.UNDER, parent).verdict(Verdict.of(above.holds())).parts(above.parts());
  }

  private List<Reason> rule(Subject subject, SegmentDefinition segment) {
    return switch (segment.rule()) {
      case SegmentRule.When(var when, var stay) ->
          stay.isPresent()
              ? entersAndStays(subject, when, stay.get())
              : List.of(conditions.of(subject, when));
      case SegmentRule.Top top -> List.of(top(subject, segment, top));
      case SegmentRule.Listed(var ids) ->
          List.of(
              Reason.of(Kind.LISTED, segment.name())
                  .verdict(Verdict.of(ids.contains(subject.id()))));
    };
  }

  private List<Reason> entersAndStays(Subject subject, Expr when, Expr stay) {
    return List.of(
        wrapped(Kind.ENTERS, conditions.of(subject, when)),
        wrapped(Kind.STAYS, conditions.of(subject, stay)));
  }

  private static Reason wrapped(Kind kind, Reason condition) {
    return Reason.of(kind, condition.text())
        .verdict(Verdict.of(condition.holds()))
        .parts(List.of(condition));
  }

  private Reason top(Subject subject, SegmentDefinition segment, SegmentRule.Top top) {
    Measure.Rank rank = ranking.of(segment, top, subject);
    boolean in = rank.place() > 0 && rank.place() <= rank.taken();
    return Reason.of(Kind.TOP, size(top.size()) + " : " + witness.text(top.by()))
        .verdict(Verdict.of(in))
        .value(witness.value(subject, top.by()))
        .measure(rank)
        .parts(List.of(conditions.values().of(subject, top.by())));
  }

  private static String size(SegmentRule.Size size) {
    return switch (size) {
      case SegmentRule.Size.Count(var count) -> Long.toString(count);
      case SegmentRule.Size.Share(var share) ->
          share.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    };
  }
}
