package io.strate.workspace.learning.card;

import io.strate.workspace.definition.Localized;
import java.util.List;

/**
 * Whether something learnt may feed live segments, and why.
 *
 * @param reasons in words of both languages, the gravest first
 */
public record Verdict(Grade grade, List<Localized> reasons) {

  /** What a verdict comes to. */
  public enum Grade {
    FIT,
    WITH_CARE,
    UNFIT
  }

  public Verdict {
    reasons = List.copyOf(reasons);
  }
}
