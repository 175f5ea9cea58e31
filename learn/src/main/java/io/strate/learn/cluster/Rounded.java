package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.util.Arrays;

/**
 * Rows turned and rounded to floats, of which a register holds twice as many, moved to their mean
 * and scaled by a power of two so that no number is beyond ±1. With them the nearest centre of most
 * rows is certain: {@link Centres} says how far apart the scores of two centres must be for that.
 */
final class Rounded {
  private final float[][] columns;
  private final float[] lengths;
  private final double[] mean;
  private final double scale;

  Rounded(Columns rows, int count, Team team) {
    int slices = Team.slices(count);
    this.columns = new float[rows.count()][count + Sweeps.BLOCK];
    this.lengths = new float[count + Sweeps.BLOCK];
    this.mean = new double[rows.count()];
    double[] widest = new double[rows.count()];
    team.each(
        mean.length,
        column -> {
          mean[column] = Arrays.stream(rows.column(column), 0, count).sum() / count;
          for (int row = 0; row < count; row++) {
            double apart = Math.abs(rows.column(column)[row] - mean[column]);
            widest[column] = Math.max(widest[column], apart);
          }
        });
    this.scale = scale(Arrays.stream(widest).max().orElseThrow());
    team.each(slices, slice -> round(rows, Team.start(slice, count), Team.start(slice + 1, count)));
  }

  /**
   * Where all rows are equal, or as good as that, nothing is scaled and nothing will be certain.
   */
  private static double scale(double widest) {
    return widest < 0x1p-900 ? 1 : Math.scalb(1.0, -1 - Math.getExponent(widest));
  }

  private void round(Columns rows, int from, int to) {
    double[] squares = new double[to - from];
    for (int column = 0; column < columns.length; column++) {
      double[] numbers = rows.column(column);
      for (int row = from; row < to; row++) {
        double x = (numbers[row] - mean[column]) * scale;
        columns[column][row] = (float) x;
        squares[row - from] += x * x;
      }
    }
    for (int row = from; row < to; row++) {
      lengths[row] = (float) Math.sqrt(squares[row - from]);
    }
  }

  float[][] columns() {
    return columns;
  }

  float[] lengths() {
    return lengths;
  }

  /**
   * Centres rounded in the same way. The score of a row x and a centre c is half their squared
   * distance: |x|²/2 + |c|²/2 − x·c. Its lowest bits give way to the centre's place, so that the
   * least score names its centre.
   *
   * <p>Computed with floats, each of the d + 8 roundings errs by 2⁻²⁴ of at most (|x| + |c|)²/2,
   * and b bits of a place take no more than 2ᵇ⁺¹ of these. Twice that for each of two scores, more
   * than what the exact kernel's own rounding can add, and a number that no underflow reaches make
   * a difference certain.
   *
   * @param values centre by centre, with their signs turned
   * @param halves half the square of each
   * @param places the bits that places take
   * @param longest the length of the longest
   * @param share by how much scores must differ for each unit of (|x| + longest)²
   */
  record Centres(float[] values, float[] halves, int places, float longest, float share) {
    /** By how much they must differ anyway. */
    static final float LEAST = 0x1p-100f;
  }

  Centres round(Rows centres) {
    float[] values = new float[centres.values().length];
    float[] halves = new float[centres.count()];
    double longest = 0;
    for (int centre = 0; centre < halves.length; centre++) {
      double square = 0;
      for (int column = 0; column < mean.length; column++) {
        double x = (centres.at(centre, column) - mean[column]) * scale;
        values[centre * mean.length + column] = (float) -x;
        square += x * x;
      }
      halves[centre] = (float) (square / 2);
      longest = Math.max(longest, Math.sqrt(square));
    }
    int places = Math.max(1, Integer.highestOneBit(halves.length - 1)) * 2 - 1;
    double share = 2 * (mean.length + 12 + 2.0 * (places + 1)) * 0x1p-24;
    return new Centres(values, halves, places, Math.nextUp((float) longest), (float) share);
  }
}
