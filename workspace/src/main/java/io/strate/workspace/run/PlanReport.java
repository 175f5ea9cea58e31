package io.strate.workspace.run;

import java.util.List;

/** What a run would change: in words, and a line for each segment that would not stay as it is. */
public record PlanReport(List<String> notes, List<Line> segments) {

  public PlanReport {
    notes = List.copyOf(notes);
    segments = List.copyOf(segments);
  }

  /**
   * @param change {@code new}, {@code changed}, {@code removed}, or {@code same} where only the
   *     data changed
   */
  public record Line(String segment, String change, long members, long entering, long leaving) {}
}
