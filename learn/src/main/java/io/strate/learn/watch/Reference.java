package io.strate.learn.watch;

import io.strate.learn.dataset.Column;
import io.strate.learn.state.StateReader;
import io.strate.learn.state.StateWriter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How a column was distributed when something was learnt from it, frozen.
 *
 * @param counts how many rows each bin had
 */
public record Reference(Bins bins, long[] counts) {
  private static final int MOST_BINS = 1000;

  /** The array is kept, not copied. */
  public Reference {
    if (counts.length != bins.count()
        || Arrays.stream(counts).anyMatch(count -> count < 0)
        || Arrays.stream(counts).sum() < 1) {
      throw new IllegalArgumentException(
          "reference: expected at least one row in %d bins, found %s; freeze it from rows"
              .formatted(bins.count(), Arrays.toString(counts)));
    }
  }

  /** Of which a single row may have a level. */
  public static Reference of(Column column, int most) {
    return of(column, most, 1);
  }

  /**
   * @param most how many bins to cut numbers into, by their quantiles; of categories, as many of
   *     the most frequent have a bin, equal ones in their order
   * @param fewest levels that fewer rows have are not named, but among the others
   */
  public static Reference of(Column column, int most, int fewest) {
    if (most < 2 || most > MOST_BINS) {
      throw new IllegalArgumentException(
          "reference: expected from 2 to %d bins, found %d; ask for instance for 10"
              .formatted(MOST_BINS, most));
    }
    Bins bins =
        switch (column) {
          case Column.Numbers(double[] values) -> Bins.OfNumbers.of(values, most);
          case Column.Categories categories -> mostFrequent(categories, most, fewest);
        };
    return new Reference(bins, bins.countsOf(column));
  }

  private static Bins mostFrequent(Column.Categories categories, int most, int fewest) {
    long[] rows = new Bins.OfCategories(categories.levels()).countsOf(categories);
    return new Bins.OfCategories(
        IntStream.range(0, categories.levels().size())
            .filter(level -> rows[level] >= Math.max(1, fewest))
            .boxed()
            .sorted(Comparator.comparing((Integer level) -> rows[level]).reversed())
            .limit(most)
            .map(level -> categories.levels().get(level))
            .toList());
  }

  /** How many rows it was frozen from. */
  public long rows() {
    return Arrays.stream(counts).sum();
  }

  /**
   * @throws IllegalArgumentException for a column without rows or of the other kind
   */
  public Drift compare(Column now) {
    return Drift.of(counts, bins.countsOf(now));
  }

  /** State that {@link #read} reads. */
  public byte[] toBytes() {
    return write(new StateWriter(1, 'r')).toBytes();
  }

  StateWriter write(StateWriter state) {
    StateWriter written =
        switch (bins) {
          case Bins.OfNumbers(double[] bounds) -> state.count(0).numbers(bounds);
          case Bins.OfCategories(var levels) -> state.count(1).texts(levels);
        };
    return written.numbers(Arrays.stream(counts).asDoubleStream().toArray());
  }

  /**
   * @throws IllegalArgumentException for bytes that {@link #toBytes} did not write
   */
  public static Reference read(byte[] bytes) {
    return StateReader.read(
        bytes,
        "reference",
        1,
        state -> {
          state.requireKind('r');
          return read(state);
        });
  }

  static Reference read(StateReader state) {
    Bins bins =
        state.count() == 0
            ? new Bins.OfNumbers(state.numbers())
            : new Bins.OfCategories(state.texts());
    return new Reference(
        bins, Arrays.stream(state.numbers()).mapToLong(count -> (long) count).toArray());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Reference those
        && bins.equals(those.bins)
        && Arrays.equals(counts, those.counts);
  }

  @Override
  public int hashCode() {
    return 31 * bins.hashCode() + Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    return bins + " " + Arrays.toString(counts);
  }
}
