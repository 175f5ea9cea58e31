package io.strate.learn.split;

import io.strate.learn.dataset.Target;
import java.util.Arrays;

/**
 * What every part shall have its share of: the classes, or the tenths of the amounts.
 *
 * @param codes of each row, from 0
 * @param count codes are below it; some may be no row's
 */
record Strata(int[] codes, int count) {
  private static final int TENTHS = 10;

  static Strata of(Target target) {
    return switch (target) {
      case Target.Classes classes -> new Strata(classes.codes(), classes.names().size());
      case Target.Amounts amounts -> new Strata(tenths(amounts.numbers()), TENTHS);
    };
  }

  /** Equal amounts are in one tenth, that of the lowest of their ranks. */
  private static int[] tenths(double[] amounts) {
    double[] sorted = amounts.clone();
    Arrays.parallelSort(sorted);
    int[] codes = new int[amounts.length];
    for (int row = 0; row < codes.length; row++) {
      codes[row] = (int) ((long) TENTHS * firstPlace(sorted, amounts[row]) / codes.length);
    }
    return codes;
  }

  private static int firstPlace(double[] sorted, double wanted) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How many rows each stratum has. */
  int[] sizes() {
    int[] sizes = new int[count];
    for (int code : codes) {
      sizes[code]++;
    }
    return sizes;
  }
}
