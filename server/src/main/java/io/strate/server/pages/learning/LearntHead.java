package io.strate.server.pages.learning;

import io.strate.domain.Entity;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A cluster set, a model or a best moment, as every page of it and the list of all begin.
 *
 * @param version the one in force, or else the newest
 * @param isInForce whether it is, and feeds segments
 * @param learntAt when that was learnt
 * @param rows how many it was learnt from
 * @param drift how far today's values are from those (PSI), the largest of all features
 * @param problem why it could not be learnt last; empty if it could
 * @param findings what is to be known of it, such as features that may know the answer
 */
public record LearntHead(
    String name,
    String label,
    String description,
    Kind kind,
    Entity of,
    State state,
    OptionalInt version,
    boolean isInForce,
    OptionalLong learntAt,
    long rows,
    OptionalDouble drift,
    Optional<Verdict> verdict,
    String problem,
    List<String> findings) {

  public LearntHead {
    findings = List.copyOf(findings);
  }

  /** The same with what its version says of itself. */
  LearntHead with(long rowsLearntFrom, List<String> found) {
    return new LearntHead(
        name,
        label,
        description,
        kind,
        of,
        state,
        version,
        isInForce,
        learntAt,
        rowsLearntFrom,
        drift,
        verdict,
        problem,
        found);
  }

  /** The same with how far what it was learnt from has moved. */
  LearntHead moved(OptionalDouble moved) {
    return new LearntHead(
        name,
        label,
        description,
        kind,
        of,
        state,
        version,
        isInForce,
        learntAt,
        rows,
        moved,
        verdict,
        problem,
        findings);
  }

  /** What is learnt. */
  public enum Kind {
    CLUSTERS("/clusters/"),
    MODEL("/models/"),
    MOMENT("/moments/");

    private final String path;

    Kind(String path) {
      this.path = path;
    }

    /** Where the pages of its kind begin. */
    public String path() {
      return path;
    }
  }

  /** How it stands. */
  public enum State {
    NEVER,
    /** Learnt, but no version is in force. */
    WAITING,
    LEARNING,
    FRESH,
    DUE,
    FAILING;

    /** How badges of that kind are drawn. */
    public String badge() {
      return switch (this) {
        case FRESH -> "fresh";
        case NEVER, WAITING, LEARNING, DUE -> "pending";
        case FAILING -> "failing";
      };
    }
  }
}
