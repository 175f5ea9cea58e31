package io.strate.lake;

/** How much of a whole a part is, where a few exceptions do not count. */
final class Share {

  /** One in so many may be an exception. */
  private static final int RARE = 20;

  private Share() {}

  /** Whether at most a twentieth is missing, or a single one of three or more. */
  static boolean isNearlyAll(int part, int whole) {
    int missing = whole - part;
    return missing <= Math.max(whole / RARE, whole > 2 ? 1 : 0);
  }
}
