package io.strate.learn.encode;

import io.strate.learn.dataset.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fits few numbers for each level of a column from what its rows are in other columns: their
 * z-scores, cut at ±3, and one-hot levels. The level's mean of each, minus that of all rows, drawn
 * to it by 20 rows, makes a matrix of levels × other columns; levels weigh as many rows as they
 * have. Numbers are its first principal directions, in units of the first one's root mean square. A
 * level that is not listed is 0, the mean.
 */
final class Embedding {
  private static final int DIMENSIONS = 8;
  private static final int MOST_COLUMNS = 256;
  private static final double SMOOTHING = 20;
  private static final double CUT = 3;

  /** Directions that hold less than this part of the first one's variance are rounding. */
  private static final double ROUNDING = 1e-10;

  private final String name;
  private final List<String> levels;
  private final int[] places;
  private final double[] sizes;

  /** For each number of another column, its sum over the rows of each place. */
  private final List<double[]> sums = new ArrayList<>();

  Embedding(String name, LevelCounts counts, int most) {
    this.name = name;
    this.levels = counts.frequent(most);
    CategoryEncoder unwritten = new CategoryEncoder(levels, List.of(), new double[0]);
    this.places = Fitting.places(unwritten, counts.column());
    this.sizes = new double[CategoryEncoder.FIRST + levels.size()];
    for (int place : places) {
      sizes[place]++;
    }
  }

  /** Takes another column into account, if it has few levels or numbers and there is room. */
  void add(String other, Column column, int mostLevels) {
    switch (column) {
      case Column.Numbers numbers ->
          addNumbers(new NumberFitting(other, numbers.values()), numbers);
      case Column.Categories categories -> {
        LevelCounts counts = LevelCounts.of(categories);
        if (counts.different() <= mostLevels) {
          addLevels(OneHot.fit(counts, mostLevels), categories);
        }
      }
    }
  }

  private void addNumbers(NumberFitting fitting, Column.Numbers numbers) {
    if (fitting.allUnknown() || sums.size() == MOST_COLUMNS) {
      return;
    }
    Scaling scaling = fitting.fit(Step.Z_SCORE, true).scaling();
    double[] sum = new double[sizes.length];
    for (int row = 0; row < places.length; row++) {
      if (numbers.isKnown(row)) {
        sum[places[row]] += Math.clamp(scaling.apply(numbers.values()[row]), -CUT, CUT);
      }
    }
    sums.add(sum);
  }

  private void addLevels(CategoryEncoder oneHot, Column.Categories categories) {
    int width = Math.min(oneHot.width(), MOST_COLUMNS - sums.size());
    double[][] added = new double[width][sizes.length];
    int[] others = Fitting.places(oneHot, categories);
    for (int row = 0; row < places.length; row++) {
      for (int column = 0; column < width; column++) {
        added[column][places[row]] += oneHot.table()[others[row] * oneHot.width() + column];
      }
    }
    sums.addAll(Arrays.asList(added));
  }

  /**
   * @throws IllegalArgumentException if no other column differs between rows
   */
  CategoryEncoder fit() {
    double[][] means = means();
    SymmetricMatrix matrix = new SymmetricMatrix(scatter(means));
    int[] order = matrix.order();
    double largest = order.length == 0 ? 0 : matrix.value(order[0]);
    if (!(largest > Double.MIN_NORMAL)) {
      throw new IllegalArgumentException(
          "column '%s': expected other columns that differ between its levels to learn an embedding from, found none; use one_hot, or add columns"
              .formatted(name));
    }
    int[] kept =
        Arrays.stream(order)
            .limit(DIMENSIONS)
            .filter(place -> matrix.value(place) > ROUNDING * largest)
            .toArray();
    double[] table = new double[sizes.length * kept.length];
    List<Meaning> meanings = new ArrayList<>();
    for (int dimension = 0; dimension < kept.length; dimension++) {
      meanings.add(new Meaning.Dimension(dimension + 1));
      double[] direction = matrix.vector(kept[dimension]);
      for (int place = 0; place < sizes.length; place++) {
        table[place * kept.length + dimension] =
            along(means, direction, place) / Math.sqrt(largest) + 0.0;
      }
    }
    return new CategoryEncoder(levels, meanings, table);
  }

  /** By column and place. */
  private double[][] means() {
    double[][] means = new double[sums.size()][sizes.length];
    for (int column = 0; column < means.length; column++) {
      double mean = Arrays.stream(sums.get(column)).sum() / places.length;
      for (int place = 0; place < sizes.length; place++) {
        means[column][place] =
            place == CategoryEncoder.UNLISTED
                ? 0
                : (sums.get(column)[place] - sizes[place] * mean) / (sizes[place] + SMOOTHING);
      }
    }
    return means;
  }

  private double[][] scatter(double[][] means) {
    double[][] scatter = new double[means.length][means.length];
    for (int i = 0; i < means.length; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int place = 0; place < sizes.length; place++) {
          sum += sizes[place] * means[i][place] * means[j][place];
        }
        scatter[i][j] = sum / places.length;
        scatter[j][i] = scatter[i][j];
      }
    }
    return scatter;
  }

  private static double along(double[][] means, double[] direction, int place) {
    double sum = 0;
    for (int column = 0; column < direction.length; column++) {
      sum += means[column][place] * direction[column];
    }
    return sum;
  }
}
