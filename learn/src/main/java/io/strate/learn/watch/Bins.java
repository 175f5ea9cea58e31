package io.strate.learn.watch;

import io.strate.learn.dataset.Column;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Parts of a column's values, frozen; unknown values are the last one. */
public sealed interface Bins {

  /** How many there are. */
  int count();

  /**
   * How many rows each has.
   *
   * @throws IllegalArgumentException for a column of the other kind
   */
  long[] countsOf(Column column);

  /**
   * Numbers: up to and with the first bound, up to the next, …, above the last, unknown.
   *
   * @param bounds rising
   */
  record OfNumbers(double[] bounds) implements Bins {

    /** The array is kept, not copied. */
    public OfNumbers {
      for (int i = 0; i < bounds.length; i++) {
        if (Double.isNaN(bounds[i]) || (i > 0 && bounds[i] <= bounds[i - 1])) {
          throw new IllegalArgumentException(
              "bins: expected rising bounds, found %s; cut them anew"
                  .formatted(Arrays.toString(bounds)));
        }
      }
    }

    /**
     * Cut at the quantiles. A value that fills more than one bin has one of its own, so that it is
     * seen when its rows move a little up or down.
     *
     * @param most how many bins of known values to cut at, leaving those around such values aside
     */
    static OfNumbers of(double[] values, int most) {
      double[] rising = Arrays.stream(values).filter(x -> !Double.isNaN(x)).sorted().toArray();
      TreeSet<Double> bounds = new TreeSet<>();
      double last = Double.NaN;
      for (int i = 1; i < most && rising.length > 0; i++) {
        int rank = (int) (((long) i * rising.length + most - 1) / most) - 1;
        double bound = rising[rank] + 0.0;
        if (bound == last) {
          bounds.add(Math.nextDown(bound));
          bounds.add(bound);
        } else if (bound < rising[rising.length - 1]) {
          bounds.add(bound);
        }
        last = bound;
      }
      return new OfNumbers(bounds.stream().mapToDouble(x -> x).toArray());
    }

    @Override
    public int count() {
      return bounds.length + 2;
    }

    /** The bin of a number; the last one if it is NaN. */
    int of(double value) {
      if (Double.isNaN(value)) {
        return bounds.length + 1;
      }
      int place = Arrays.binarySearch(bounds, value + 0.0);
      return place >= 0 ? place : -place - 1;
    }

    @Override
    public long[] countsOf(Column column) {
      if (!(column instanceof Column.Numbers(double[] values))) {
        throw otherKind("numbers", "categories");
      }
      long[] counts = new long[count()];
      for (double value : values) {
        counts[of(value)]++;
      }
      return counts;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof OfNumbers those && Arrays.equals(bounds, those.bounds);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bounds);
    }

    @Override
    public String toString() {
      return Arrays.toString(bounds);
    }
  }

  /**
   * Categories: one for each, one for all others, unknown.
   *
   * @param levels in the order of the bins
   */
  record OfCategories(List<String> levels) implements Bins {
    public OfCategories {
      levels = List.copyOf(levels);
    }

    @Override
    public int count() {
      return levels.size() + 2;
    }

    @Override
    public long[] countsOf(Column column) {
      if (!(column instanceof Column.Categories(int[] codes, List<String> texts))) {
        throw otherKind("categories", "numbers");
      }
      Map<String, Integer> places = new HashMap<>();
      for (int i = 0; i < levels.size(); i++) {
        places.put(levels.get(i), i);
      }
      int[] bins =
          texts.stream().mapToInt(text -> places.getOrDefault(text, levels.size())).toArray();
      long[] counts = new long[count()];
      for (int code : codes) {
        counts[code == Column.Categories.UNKNOWN ? levels.size() + 1 : bins[code]]++;
      }
      return counts;
    }
  }

  private static IllegalArgumentException otherKind(String expected, String found) {
    return new IllegalArgumentException(
        "drift: expected a column of %s as in the reference, found %s; compare the same column, or freeze a reference anew"
            .formatted(expected, found));
  }
}
