package io.strate.learn.dataset;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/** The values of one feature, one for each row. The arrays are kept, not copied. */
public sealed interface Column {

  /** How many rows there are. */
  int count();

  /** The values at these places, in their order; a place may come more than once. */
  Column pick(int[] places);

  /** Whether the value at a place is known. */
  boolean isKnown(int row);

  /**
   * Numbers; yes and no are 1 and 0, instants are days since 1970.
   *
   * @param values NaN where it is unknown; never infinite
   */
  record Numbers(double[] values) implements Column {
    public Numbers {
      for (int row = 0; row < values.length; row++) {
        if (Double.isInfinite(values[row])) {
          throw new IllegalArgumentException(
              "row %d: expected a number or unknown, found %s; leave infinite values unknown"
                  .formatted(row, values[row]));
        }
      }
    }

    @Override
    public int count() {
      return values.length;
    }

    @Override
    public boolean isKnown(int row) {
      return !Double.isNaN(values[row]);
    }

    @Override
    public Numbers pick(int[] places) {
      return new Numbers(Arrays.stream(places).mapToDouble(place -> values[place]).toArray());
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Numbers those && Arrays.equals(values, those.values);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
      return Arrays.toString(values);
    }
  }

  /**
   * One of a list of texts, or none.
   *
   * @param codes the place of each row's text in the list, {@link #UNKNOWN} where it is unknown
   * @param levels all different; some may be no row's
   */
  record Categories(int[] codes, List<String> levels) implements Column {

    /** The code of an unknown value. */
    public static final int UNKNOWN = -1;

    public Categories {
      levels = List.copyOf(levels);
      if (new HashSet<>(levels).size() < levels.size()) {
        throw new IllegalArgumentException(
            "levels: expected each once, found one twice; give equal texts one code");
      }
      for (int row = 0; row < codes.length; row++) {
        if (codes[row] < UNKNOWN || codes[row] >= levels.size()) {
          throw new IllegalArgumentException(
              "row %d: expected a code from -1 to %d, found %d; list its text among the levels"
                  .formatted(row, levels.size() - 1, codes[row]));
        }
      }
    }

    @Override
    public int count() {
      return codes.length;
    }

    @Override
    public boolean isKnown(int row) {
      return codes[row] != UNKNOWN;
    }

    @Override
    public Categories pick(int[] places) {
      return new Categories(Arrays.stream(places).map(place -> codes[place]).toArray(), levels);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Categories those
          && Arrays.equals(codes, those.codes)
          && levels.equals(those.levels);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(codes);
    }

    @Override
    public String toString() {
      return Arrays.toString(codes);
    }
  }
}
