package io.strate.server.pages.learning;

import java.util.List;

/** What validation says of a version, with its reasons. */
public record Verdict(Level level, List<String> reasons) {

  public Verdict {
    reasons = List.copyOf(reasons);
  }

  /** Whether it may feed live segments. */
  public enum Level {
    GOOD,
    DOUBTFUL,
    REFUSED;

    /** How messages of that kind are drawn. */
    public String alert() {
      return switch (this) {
        case GOOD -> "success";
        case DOUBTFUL -> "warning";
        case REFUSED -> "danger";
      };
    }

    /** How badges of that kind are drawn. */
    public String badge() {
      return switch (this) {
        case GOOD -> "fresh";
        case DOUBTFUL -> "pending";
        case REFUSED -> "failing";
      };
    }
  }
}
