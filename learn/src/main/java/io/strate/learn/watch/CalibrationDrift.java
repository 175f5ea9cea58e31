package io.strate.learn.watch;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many answers were yes beside how many the probabilities promised.
 *
 * @param bins those that have rows, by rising probability
 * @param all rows together
 * @param chance of bins at least as far off if all probabilities are right (chi-square over bins,
 *     as in Hosmer and Lemeshow's test of probabilities that were not fitted to these rows)
 *     <p>Rows of one person go together: what came of somebody within thirty days of one Saturday
 *     came within thirty days of the next as well. So variances are larger by what the sums of
 *     groups vary more than rows would by themselves (Kish's design effect), and never smaller.
 */
public record CalibrationDrift(List<Part> bins, Part all, double chance) {

  /** Of a normal variable, the 97.5 % quantile. */
  private static final double TWO_SIDED_95 = 1.959963984540054;

  /**
   * @param rows how many
   * @param expected how many yes the probabilities promise
   * @param observed how many came
   * @param noise by how much {@code observed} differs from {@code expected} at most in 95 of 100
   *     cases if the probabilities are right
   */
  public record Part(int rows, double expected, int observed, double noise) {

    /** How many times as many came as were promised. */
    public double ratio() {
      return observed / expected;
    }

    public boolean isBeyondNoise() {
      return Math.abs(observed - expected) > noise;
    }
  }

  public CalibrationDrift {
    bins = List.copyOf(bins);
  }

  /**
   * @param probabilities of rows whose window has ended
   * @param yes what came of them
   * @param groups a number for each row; rows of one person have the same
   * @throws IllegalArgumentException for no row, and for what is no probability
   */
  public static CalibrationDrift of(
      Bins.OfNumbers cut, double[] probabilities, boolean[] yes, int[] groups) {
    if (probabilities.length == 0
        || probabilities.length != yes.length
        || groups.length != yes.length) {
      throw new IllegalArgumentException(
          "calibration: expected an answer and a group for each of at least one probability, found %d and %d of %d; hand over rows whose window has ended"
              .formatted(yes.length, groups.length, probabilities.length));
    }
    Sums[] sums = new Sums[cut.count()];
    Arrays.setAll(sums, bin -> new Sums());
    Sums all = new Sums();
    for (int row = 0; row < yes.length; row++) {
      requireProbability(row, probabilities[row]);
      sums[cut.of(probabilities[row])].add(probabilities[row], yes[row]);
      all.add(probabilities[row], yes[row]);
    }
    double together = together(probabilities, yes, groups);
    List<Sums> filled = Arrays.stream(sums).filter(sum -> sum.rows > 0).toList();
    return new CalibrationDrift(
        filled.stream().map(sum -> sum.part(together)).toList(),
        all.part(together),
        chance(filled, together));
  }

  /** How many times as much the sums of groups vary as they would if rows went by themselves. */
  private static double together(double[] probabilities, boolean[] yes, int[] groups) {
    double mean = 0;
    for (int row = 0; row < yes.length; row++) {
      mean += off(probabilities[row], yes[row]) / yes.length;
    }
    Map<Integer, Double> sums = new HashMap<>();
    double alone = 0;
    for (int row = 0; row < yes.length; row++) {
      double off = off(probabilities[row], yes[row]) - mean;
      sums.merge(groups[row], off, Double::sum);
      alone += off * off;
    }
    double grouped = sums.values().stream().mapToDouble(sum -> sum * sum).sum();
    return alone == 0 ? 1 : Math.max(1, grouped / alone);
  }

  private static double off(double probability, boolean yes) {
    return (yes ? 1 : 0) - probability;
  }

  private static void requireProbability(int row, double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "probability of row %d: expected a number from 0 to 1, found %s; calibrate scores first"
              .formatted(row, probability));
    }
  }

  /** Bins of certainties that came true say nothing and are left out. */
  private static double chance(List<Sums> bins, double together) {
    int freedom = (int) bins.stream().filter(bin -> bin.variance > 0 || bin.square() > 0).count();
    double squares = bins.stream().mapToDouble(Sums::square).sum() / together;
    return freedom == 0 ? 1 : ChiSquare.above(squares, freedom);
  }

  private static final class Sums {
    private int rows;
    private int observed;
    private double expected;
    private double variance;

    void add(double probability, boolean yes) {
      rows++;
      observed += yes ? 1 : 0;
      expected += probability;
      variance += probability * (1 - probability);
    }

    /** How far off, in squared standard deviations; infinite where the impossible came. */
    double square() {
      double off = observed - expected;
      return off == 0 ? 0 : off * off / variance;
    }

    Part part(double together) {
      return new Part(rows, expected, observed, TWO_SIDED_95 * Math.sqrt(variance * together));
    }
  }
}
