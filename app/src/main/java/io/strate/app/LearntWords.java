package io.strate.app;

import io.strate.learn.watch.Finding.Level;
import io.strate.workspace.learning.card.Verdict.Grade;
import java.util.Optional;

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

  static Words.Term level(Optional<Level> level) {
    if (level.isEmpty()) {
      return new Words.Term("steady", "stable");
    }
    return switch (level.get()) {
      case NOTICE -> new Words.Term("look", "à regarder");
      case ALARM -> new Words.Term("alarm", "alarme");
    };
  }

  static Words.Term yesNo(boolean is) {
    return is ? new Words.Term("yes", "oui") : new Words.Term("no", "non");
  }
}
