package io.strate.learn.calibrate;

import io.strate.learn.state.StateReader;
import io.strate.learn.state.StateWriter;
import java.util.Arrays;

/** What turns a score into a probability; a higher score never gets a lower one. */
public sealed interface Calibration permits AsIs, Platt, Isotonic {

  /** The probability that goes with a score, from 0 to 1; NaN if the score is. */
  double of(double score);

  default double[] of(double[] scores) {
    return Arrays.stream(scores).map(this::of).toArray();
  }

  /** State that {@link #read} reads. */
  default byte[] toBytes() {
    return switch (this) {
      case AsIs() -> new StateWriter(1, 'n').toBytes();
      case Platt(double slope, double offset, boolean ofLogOdds) ->
          new StateWriter(1, 'p').number(slope).number(offset).count(ofLogOdds ? 1 : 0).toBytes();
      case Isotonic(double[] scores, double[] probabilities) ->
          new StateWriter(1, 'i').numbers(scores).numbers(probabilities).toBytes();
    };
  }

  /**
   * @throws IllegalArgumentException for bytes that {@link #toBytes} did not write
   */
  static Calibration read(byte[] bytes) {
    return StateReader.read(
        bytes,
        "calibration",
        1,
        state ->
            switch (state.kind()) {
              case 'n' -> new AsIs();
              case 'p' -> new Platt(state.number(), state.number(), state.count() == 1);
              case 'i' -> new Isotonic(state.numbers(), state.numbers());
              default -> throw new IllegalArgumentException("no calibration");
            });
  }
}
