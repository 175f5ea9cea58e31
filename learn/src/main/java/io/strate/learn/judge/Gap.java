package io.strate.learn.judge;

import io.strate.learn.cluster.Labels;
import io.strate.learn.dataset.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * How much closer clusters are than they would be in rows without clusters (Tibshirani, Walther and
 * Hastie 2001): the logarithm of the cohesion of reference sets, less that of the rows. References
 * are drawn evenly from the box around the rows along their principal axes: choice (b) of the
 * paper. They are clustered without being turned back, as distances stay the same.
 *
 * @param points for 1, 2, … clusters
 */
public record Gap(List<Point> points) {

  /**
   * @param within the logarithm of the cohesion of the rows
   * @param expected the mean of that of the references
   * @param gap the second less the first
   * @param error the standard deviation over the references × √(1 + 1 / references)
   */
  public record Point(double within, double expected, double gap, double error) {
    static Point of(double within, double[] references) {
      double mean = 0;
      for (double reference : references) {
        mean += reference / references.length;
      }
      double squares = 0;
      for (double reference : references) {
        squares += (reference - mean) * (reference - mean);
      }
      double deviation = Math.sqrt(squares / references.length);
      return new Point(
          within, mean, mean - within, deviation * Math.sqrt(1 + 1.0 / references.length));
    }
  }

  public Gap {
    points = List.copyOf(points);
  }

  /**
   * @param labellings of the rows, in 1, 2, … clusters, learnt by the same family
   */
  static Gap of(Family family, Rows rows, List<Labels> labellings, Effort effort) {
    int most = labellings.size();
    double[][] expected = new double[most][effort.references()];
    List<Rows> references = references(rows, effort);
    for (int i = 0; i < effort.references(); i++) {
      Rows reference = references.get(i);
      List<Labels> found = family.upTo(most, reference, effort.seed(), effort.threads());
      for (int k = 0; k < most; k++) {
        expected[k][i] = Math.log(Cohesion.of(reference, found.get(k)));
      }
    }
    List<Point> points = new ArrayList<>();
    for (int k = 0; k < most; k++) {
      points.add(Point.of(Math.log(Cohesion.of(rows, labellings.get(k))), expected[k]));
    }
    return new Gap(points);
  }

  /** Whether one cluster explains the rows as well as these, within one standard error. */
  static boolean mayBeOne(Family family, Rows rows, Labels labels, Effort effort) {
    int clusters = labels.clusters();
    double[] one = new double[effort.references()];
    double[] many = new double[effort.references()];
    List<Rows> references = references(rows, effort);
    for (int i = 0; i < one.length; i++) {
      Rows reference = references.get(i);
      Labels found = family.learn(clusters, reference, effort.seed(), effort.threads());
      one[i] = Math.log(Cohesion.of(reference, Labels.of(new int[rows.count()])));
      many[i] = Math.log(Cohesion.of(reference, found));
    }
    double together = Cohesion.of(rows, Labels.of(new int[rows.count()]));
    Point ofOne = Point.of(Math.log(together), one);
    Point ofMany = Point.of(Math.log(Cohesion.of(rows, labels)), many);
    return ofMany.gap() - ofMany.error() <= ofOne.gap();
  }

  private static List<Rows> references(Rows rows, Effort effort) {
    Rows turned = PrincipalAxes.of(rows).along(rows, rows.columns());
    SplittableRandom random = new SplittableRandom(effort.seed());
    return Stream.generate(() -> evenly(turned, random)).limit(effort.references()).toList();
  }

  /** As many rows, drawn evenly from the box around these. */
  private static Rows evenly(Rows rows, SplittableRandom random) {
    int columns = rows.columns();
    double[] low = new double[columns];
    double[] width = new double[columns];
    for (int column = 0; column < columns; column++) {
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (int row = 0; row < rows.count(); row++) {
        least = Math.min(least, rows.at(row, column));
        most = Math.max(most, rows.at(row, column));
      }
      low[column] = least;
      width[column] = most - least;
    }
    double[] values = new double[rows.count() * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = low[i % columns] + width[i % columns] * random.nextDouble();
    }
    return Rows.of(columns, values);
  }

  /**
   * The least number of clusters, from {@code least} on, whose gap is no more than one standard
   * error below that of the next: the rule of the paper, which begins at 1. Where the gap grows to
   * the end, the last.
   */
  public int clusters(int least) {
    for (int k = least; k < points.size(); k++) {
      Point next = points.get(k);
      if (points.get(k - 1).gap() >= next.gap() - next.error()) {
        return k;
      }
    }
    return points.size();
  }

  /**
   * Whether no number of clusters beats one by more than its standard error. The rule of the paper
   * says one too readily where clusters are arranged in a ring or in groups, as two are then no
   * better than one though many are.
   */
  public boolean mayBeOne() {
    double one = points.getFirst().gap();
    return points.stream().skip(1).allMatch(point -> point.gap() - point.error() <= one);
  }
}
