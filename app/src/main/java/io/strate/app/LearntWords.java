package io.strate.app;

import io.strate.workspace.learning.card.Verdict.Grade;

/** Words about what was learnt. */
final class LearntWords {

  private LearntWords() {}

  static Words.Term grade(Grade grade) {
    return switch (grade) {
      case FIT -> new Words.Term("fit", "utilisable");
      case WITH_CARE -> new Words.Term("with care", "avec précaution");
      case UNFIT -> new Words.Term("unfit", "inutilisable");
    };
  }

  static Words.Term yesNo(boolean is) {
    return is ? new Words.Term("yes", "oui") : new Words.Term("no", "non");
  }
}
