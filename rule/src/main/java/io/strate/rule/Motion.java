package io.strate.rule;

/** How a value moves while nothing happens but the passing of time. */
public enum Motion {
  /** It changes at instants that can be told beforehand, and stands still in between. */
  STILL,
  /** It grows or shrinks in proportion to time: {@code now}, {@code days since x}. */
  LINEAR,
  /** A score with a half-life. */
  DECAYING,
  /** Anything else: when it passes a bound cannot be computed. */
  WILD
}
