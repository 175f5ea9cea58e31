package io.strate.learn.watch;

import io.strate.learn.dataset.Column;
import io.strate.learn.state.StateReader;
import io.strate.learn.state.StateWriter;
import java.util.Arrays;

/**
 * How a model scored when it was learnt, frozen.
 *
 * @param bins in which scores are counted
 * @param sample of the scores
 * @param mean of the scores
 */
public record ScoreReference(Reference bins, FrozenSample sample, double mean) {
  private static final int KEPT = 1000;

  /**
   * How a model scores now.
   *
   * @param meanBefore the mean score of the reference
   * @param meanNow the mean score now
   */
  public record Drift(
      Stability stability, KolmogorovSmirnov difference, double meanBefore, double meanNow) {}

  /**
   * Keeps a thousand scores at most: a distance is right to about a thousandth.
   *
   * @param bins how many to count in
   */
  public static ScoreReference of(double[] scores, int bins) {
    return new ScoreReference(
        Reference.of(new Column.Numbers(scores), bins),
        FrozenSample.of(scores, KEPT),
        mean(scores));
  }

  private static double mean(double[] scores) {
    return Arrays.stream(scores).filter(x -> !Double.isNaN(x)).average().orElse(Double.NaN);
  }

  /**
   * @throws IllegalArgumentException if there is no known score
   */
  public Drift compare(double[] now) {
    return new Drift(
        bins.compare(new Column.Numbers(now)), KolmogorovSmirnov.of(sample, now), mean, mean(now));
  }

  /** Answers that came beside the scores, in the reference's bins. */
  public CalibrationDrift calibration(double[] scores, boolean[] yes) {
    return switch (bins.bins()) {
      case Bins.OfNumbers numbers -> CalibrationDrift.of(numbers, scores, yes);
      case Bins.OfCategories any -> throw new IllegalStateException("scores are numbers: " + any);
    };
  }

  /** State that {@link #read} reads. */
  public byte[] toBytes() {
    return bins.write(new StateWriter(1, 's'))
        .numbers(sample.values())
        .longNumber(sample.rows())
        .number(mean)
        .toBytes();
  }

  /**
   * @throws IllegalArgumentException for bytes that {@link #toBytes} did not write
   */
  public static ScoreReference read(byte[] bytes) {
    return StateReader.read(
        bytes,
        "reference of scores",
        1,
        state -> {
          state.requireKind('s');
          return new ScoreReference(
              Reference.read(state),
              new FrozenSample(state.numbers(), state.longNumber()),
              state.number());
        });
  }
}
