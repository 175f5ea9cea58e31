package io.strate.engine;

import io.strate.domain.Value;
import io.strate.engine.stream.Evidence;
import io.strate.rule.Expr;
import io.strate.rule.definition.ScoreDefinition;
import io.strate.rule.definition.SegmentRule;
import java.util.List;

/**
 * Why something has the value that it has: what it is, its value, the entries that decide it, and
 * the reasons of its parts.
 */
public record Reason(Subject subject, Value value, List<Evidence> evidence, List<Reason> parts) {

  public Reason {
    evidence = List.copyOf(evidence);
    parts = List.copyOf(parts);
  }

  /** Whether it is true, where it is a condition. */
  public boolean holds() {
    return value.equals(Value.bool(true));
  }

  /** What a reason is about. */
  public sealed interface Subject {

    /** A condition or value of a rule. */
    record Rule(Expr expr) implements Subject {}

    /** Membership in a segment; also of the one that another is under. */
    record Segment(String name) implements Subject {}

    /** The id stands in the segment's list of those who are always in. */
    record Always() implements Subject {}

    /** The id stands in the segment's list of those who are never in. */
    record Never() implements Subject {}

    /** The id stands in the list that the segment is. */
    record Listed() implements Subject {}

    /** The profile was ranked among the highest at the last computation. */
    record Ranked(SegmentRule.Top top) implements Subject {}

    /** {@code stay} has held since an instant at which {@code when} held; both are parts. */
    record Stayed() implements Subject {}

    /** A trait or score; its definition is a part. */
    record Trait(String name) implements Subject {}

    /** What a line of a score adds. */
    record Points(ScoreDefinition.Line line) implements Subject {}
  }
}
