package io.strate.learn.model;

import io.strate.learn.calibrate.CalibrationChoice;
import io.strate.learn.calibrate.ClassCalibration;
import io.strate.learn.dataset.Dataset;
import io.strate.learn.dataset.Examples;
import io.strate.learn.dataset.Target;
import io.strate.learn.encode.Encoding;
import io.strate.learn.encode.LiveRow;
import io.strate.learn.evaluate.Measures;
import io.strate.learn.predict.Learnt;
import io.strate.learn.predict.Predictor;
import io.strate.learn.predict.Question;
import io.strate.learn.state.StateReader;
import io.strate.learn.state.StateWriter;
import io.strate.learn.tune.Pipeline;
import io.strate.learn.tune.Way;
import java.util.List;
import java.util.Optional;

/**
 * What was learnt, ready to answer: columns in, calibrated answers out. Never changes; any number
 * of threads may ask.
 *
 * @param classes the names of the classes; empty for amounts
 */
public record Model(Pipeline pipeline, Scale scale, List<String> classes) {

  private static final int FOLDS = 5;

  public Model {
    classes = List.copyOf(classes);
  }

  /**
   * Learns from one part and calibrates by another, from which it learns nothing else but, where a
   * learner can tell, when to stop.
   *
   * @throws IllegalArgumentException for examples that cannot be learnt from, or calibrated by
   */
  public static Model fit(Way way, Examples training, Examples validation, long seed) {
    Pipeline pipeline = Pipeline.fit(way, training, Optional.of(validation), seed);
    double[] said = pipeline.predict(validation.features());
    return switch (validation.target()) {
      case Target.Amounts _ -> new Model(pipeline, new Scale.Amounts(), List.of());
      case Target.Classes classes when classes.names().size() == 2 ->
          new Model(pipeline, yesNo(said, classes, validation, seed), classes.names());
      case Target.Classes classes ->
          new Model(pipeline, byClass(said, classes, validation, seed), classes.names());
    };
  }

  private static Scale yesNo(
      double[] said, Target.Classes classes, Examples validation, long seed) {
    boolean[] yes = new boolean[said.length];
    for (int row = 0; row < yes.length; row++) {
      yes[row] = classes.codes()[row] == 1;
    }
    return new Scale.YesNo(
        CalibrationChoice.of(said, yes, validation.groups(), Measures.LOG_LOSS, FOLDS, seed)
            .calibration());
  }

  private static Scale byClass(
      double[] said, Target.Classes classes, Examples validation, long seed) {
    return new Scale.Classes(
        ClassCalibration.of(
            rows(said, classes.names().size()),
            classes.codes(),
            validation.groups(),
            Measures.LOG_LOSS,
            FOLDS,
            seed));
  }

  /** Answers of several numbers, row by row. */
  public static double[][] rows(double[] answers, int outputs) {
    double[][] rows = new double[answers.length / outputs][outputs];
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(answers, row * outputs, rows[row], 0, outputs);
    }
    return rows;
  }

  public Question question() {
    return pipeline.predictor().question();
  }

  /** The answers about rows, one after another. */
  public double[] answer(Dataset rows) {
    double[] answers = pipeline.predict(rows);
    int outputs = pipeline.predictor().outputs();
    for (int at = 0; at < answers.length; at += outputs) {
      scale.apply(answers, at);
    }
    return answers;
  }

  /** A row to be filled and asked about again and again, by one thread at a time. */
  public Asking asking() {
    return new Asking(pipeline.encoding().liveRow(), pipeline.predictor(), scale);
  }

  /** One row after another. */
  public static final class Asking {
    private final LiveRow row;
    private final Predictor predictor;
    private final Scale scale;
    private final double[] answer;

    private Asking(LiveRow row, Predictor predictor, Scale scale) {
      this.row = row;
      this.predictor = predictor;
      this.scale = scale;
      this.answer = new double[predictor.outputs()];
    }

    /** Whose columns are those of {@link Encoding#columns}. */
    public LiveRow row() {
      return row;
    }

    /** The answer about the row as it is filled, in an array that the next call writes to again. */
    public double[] answer() {
      predictor.predict(row.encode(), 0, answer, 0);
      scale.apply(answer, 0);
      return answer;
    }
  }

  /** As bytes that {@link #read} reads, today and by every later version. */
  public byte[] toBytes() {
    return new StateWriter(1, 'm')
        .bytes(pipeline.encoding().toBytes())
        .bytes(pipeline.predictor().bytes())
        .bytes(scale.toBytes())
        .texts(classes)
        .toBytes();
  }

  /**
   * @throws IllegalArgumentException for bytes that {@link #toBytes} did not write
   */
  public static Model read(byte[] bytes) {
    return StateReader.read(
        bytes,
        "model",
        1,
        state -> {
          state.requireKind('m');
          Encoding encoding = Encoding.read(state.bytes());
          Learnt predictor = Learnt.read(state.bytes());
          return new Model(
              new Pipeline(encoding, predictor), Scale.read(state.bytes()), state.texts());
        });
  }
}
