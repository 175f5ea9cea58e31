package io.strate.engine;

/**
 * What single evaluations are for, so that they may do less.
 *
 * @param values whether traits and scores are read of them, too, not memberships only
 * @param still whether all timelines stand still meanwhile, so that they may remember
 */
record Use(boolean values, boolean still) {

  static final Use FOR_VALUES = new Use(true, false);
  static final Use FOR_MEMBERSHIPS = new Use(false, false);
  static final Use FOR_STILL_MEMBERSHIPS = new Use(false, true);

  /** Of the same timelines, for conditions only. */
  Use withoutValues() {
    return new Use(false, still);
  }
}
