package io.strate.learn.judge;

import io.strate.learn.dataset.Rows;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The axes along which rows spread most, one after another, each at right angles to those before
 * (Pearson 1901). Found by Jacobi's rotations of the covariance matrix: O(rows × columns² +
 * columns³) time.
 *
 * @param mean of the rows
 * @param axes of length 1, widest first; each with its largest number positive, so that the same
 *     rows never give mirrored maps
 * @param variances along them, over count − 1
 */
public record PrincipalAxes(double[] mean, double[][] axes, double[] variances) {
  private static final int SWEEPS = 100;

  /**
   * @throws IllegalArgumentException of fewer than two rows
   */
  public static PrincipalAxes of(Rows rows) {
    if (rows.count() < 2) {
      throw new IllegalArgumentException(
          "principal axes: expected at least 2 rows, found %d; bring more".formatted(rows.count()));
    }
    double[] mean = new double[rows.columns()];
    for (int row = 0; row < rows.count(); row++) {
      for (int column = 0; column < mean.length; column++) {
        mean[column] += rows.at(row, column) / rows.count();
      }
    }
    double[][] matrix = covariance(rows, mean);
    double[][] turned = identity(mean.length);
    for (int sweep = 0; sweep < SWEEPS && rotate(matrix, turned); sweep++) {}
    int[] order =
        IntStream.range(0, mean.length)
            .boxed()
            .sorted(Comparator.comparingDouble(axis -> -matrix[axis][axis]))
            .mapToInt(axis -> axis)
            .toArray();
    return new PrincipalAxes(
        mean,
        Arrays.stream(order).mapToObj(axis -> upright(turned[axis])).toArray(double[][]::new),
        Arrays.stream(order).mapToDouble(axis -> Math.max(0, matrix[axis][axis])).toArray());
  }

  private static double[][] covariance(Rows rows, double[] mean) {
    double[][] sums = new double[mean.length][mean.length];
    for (int row = 0; row < rows.count(); row++) {
      for (int i = 0; i < mean.length; i++) {
        double apart = rows.at(row, i) - mean[i];
        for (int j = 0; j <= i; j++) {
          sums[i][j] += apart * (rows.at(row, j) - mean[j]) / (rows.count() - 1);
        }
      }
    }
    for (int i = 0; i < mean.length; i++) {
      for (int j = 0; j < i; j++) {
        sums[j][i] = sums[i][j];
      }
    }
    return sums;
  }

  private static double[][] identity(int size) {
    double[][] matrix = new double[size][size];
    for (int i = 0; i < size; i++) {
      matrix[i][i] = 1;
    }
    return matrix;
  }

  /** Turns each pair of axes until their covariance is 0; whether there was one. */
  private static boolean rotate(double[][] a, double[][] axes) {
    boolean turned = false;
    for (int p = 0; p < a.length; p++) {
      for (int q = p + 1; q < a.length; q++) {
        if (Math.abs(a[p][q]) > 1e-15 * Math.sqrt(Math.abs(a[p][p] * a[q][q]))) {
          turned = true;
          double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
          double sign = theta < 0 ? -1 : 1;
          double tangent = sign / (Math.abs(theta) + Math.hypot(theta, 1));
          double cosine = 1 / Math.hypot(tangent, 1);
          turn(a, axes, p, q, cosine, tangent * cosine);
        }
      }
    }
    return turned;
  }

  private static void turn(
      double[][] a, double[][] axes, int p, int q, double cosine, double sine) {
    for (int i = 0; i < a.length; i++) {
      double x = a[i][p];
      double y = a[i][q];
      a[i][p] = cosine * x - sine * y;
      a[i][q] = sine * x + cosine * y;
    }
    for (double[][] matrix : new double[][][] {a, axes}) {
      for (int i = 0; i < a.length; i++) {
        double x = matrix[p][i];
        double y = matrix[q][i];
        matrix[p][i] = cosine * x - sine * y;
        matrix[q][i] = sine * x + cosine * y;
      }
    }
    a[p][q] = 0;
    a[q][p] = 0;
  }

  private static double[] upright(double[] axis) {
    double largest = 0;
    for (double x : axis) {
      largest = Math.abs(x) > Math.abs(largest) ? x : largest;
    }
    double sign = largest < 0 ? -1 : 1;
    return Arrays.stream(axis).map(x -> sign * x).toArray();
  }

  /** Where the rows lie along the first so many axes, the mean at 0: for two, a map. */
  public Rows along(Rows rows, int many) {
    double[] values = new double[rows.count() * many];
    for (int row = 0; row < rows.count(); row++) {
      for (int axis = 0; axis < many; axis++) {
        double sum = 0;
        for (int column = 0; column < mean.length; column++) {
          sum += (rows.at(row, column) - mean[column]) * axes[axis][column];
        }
        values[row * many + axis] = sum;
      }
    }
    return Rows.of(many, values);
  }
}
