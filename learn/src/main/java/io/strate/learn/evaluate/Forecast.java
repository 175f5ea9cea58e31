package io.strate.learn.evaluate;

import java.util.Arrays;
import java.util.List;

/** Amounts that were said beside the amounts that came. */
public final class Forecast implements Predicted<Forecast> {
  /** The mean distance, in the unit of the amounts. */
  public static final Measure<Forecast> MAE = new Measure<>("mae", false, Forecast::meanError);

  /** The root of the mean squared distance, in the unit of the amounts. */
  public static final Measure<Forecast> RMSE =
      new Measure<>("rmse", false, forecast -> Math.sqrt(forecast.meanSquare()));

  /**
   * The share of the amounts' variance that was foreseen: 1 if all were hit, 0 for always saying
   * their mean, less for worse. NaN if all amounts are equal.
   */
  public static final Measure<Forecast> R2 = new Measure<>("r2", true, Forecast::determination);

  private final double[] said;
  private final double[] came;
  private final double[] weights;

  private Forecast(double[] said, double[] came, double[] weights) {
    this.said = said;
    this.came = came;
    this.weights = weights;
  }

  /**
   * The arrays are copied.
   *
   * @throws IllegalArgumentException for no row, arrays of different lengths, an amount that is no
   *     finite number and weights that are no weights
   */
  public static Forecast of(double[] said, double[] came, double[] weights) {
    Weights.require("amounts", said.length, came.length, weights);
    Weights.requireFinite("predicted amount", said);
    Weights.requireFinite("amount", came);
    return new Forecast(said.clone(), came.clone(), weights.clone());
  }

  /** As {@link #of(double[], double[], double[])}; all rows weigh the same. */
  public static Forecast of(double[] said, double[] came) {
    return of(said, came, Weights.equal(said.length));
  }

  public static List<Measure<Forecast>> measures() {
    return List.of(MAE, RMSE, R2);
  }

  @Override
  public int count() {
    return said.length;
  }

  @Override
  public int[] strata() {
    return new int[count()];
  }

  @Override
  public boolean isOfTheRowsOf(Forecast other) {
    return Arrays.equals(came, other.came) && Arrays.equals(weights, other.weights);
  }

  @Override
  public Forecast times(int[] often) {
    double[] weigh = new double[count()];
    for (int row = 0; row < weigh.length; row++) {
      weigh[row] = weights[row] * often[row];
    }
    return new Forecast(said, came, weigh);
  }

  private double meanError() {
    double sum = 0;
    double all = 0;
    for (int row = 0; row < said.length; row++) {
      sum += weights[row] * Math.abs(said[row] - came[row]);
      all += weights[row];
    }
    return sum / all;
  }

  private double meanSquare() {
    return meanSquare(said);
  }

  private double meanSquare(double[] from) {
    double sum = 0;
    double all = 0;
    for (int row = 0; row < came.length; row++) {
      sum += weights[row] * (from[row] - came[row]) * (from[row] - came[row]);
      all += weights[row];
    }
    return sum / all;
  }

  private double determination() {
    double sum = 0;
    double all = 0;
    for (int row = 0; row < came.length; row++) {
      sum += weights[row] * came[row];
      all += weights[row];
    }
    double[] mean = new double[came.length];
    Arrays.fill(mean, sum / all);
    double spread = meanSquare(mean);
    return spread == 0 ? Double.NaN : 1 - meanSquare() / spread;
  }
}
