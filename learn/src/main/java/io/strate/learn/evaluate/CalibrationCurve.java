package io.strate.learn.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What came beside what was said, in bins of probabilities.
 *
 * @param bins those that have rows, rising
 */
public record CalibrationCurve(List<Bin> bins) {

  /** How the bins are cut. */
  public enum Bins {
    /** From 0 to 1 in equal steps. */
    EQUAL_WIDTH,
    /** At the quantiles of the rows' probabilities, whatever the rows weigh. */
    QUANTILE
  }

  /**
   * @param said the mean probability
   * @param came the share of yes
   * @param weight what its rows weigh
   */
  public record Bin(double said, double came, double weight) {}

  public CalibrationCurve {
    bins = List.copyOf(bins);
  }

  /**
   * A probability that lies on the bound of two bins is in the lower one.
   *
   * @param most how many bins to cut at most; fewer where quantiles are equal
   * @throws IllegalArgumentException for scores that are no probabilities
   */
  public static CalibrationCurve of(Scored scored, Bins kind, int most) {
    scored.requireProbabilities("calibration curve");
    if (most < 1) {
      throw new IllegalArgumentException(
          "calibration curve: expected at least 1 bin, found %d; ask for more".formatted(most));
    }
    return new CalibrationCurve(
        sums(scored, bounds(scored, kind, most)).stream().filter(bin -> bin.weight() > 0).toList());
  }

  /** All bins between the bounds, empty ones too. */
  static List<Bin> sums(Scored scored, double[] bounds) {
    int count = bounds.length + 1;
    double[] said = new double[count];
    double[] came = new double[count];
    double[] weight = new double[count];
    int bin = count - 1;
    for (int rank = 0; rank < scored.count(); rank++) {
      while (bin > 0 && scored.score(rank) <= bounds[bin - 1]) {
        bin--;
      }
      said[bin] += scored.weight(rank) * scored.score(rank);
      came[bin] += scored.isYes(rank) ? scored.weight(rank) : 0;
      weight[bin] += scored.weight(rank);
    }
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      bins.add(new Bin(said[i] / weight[i], came[i] / weight[i], weight[i]));
    }
    return bins;
  }

  /** The bounds between bins, rising. */
  static double[] bounds(Scored scored, Bins kind, int most) {
    double[] bounds = new double[most - 1];
    Arrays.setAll(
        bounds,
        i -> {
          double share = (i + 1.0) / most;
          return kind == Bins.EQUAL_WIDTH ? share : quantile(scored, share);
        });
    return bounds;
  }

  private static double quantile(Scored scored, double share) {
    int last = scored.count() - 1;
    double place = share * last;
    int below = (int) place;
    double low = scored.score(last - below);
    double high = scored.score(Math.max(last - below - 1, 0));
    return low + (place - below) * (high - low);
  }

  /**
   * The expected calibration error: how far what came is from what was said, in the mean of rows.
   */
  public double ece() {
    double sum = 0;
    double all = 0;
    for (Bin bin : bins) {
      sum += bin.weight() * Math.abs(bin.came() - bin.said());
      all += bin.weight();
    }
    return sum / all;
  }

  /** How far what came is from what was said where it is furthest. */
  public double largestError() {
    return bins.stream().mapToDouble(bin -> Math.abs(bin.came() - bin.said())).max().orElse(0);
  }
}
