package io.strate.workspace.learning.card;

/**
 * How sure it is that somebody reacts around its own best hour more than others do around theirs.
 */
public enum Sureness {
  /** A habit. */
  HIGH(0.9),
  FAIR(0.7),
  /** Nothing that could be told from chance. */
  LOW(0);

  private final double least;

  Sureness(double least) {
    this.least = least;
  }

  /** What a confidence from 0 to 1 amounts to. */
  public static Sureness of(double confidence) {
    return confidence >= HIGH.least ? HIGH : confidence >= FAIR.least ? FAIR : LOW;
  }
}
