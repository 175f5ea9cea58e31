package io.strate.learn.judge;

/** What clusters are good for. */
public enum Fitness {
  /** They may feed live segments. */
  FIT,
  /** They may, if somebody has seen the reasons. */
  WITH_CARE,
  /** They may not. */
  UNFIT;

  Fitness or(Fitness other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
