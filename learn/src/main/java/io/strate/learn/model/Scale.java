package io.strate.learn.model;

import io.strate.learn.calibrate.AsIs;
import io.strate.learn.calibrate.Calibration;
import io.strate.learn.calibrate.ClassCalibration;
import io.strate.learn.calibrate.Isotonic;
import io.strate.learn.calibrate.Platt;
import io.strate.learn.state.StateReader;
import io.strate.learn.state.StateWriter;

/** What makes probabilities, or nothing, of what a predictor says. */
public sealed interface Scale {

  /** Rewrites the answer that stands in an array from a place on. */
  void apply(double[] answers, int from);

  /** For tables: none, platt, isotonic, or by class. */
  String word();

  /** Amounts are what they are. */
  record Amounts() implements Scale {
    @Override
    public void apply(double[] answers, int from) {}

    @Override
    public String word() {
      return "none";
    }
  }

  /** Of a yes-or-no question. */
  record YesNo(Calibration calibration) implements Scale {
    @Override
    public void apply(double[] answers, int from) {
      answers[from] = calibration.of(answers[from]);
    }

    @Override
    public String word() {
      return switch (calibration) {
        case AsIs _ -> "none";
        case Platt _ -> "platt";
        case Isotonic _ -> "isotonic";
      };
    }
  }

  /** Of several classes. */
  record Classes(ClassCalibration calibration) implements Scale {
    @Override
    public void apply(double[] answers, int from) {
      double[] own = new double[calibration.classes().size()];
      System.arraycopy(answers, from, own, 0, own.length);
      System.arraycopy(calibration.of(own), 0, answers, from, own.length);
    }

    @Override
    public String word() {
      return "by class";
    }
  }

  /** State that {@link #read} reads. */
  default byte[] toBytes() {
    return switch (this) {
      case Amounts() -> new StateWriter(1, 'a').toBytes();
      case YesNo(Calibration calibration) ->
          new StateWriter(1, 'y').bytes(calibration.toBytes()).toBytes();
      case Classes(ClassCalibration calibration) ->
          new StateWriter(1, 'c').bytes(calibration.toBytes()).toBytes();
    };
  }

  /**
   * @throws IllegalArgumentException for bytes that {@link #toBytes} did not write
   */
  static Scale read(byte[] bytes) {
    return StateReader.read(
        bytes,
        "scale",
        1,
        state ->
            switch (state.kind()) {
              case 'a' -> new Amounts();
              case 'y' -> new YesNo(Calibration.read(state.bytes()));
              case 'c' -> new Classes(ClassCalibration.read(state.bytes()));
              default -> throw new IllegalArgumentException("no scale");
            });
  }
}
