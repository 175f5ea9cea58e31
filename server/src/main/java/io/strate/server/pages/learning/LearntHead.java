package io.strate.server.pages.learning;

import io.strate.domain.Entity;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A cluster set or a model, as every page of it and the list of all begin.
 *
 * @param version the one in force
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
    OptionalLong learntAt,
    long rows,
    OptionalDouble drift,
    Optional<Verdict> verdict,
    String problem,
    List<String> findings) {

  public LearntHead {
    findings = List.copyOf(findings);
  }

  /** What is learnt. */
  public enum Kind {
    CLUSTERS("/clusters/"),
    MODEL("/models/");

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
    LEARNING,
    FRESH,
    DUE,
    FAILING;

    /** How badges of that kind are drawn. */
    public String badge() {
      return switch (this) {
        case FRESH -> "fresh";
        case NEVER, LEARNING, DUE -> "pending";
        case FAILING -> "failing";
      };
    }
  }
}
