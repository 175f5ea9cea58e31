package io.strate.learn.encode;

import java.util.Arrays;

/** How a known number is changed. */
sealed interface Scaling {
  /** Beyond it squared distances overflow, and trees, which compare in single precision, fail. */
  double LARGEST = 1e30;

  double apply(double value);

  /**
   * (x − centre) / scale.
   *
   * @param log whether x becomes sign(x) · ln(1 + |x|) before
   * @param scale above 0
   */
  record Affine(boolean log, double centre, double scale) implements Scaling {
    public Affine {
      if (!Double.isFinite(centre) || !(scale > 0) || Double.isInfinite(scale)) {
        throw new IllegalArgumentException(
            "scaling: expected a finite centre and scale, found %s and %s; fit the encoding anew"
                .formatted(centre, scale));
      }
    }

    @Override
    public double apply(double value) {
      double scaled = ((log ? signedLog(value) : value) - centre) / scale;
      return Math.clamp(scaled, -LARGEST, LARGEST) + 0.0;
    }
  }

  /**
   * How many edges lie at or below it, as a share.
   *
   * @param edges ascending, at least one; kept, not copied
   */
  record Binned(double[] edges) implements Scaling {
    public Binned {
      for (int i = 0; i < edges.length; i++) {
        if (Double.isNaN(edges[i]) || i > 0 && edges[i] <= edges[i - 1]) {
          throw new IllegalArgumentException(
              "bins: expected ascending edges, found %s; fit the encoding anew"
                  .formatted(Arrays.toString(edges)));
        }
      }
      if (edges.length == 0) {
        throw new IllegalArgumentException(
            "bins: expected at least one edge, found none; fit the encoding anew");
      }
    }

    @Override
    public double apply(double value) {
      int below = 0;
      while (below < edges.length && edges[below] <= value) {
        below++;
      }
      return (double) below / edges.length;
    }
  }

  static double signedLog(double value) {
    return Math.copySign(StrictMath.log1p(Math.abs(value)), value);
  }
}
