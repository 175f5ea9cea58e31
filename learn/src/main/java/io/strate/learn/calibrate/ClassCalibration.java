package io.strate.learn.calibrate;

import io.strate.learn.evaluate.Measure;
import io.strate.learn.evaluate.Scored;
import io.strate.learn.state.StateReader;
import io.strate.learn.state.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Calibrations of several classes, each against the rest; what they say is made to add up to 1
 * again.
 *
 * @param classes one calibration for each class, in the order of the classes
 */
public record ClassCalibration(List<Calibration> classes) {

  public ClassCalibration {
    classes = List.copyOf(classes);
    if (classes.size() < 2) {
      throw new IllegalArgumentException(
          "calibration: expected at least 2 classes, found %d; calibrate a yes-or-no question by itself"
              .formatted(classes.size()));
    }
  }

  /**
   * As {@link CalibrationChoice#of}, for each class. What is said of a class stays as it is where
   * that came, or did not come, of too few groups to hold some back.
   *
   * @param probabilities of each row, one for each class
   * @param came the place of the class that came
   */
  public static ClassCalibration of(
      double[][] probabilities,
      int[] came,
      int[] groups,
      Measure<Scored> loss,
      int folds,
      long seed) {
    int classes = probabilities.length == 0 ? 0 : probabilities[0].length;
    List<Calibration> calibrations = new ArrayList<>();
    for (int wanted = 0; wanted < classes; wanted++) {
      double[] scores = new double[came.length];
      boolean[] yes = new boolean[came.length];
      for (int row = 0; row < scores.length; row++) {
        scores[row] = probabilities[row][wanted];
        yes[row] = came[row] == wanted;
      }
      calibrations.add(
          differs(yes, groups)
              ? CalibrationChoice.of(scores, yes, groups, loss, folds, seed).calibration()
              : new AsIs());
    }
    return new ClassCalibration(calibrations);
  }

  /** Whether there are two groups or more of yes, and as many of no. */
  private static boolean differs(boolean[] yes, int[] groups) {
    return Stream.of(true, false)
        .allMatch(
            side ->
                IntStream.range(0, yes.length)
                        .filter(row -> yes[row] == side)
                        .map(row -> groups[row])
                        .distinct()
                        .limit(2)
                        .count()
                    == 2);
  }

  /** The probabilities of the classes of one row; as they were where no class would have any. */
  public double[] of(double[] probabilities) {
    if (probabilities.length != classes.size()) {
      throw new IllegalArgumentException(
          "calibration: expected probabilities of %d classes, found %d; hand over those of the model that was calibrated"
              .formatted(classes.size(), probabilities.length));
    }
    double[] calibrated = new double[probabilities.length];
    double sum = 0;
    for (int i = 0; i < calibrated.length; i++) {
      calibrated[i] = classes.get(i).of(probabilities[i]);
      sum += calibrated[i];
    }
    if (sum == 0) {
      return probabilities.clone();
    }
    for (int i = 0; i < calibrated.length; i++) {
      calibrated[i] /= sum;
    }
    return calibrated;
  }

  /** State that {@link #read} reads. */
  public byte[] toBytes() {
    StateWriter state = new StateWriter(1, 'c').count(classes.size());
    classes.forEach(calibration -> state.bytes(calibration.toBytes()));
    return state.toBytes();
  }

  /**
   * @throws IllegalArgumentException for bytes that {@link #toBytes} did not write
   */
  public static ClassCalibration read(byte[] bytes) {
    return StateReader.read(
        bytes,
        "calibration of classes",
        1,
        state -> {
          state.requireKind('c');
          int count = state.count();
          List<Calibration> classes = new ArrayList<>();
          for (int i = 0; i < count; i++) {
            classes.add(Calibration.read(state.bytes()));
          }
          return new ClassCalibration(classes);
        });
  }
}
