package io.strate.workspace.definition;

import io.strate.rule.Span;

/** The instants of the past that a model learns from: one each day, week or month, over a time. */
public record Snapshots(Step every, Span over) {

  /** What is usual. */
  static final Snapshots USUAL = new Snapshots(Step.MONTHLY, new Span(24, Span.Unit.MONTH));

  /** How far they lie apart. */
  public enum Step {
    DAILY(new Span(1, Span.Unit.DAY)),
    WEEKLY(new Span(1, Span.Unit.WEEK)),
    MONTHLY(new Span(1, Span.Unit.MONTH));

    private final Span span;

    Step(Span span) {
      this.span = span;
    }

    public Span span() {
      return span;
    }
  }
}
