package io.strate.learn.encode;

import io.strate.learn.encode.Outcomes.Outcome;
import io.strate.learn.split.Folds;
import java.util.List;

/**
 * Fits the mean outcome of each level and of unknown values, drawn to the mean of all rows: (sum +
 * 20 × mean) / (rows + 20). Numbers are the difference to the mean of all, in units of its root
 * mean square over rows; a level that is not listed, or that only the row's own fold has, is 0:
 * nothing is known of it.
 */
final class TargetRates {
  private static final double SMOOTHING = 20;

  /** Differences between levels that are smaller than this part of a mean are none. */
  private static final double ROUNDING = 1e-12;

  /** The place of each training row's level in the table. */
  private final int[] places;

  private final int count;
  private final Folds folds;

  /**
   * @param count places are below it
   */
  TargetRates(int[] places, int count, Folds folds) {
    this.places = places;
    this.count = count;
    this.folds = folds;
  }

  /** Of one outcome: numbers of places, from all rows, and of rows, each from the other folds. */
  record Rates(double[] table, double[] rows) {}

  List<Rates> fit(List<Outcome> outcomes) {
    return outcomes.stream().map(outcome -> fit(outcome.numbers())).toList();
  }

  private Rates fit(double[] numbers) {
    double[][] sums = new double[folds.count()][count];
    double[][] sizes = new double[folds.count()][count];
    for (int row = 0; row < places.length; row++) {
      sums[folds.of(row)][places[row]] += numbers[row];
      sizes[folds.of(row)][places[row]]++;
    }
    double[][] without = new double[folds.count()][];
    for (int fold = 0; fold < without.length; fold++) {
      without[fold] = table(sums, sizes, fold);
    }
    double[] rows = new double[places.length];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = without[folds.of(row)][places[row]];
    }
    return new Rates(table(sums, sizes, -1), rows);
  }

  /** The numbers of all places, from the rows of all folds but one. */
  private double[] table(double[][] sums, double[][] sizes, int left) {
    double[] sum = new double[count];
    double[] size = new double[count];
    for (int fold = 0; fold < sums.length; fold++) {
      for (int place = 0; fold != left && place < count; place++) {
        sum[place] += sums[fold][place];
        size[place] += sizes[fold][place];
      }
    }
    double rows = total(size);
    double mean = rows == 0 ? 0 : total(sum) / rows;
    double[] table = new double[count];
    double squares = 0;
    double sizeOfSums = 0;
    for (int place = 0; place < count; place++) {
      // The same as the smoothed mean minus the mean, without the rounding of either.
      table[place] =
          place == CategoryEncoder.UNLISTED
              ? 0
              : (sum[place] - size[place] * mean) / (size[place] + SMOOTHING);
      squares += size[place] * table[place] * table[place];
      sizeOfSums += Math.abs(sum[place]);
    }
    double spread = Math.sqrt(squares / Math.max(1, rows));
    boolean onlyRounding = spread <= ROUNDING * sizeOfSums / Math.max(1, rows);
    for (int place = 0; place < count; place++) {
      table[place] = onlyRounding ? 0 : table[place] / spread + 0.0;
    }
    return table;
  }

  private static double total(double[] parts) {
    double total = 0;
    for (double part : parts) {
      total += part;
    }
    return total;
  }
}
