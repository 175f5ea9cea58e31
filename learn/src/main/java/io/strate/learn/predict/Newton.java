package io.strate.learn.predict;

/**
 * Newton's method, whose steps are found by conjugate gradients (Lin, Weng and Keerthi 2008) scaled
 * by the diagonal, so that columns of very different scales do no harm.
 */
final class Newton {
  private static final int STEPS = 200;
  private static final int INNER = 500;
  private static final double TOLERANCE = 1e-9;

  private final LinearProblem problem;
  private final int size;
  private final double[] curved;

  private Newton(LinearProblem problem) {
    this.problem = problem;
    this.size = problem.size();
    this.curved = new double[size];
  }

  /** The coefficients at which the problem is smallest. */
  static double[] minimise(LinearProblem problem) {
    return new Newton(problem).run();
  }

  private double[] run() {
    double[] at = new double[size];
    double[] gradient = new double[size];
    double value = problem.value(at, gradient);
    double first = Double.NaN;
    for (int step = 0; step < STEPS; step++) {
      double[] diagonal = problem.diagonal();
      double steep = Math.sqrt(scaled(gradient, diagonal));
      first = step == 0 ? steep : first;
      if (steep <= TOLERANCE * first || steep == 0) {
        break;
      }
      double[] direction = direction(gradient, diagonal, Math.min(0.1, steep / first));
      double[] next = new double[size];
      double reached = search(at, value, gradient, direction, next);
      if (!(reached < value)) {
        break;
      }
      at = next;
      value = reached;
    }
    return at;
  }

  /** Halves the step until it lowers the value enough; the gradient is that of where it ends. */
  private double search(
      double[] at, double value, double[] gradient, double[] direction, double[] next) {
    double slope = dot(gradient, direction);
    for (double length = 1; length > 1e-12; length /= 2) {
      for (int i = 0; i < size; i++) {
        next[i] = at[i] + length * direction[i];
      }
      double reached = problem.value(next, gradient);
      if (reached <= value + 1e-4 * length * slope) {
        return reached;
      }
    }
    return value;
  }

  /** Solves second derivative × direction = −gradient as well as that share of the gradient. */
  private double[] direction(double[] gradient, double[] diagonal, double share) {
    double[] direction = new double[size];
    double[] left = new double[size];
    double[] along = new double[size];
    for (int i = 0; i < size; i++) {
      left[i] = -gradient[i];
      along[i] = left[i] / diagonal[i];
    }
    double rest = scaled(left, diagonal);
    double enough = share * share * rest;
    for (int i = 0; i < INNER && rest > enough; i++) {
      problem.curve(along, curved);
      double bend = dot(along, curved);
      if (!(bend > 0)) {
        break;
      }
      double length = rest / bend;
      for (int j = 0; j < size; j++) {
        direction[j] += length * along[j];
        left[j] -= length * curved[j];
      }
      double former = rest;
      rest = scaled(left, diagonal);
      for (int j = 0; j < size; j++) {
        along[j] = left[j] / diagonal[j] + rest / former * along[j];
      }
    }
    return direction;
  }

  private static double scaled(double[] vector, double[] diagonal) {
    double sum = 0;
    for (int i = 0; i < vector.length; i++) {
      sum += vector[i] * vector[i] / diagonal[i];
    }
    return sum;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
