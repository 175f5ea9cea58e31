package io.strate.learn.encode;

import java.util.stream.IntStream;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix by cyclic Jacobi rotations (Golub and Van
 * Loan, Matrix Computations, 8.5): slow for thousands of columns, exact and the same everywhere.
 */
final class SymmetricMatrix {
  private static final int SWEEPS = 60;

  /** What is smaller than this part of all eigenvalues together is zero. */
  private static final double ROUNDING = 1e-17;

  private final double[][] a;
  private final double[][] vectors;

  /**
   * @param matrix symmetric; it is overwritten
   */
  SymmetricMatrix(double[][] matrix) {
    this.a = matrix;
    this.vectors = new double[matrix.length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      vectors[i][i] = 1;
    }
    int sweeps = 0;
    while (sweeps < SWEEPS && rotateAll()) {
      sweeps++;
    }
  }

  /** Whether any number off the diagonal was large enough to be turned away. */
  private boolean rotateAll() {
    double trace = 0;
    for (int p = 0; p < a.length; p++) {
      trace += Math.abs(a[p][p]);
    }
    boolean turned = false;
    for (int p = 0; p < a.length; p++) {
      for (int q = p + 1; q < a.length; q++) {
        if (Math.abs(a[p][q]) > ROUNDING * trace) {
          rotate(p, q);
          turned = true;
        }
      }
    }
    return turned;
  }

  private void rotate(int p, int q) {
    double ratio = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double tangent = Math.copySign(1, ratio) / (Math.abs(ratio) + Math.sqrt(1 + ratio * ratio));
    double cosine = 1 / Math.sqrt(1 + tangent * tangent);
    double sine = tangent * cosine;
    for (double[] row : a) {
      turn(row, p, q, cosine, sine);
    }
    for (int column = 0; column < a.length; column++) {
      double above = a[p][column];
      a[p][column] = cosine * above - sine * a[q][column];
      a[q][column] = sine * above + cosine * a[q][column];
    }
    a[p][q] = 0;
    a[q][p] = 0;
    for (double[] row : vectors) {
      turn(row, p, q, cosine, sine);
    }
  }

  private static void turn(double[] row, int p, int q, double cosine, double sine) {
    double left = row[p];
    row[p] = cosine * left - sine * row[q];
    row[q] = sine * left + cosine * row[q];
  }

  /** The places of the eigenvalues, the largest first. */
  int[] order() {
    return IntStream.range(0, a.length)
        .boxed()
        .sorted((left, right) -> Double.compare(a[right][right], a[left][left]))
        .mapToInt(place -> place)
        .toArray();
  }

  double value(int place) {
    return a[place][place];
  }

  /** Of length 1; its largest number, the first of equally large ones, is above 0. */
  double[] vector(int place) {
    double[] vector = new double[a.length];
    int largest = 0;
    for (int i = 0; i < vector.length; i++) {
      vector[i] = vectors[i][place];
      largest = Math.abs(vector[i]) > Math.abs(vector[largest]) ? i : largest;
    }
    if (vector[largest] < 0) {
      for (int i = 0; i < vector.length; i++) {
        vector[i] = -vector[i];
      }
    }
    return vector;
  }
}
