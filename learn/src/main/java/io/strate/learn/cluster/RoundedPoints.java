package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.util.Arrays;

/**
 * Rows turned and rounded to floats, of which a register holds twice as many, for squares that say
 * which rows cannot be near. All are moved to the middle of what they span, and scaled by a power
 * of two so that no number is beyond ±1.
 *
 * <p>A number errs by 2⁻²⁵ (half of a float's last place below 1) and a little, so the distance of
 * two rows of n columns by less than √n × 2⁻²³. Their square errs by another (n + 2) × 2⁻²⁴ of
 * itself, as a sum of terms that are never negative. {@link #reach} gives way by more than both,
 * and by more than the exact square errs itself.
 */
final class RoundedPoints {
  /** The root of a number that no underflow of exact squares reaches. */
  private static final double TINY = 1e-150;

  private final float[][] columns;
  private final double scale;
  private final double share;
  private final double slack;

  RoundedPoints(Rows rows) {
    int width = rows.columns();
    double[] middle = new double[width];
    double widest = 0;
    for (int column = 0; column < width; column++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int row = 0; row < rows.count(); row++) {
        low = Math.min(low, rows.at(row, column));
        high = Math.max(high, rows.at(row, column));
      }
      middle[column] = low / 2 + high / 2; // the difference may be beyond what a number can be
      widest = Math.max(widest, Math.max(high - middle[column], middle[column] - low));
    }
    // Closer rows are all 0 here: where exact squares underflow to 0, rounded ones must as well.
    this.scale = widest < 0x1p-330 ? 1 : Math.scalb(1.0, -1 - Math.getExponent(widest));
    this.share = (width + 8) * 0x1p-23;
    this.slack = Math.sqrt(width) * 0x1p-23;
    this.columns = new float[width][Sweeps.whole(rows.count())];
    Arrays.fill(columns[0], rows.count(), columns[0].length, Float.POSITIVE_INFINITY);
    for (int row = 0; row < rows.count(); row++) {
      for (int column = 0; column < width; column++) {
        columns[column][row] = (float) ((rows.at(row, column) - middle[column]) * scale);
      }
    }
  }

  float[][] columns() {
    return columns;
  }

  float[] point(int slot) {
    float[] point = new float[columns.length];
    for (int column = 0; column < point.length; column++) {
      point[column] = columns[column][slot];
    }
    return point;
  }

  /** The square that rows so far apart have here, or one that errs no more than a rounded one. */
  float square(double height) {
    double scaled = height * scale;
    return (float) Math.min(scaled * scaled, Float.MAX_VALUE);
  }

  /** Rows whose square is beyond this are computed to be farther apart. Never infinite. */
  float reach(double height) {
    double scaled = ((height + TINY) * scale + slack) * (1 + share);
    return (float) Math.min(scaled * scaled, Float.MAX_VALUE);
  }

  /** From now on infinitely far away. */
  void hide(int slot) {
    columns[0][slot] = Float.POSITIVE_INFINITY;
  }

  /** As {@link Points} close ranks: lower slots move first. */
  void move(int from, int to) {
    for (float[] column : columns) {
      column[to] = column[from];
    }
    if (to < from) {
      hide(from);
    }
  }
}
