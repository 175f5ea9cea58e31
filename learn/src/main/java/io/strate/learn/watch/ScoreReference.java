package io.strate.learn.watch;

import io.strate.learn.dataset.Column;
import io.strate.learn.state.StateReader;
import io.strate.learn.state.StateWriter;
import java.util.Arrays;

/**
 * How a model scored when it was learnt, frozen.
 *
 * @param bins in which scores are counted
 * @param scores a thousand at most
 * @param mean of the scores
 */
public record ScoreReference(Reference bins, FrozenNumbers scores, double mean) {
  private static final int KEPT = 1000;

  public ScoreReference {
    if (!(bins.bins() instanceof Bins.OfNumbers)) {
      throw new IllegalArgumentException(
          "reference: expected scores, found categories; freeze it from scores");
    }
  }

  /**
   * Keeps a thousand scores at most: a distance is right to about a thousandth.
   *
   * @param bins how many to count in
   */
  public static ScoreReference of(double[] scores, int bins) {
    return new ScoreReference(
        Reference.of(new Column.Numbers(scores), bins),
        FrozenNumbers.of(scores, KEPT),
        mean(scores));
  }

  private static double mean(double[] scores) {
    return Arrays.stream(scores).filter(x -> !Double.isNaN(x)).average().orElse(Double.NaN);
  }

  /**
   * @throws IllegalArgumentException if there is no known score
   */
  public ScoreDrift compare(double[] now) {
    return new ScoreDrift(
        bins.compare(new Column.Numbers(now)), KolmogorovSmirnov.of(scores, now), mean, mean(now));
  }

  /** Answers that came beside the scores, in the reference's bins. */
  public CalibrationDrift calibration(double[] probabilities, boolean[] yes, int[] groups) {
    return CalibrationDrift.of((Bins.OfNumbers) bins.bins(), probabilities, yes, groups);
  }

  /** State that {@link #read} reads. */
  public byte[] toBytes() {
    return bins.write(new StateWriter(1, 's'))
        .numbers(scores.values())
        .longNumber(scores.rows())
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
              new FrozenNumbers(state.numbers(), state.longNumber()),
              state.number());
        });
  }
}
