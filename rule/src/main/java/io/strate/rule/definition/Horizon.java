package io.strate.rule.definition;

import io.strate.rule.Span;
import io.strate.rule.time.Calendar;
import java.util.List;

/**
 * How far a prediction looks ahead: the lengths of its target's windows, all different. Which of
 * them is the longest may depend on where they start, as 90 days and 3 months show.
 */
public record Horizon(List<Span> windows) {

  public Horizon {
    windows = List.copyOf(windows);
    if (windows.isEmpty()) {
      throw new IllegalArgumentException("a horizon has at least one window");
    }
  }

  /** The first instant at which no window reaches back before {@code start}. */
  public long end(long start, Calendar calendar) {
    return windows.stream()
        .mapToLong(window -> calendar.firstWithBackAtLeast(start, window))
        .max()
        .orElseThrow();
  }
}
