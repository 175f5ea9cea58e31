package io.strate.learn.encode;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Fits a scaling on the known numbers of training rows. */
final class NumberFitting {
  /** Fifths: enough to see a shape, as in the scores of 1 to 5 of recency, frequency and amount. */
  private static final int BINS = 5;

  /** Beyond it squares overflow. */
  private static final double LARGEST = 1e150;

  private final String name;

  private final double[] known;
  private final double least;
  private final double greatest;
  private final boolean someUnknown;

  /** The known ones in ascending order, once something asks for it. */
  private Optional<double[]> sorted = Optional.empty();

  /**
   * @throws IllegalArgumentException for a number beyond ±1e150
   */
  NumberFitting(String name, double[] values) {
    this.name = name;
    this.known = Arrays.stream(values).filter(x -> !Double.isNaN(x)).map(x -> x + 0.0).toArray();
    this.someUnknown = known.length < values.length;
    this.least = Arrays.stream(known).min().orElse(0);
    this.greatest = Arrays.stream(known).max().orElse(0);
    requireWithin(least);
    requireWithin(greatest);
  }

  private void requireWithin(double value) {
    if (Math.abs(value) > LARGEST) {
      throw new IllegalArgumentException(
          "column '%s': expected numbers within ±1e150, found %s; scale the column or leave such values unknown"
              .formatted(name, value));
    }
  }

  boolean allUnknown() {
    return known.length == 0;
  }

  boolean constant() {
    return !someUnknown && least == greatest;
  }

  NumberEncoder fit(Step step, boolean keepsUnknown) {
    Scaling scaling = scaling(step);
    double fill = keepsUnknown ? Double.NaN : scaling.apply(quantile(0.5));
    return new NumberEncoder(scaling, fill, someUnknown && !keepsUnknown);
  }

  private Scaling scaling(Step step) {
    return switch (step) {
      case Z_SCORE -> standard(false);
      case LOG -> standard(true);
      case MIN_MAX -> affine(false, least, greatest - least);
      case ROBUST -> robust();
      case BINS -> bins();
      case NONE -> affine(false, 0, 1);
      case ONE_HOT, ORDINAL, TARGET, EMBEDDING ->
          throw new IllegalArgumentException("%s is no step for numbers".formatted(step.word()));
    };
  }

  private Scaling robust() {
    double spread = quantile(0.75) - quantile(0.25);
    return affine(false, quantile(0.5), spread > 0 ? spread : deviation(known, mean(known)));
  }

  private Scaling standard(boolean log) {
    double[] values = log ? DoubleStream.of(known).map(Scaling::signedLog).toArray() : known;
    double mean = mean(values);
    return affine(log, mean, deviation(values, mean));
  }

  /** Known numbers that are all the same become 0. */
  private static Scaling affine(boolean log, double centre, double scale) {
    return new Scaling.Affine(log, centre, scale > 0 ? scale : 1);
  }

  /** Edges are values of training rows, so that rows with equal values share a bin. */
  private Scaling bins() {
    double[] edges = new double[BINS - 1];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = quantile((i + 1.0) / BINS);
    }
    double[] different = Arrays.stream(edges).filter(edge -> edge > least).distinct().toArray();
    return new Scaling.Binned(different.length > 0 ? different : new double[] {second()});
  }

  /** The least value above the least, if there is one. */
  private double second() {
    return Arrays.stream(known).filter(x -> x > least).min().orElse(least);
  }

  /** Between two values by the straight line between them. */
  private double quantile(double share) {
    double[] ascending = sorted.orElseGet(this::sort);
    double place = share * (ascending.length - 1);
    int below = (int) place;
    double part = place - below;
    return part == 0
        ? ascending[below]
        : ascending[below] + part * (ascending[below + 1] - ascending[below]);
  }

  private double[] sort() {
    double[] ascending = known.clone();
    Arrays.parallelSort(ascending);
    sorted = Optional.of(ascending);
    return ascending;
  }

  private static double mean(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    return mean;
  }

  /**
   * The root of the mean square distance; measured in the largest one, so that no square is lost.
   */
  private static double deviation(double[] values, double mean) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value - mean));
    }
    if (largest == 0) {
      return 0;
    }
    double squares = 0;
    for (double value : values) {
      double part = (value - mean) / largest;
      squares += part * part;
    }
    return largest * Math.sqrt(squares / values.length);
  }
}
