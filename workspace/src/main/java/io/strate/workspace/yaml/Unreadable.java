package io.strate.workspace.yaml;

import io.strate.rule.Problem;

/** Ends the reading of a file: behind this place its meaning cannot be told. */
abstract sealed class Unreadable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private Unreadable() {
    super(null, null, false, false);
  }

  /** Nothing can be done but to tell it. */
  static final class Refused extends Unreadable {
    private final transient Problem problem;

    Refused(Problem problem) {
      this.problem = problem;
    }

    Problem problem() {
      return problem;
    }
  }

  /** YAML reads something else here than what is written; quotes would help. */
  static final class NeedsQuotes extends Unreadable {
    private final int offset;
    private final transient Hazard hazard;

    NeedsQuotes(int offset, Hazard hazard) {
      this.offset = offset;
      this.hazard = hazard;
    }

    int offset() {
      return offset;
    }

    Hazard hazard() {
      return hazard;
    }
  }

  /** A text that seems to have lost its end to YAML; if no quotes help, it is what it is. */
  static final class LooksCut extends Unreadable {
    private final int offset;
    private final transient Hazard hazard;

    LooksCut(int offset, Hazard hazard) {
      this.offset = offset;
      this.hazard = hazard;
    }

    int offset() {
      return offset;
    }

    Hazard hazard() {
      return hazard;
    }
  }
}
