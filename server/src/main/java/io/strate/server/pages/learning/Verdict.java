package io.strate.server.pages.learning;

import io.strate.workspace.learning.card.Verdict.Grade;
import java.util.List;

/** What validation says of a version, with its reasons in a language. */
public record Verdict(Grade grade, List<String> reasons) {

  public Verdict {
    reasons = List.copyOf(reasons);
  }

  /** How messages of that kind are drawn. */
  public String alert() {
    return switch (grade) {
      case FIT -> "success";
      case WITH_CARE -> "warning";
      case UNFIT -> "danger";
    };
  }

  /** How badges of that kind are drawn. */
  public String badge() {
    return switch (grade) {
      case FIT -> "fresh";
      case WITH_CARE -> "pending";
      case UNFIT -> "failing";
    };
  }
}
