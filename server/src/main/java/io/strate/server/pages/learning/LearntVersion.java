package io.strate.server.pages.learning;

import java.util.List;

/**
 * A version in the registry.
 *
 * @param state what became of it
 * @param facts data, features, code, seed and parents, each a line
 * @param quality what it was measured to be, in a line
 */
public record LearntVersion(
    int number, long learntAt, State state, String quality, List<String> facts) {

  public LearntVersion {
    facts = List.copyOf(facts);
  }

  /** What became of a version. */
  public enum State {
    IN_FORCE,
    CHALLENGER,
    FORMER,
    UNFIT
  }
}
