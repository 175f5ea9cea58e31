package io.strate.learn.encode;

import java.util.Arrays;
import java.util.List;

/**
 * One row's values, all unknown at first, to be set and encoded again and again without a new
 * object; for one thread at a time.
 */
public final class LiveRow {
  private final List<Encoding.Source> sources;
  private final double[] numbers;
  private final int[] places;
  private final double[] encoded;

  LiveRow(List<Encoding.Source> sources, int width) {
    this.sources = sources;
    this.numbers = new double[sources.size()];
    this.places = new int[sources.size()];
    this.encoded = new double[width];
    clear();
  }

  /** Makes all values unknown. */
  public void clear() {
    Arrays.fill(numbers, Double.NaN);
    Arrays.fill(places, CategoryEncoder.UNKNOWN);
  }

  /** Makes the value unknown. */
  public void unknown(int column) {
    numbers[column] = Double.NaN;
    places[column] = CategoryEncoder.UNKNOWN;
  }

  /**
   * @param column its place in {@link Encoding#columns}
   * @param value NaN for unknown
   * @throws IllegalArgumentException if the column has no numbers, or for an infinite one
   */
  public void number(int column, double value) {
    Encoding.Source source = sources.get(column);
    if (!(source.encoder() instanceof NumberEncoder)) {
      throw Encoding.otherType(source.name(), source.encoder(), "a number");
    }
    if (Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "column '%s': expected a number or unknown, found %s; leave infinite values unknown"
              .formatted(source.name(), value));
    }
    numbers[column] = value;
  }

  /**
   * @param column its place in {@link Encoding#columns}
   * @param level whichever; one that no training row had is taken as such
   * @throws IllegalArgumentException if the column has no categories
   */
  public void text(int column, String level) {
    Encoding.Source source = sources.get(column);
    if (!(source.encoder() instanceof CategoryEncoder encoder)) {
      throw Encoding.otherType(source.name(), source.encoder(), "a text");
    }
    places[column] = encoder.place(level);
  }

  /** The row's numbers, in an array that the next call writes to again. */
  public double[] encode() {
    int at = 0;
    for (int i = 0; i < numbers.length; i++) {
      ColumnEncoder encoder = sources.get(i).encoder();
      switch (encoder) {
        case NumberEncoder number -> number.put(numbers[i], encoded, at);
        case CategoryEncoder category -> category.put(places[i], encoded, at);
      }
      at += encoder.width();
    }
    return encoded;
  }
}
