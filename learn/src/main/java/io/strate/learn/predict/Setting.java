package io.strate.learn.predict;

/** Checks settings of learners. */
final class Setting {
  private Setting() {}

  static void within(String name, double found, double least, double most) {
    if (!(found >= least && found <= most)) {
      throw new IllegalArgumentException(
          "%s: expected a number from %s to %s, found %s; state one of these"
              .formatted(name, plain(least), plain(most), plain(found)));
    }
  }

  /** A share of rows or columns: above 0, at most 1. */
  static void share(String name, double found) {
    if (!(found > 0 && found <= 1)) {
      throw new IllegalArgumentException(
          "%s: expected a share above 0 and up to 1, found %s; state 1 for all"
              .formatted(name, plain(found)));
    }
  }

  private static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }
}
