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
    FIT("utilisable", "fit"),
    WITH_CARE("avec précaution", "with care"),
    UNFIT("inutilisable", "unfit");

    private final Localized words;

    Grade(String fr, String en) {
      this.words = new Localized(fr, en);
    }

    /** What it is called by commands and pages alike. */
    public Localized words() {
      return words;
    }
  }

  public Verdict {
    reasons = List.copyOf(reasons);
  }
}
