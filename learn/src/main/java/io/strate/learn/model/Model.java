package io.strate.learn.model;

import io.strate.learn.calibrate.AsIs;
import io.strate.learn.calibrate.CalibrationChoice;
import io.strate.learn.calibrate.ClassCalibration;
import io.strate.learn.dataset.Dataset;
import io.strate.learn.dataset.Examples;
import io.strate.learn.dataset.Target;
import io.strate.learn.encode.Encoding;
import io.strate.learn.encode.LiveRow;
import io.strate.learn.evaluate.Measures;
import io.strate.learn.onnx.OnnxPredictor;
import io.strate.learn.predict.Learnt;
import io.strate.learn.predict.Predictor;
import io.strate.learn.predict.Question;
import io.strate.learn.split.Split;
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
  private static final List<String> YES_OR_NO = List.of("no", "yes");

  public Model {
    classes = List.copyOf(classes);
  }

  /**
   * Learns from the training part; where a learner can tell, the validation part says when to stop.
   * Calibrated by both together: by what is said of rows by others like it, that were learnt in the
   * same way without them. The validation part alone would be too few to tell.
   *
   * @throws IllegalArgumentException for examples that cannot be learnt from, or calibrated by
   */
  public static Model fit(Way way, Examples examples, Split split, long seed) {
    Examples validation = examples.pick(split.validation());
    Pipeline pipeline =
        Pipeline.fit(way, examples.pick(split.training()), Optional.of(validation), seed);
    if (!(examples.target() instanceof Target.Classes all)) {
      return new Model(pipeline, new Scale.Amounts(), List.of());
    }
    Examples known = examples.pick(split.known());
    double[] said = Pipeline.outOfFold(way, known, FOLDS, seed);
    Target.Classes classes = all.pick(split.known());
    return all.names().size() == 2
        ? new Model(pipeline, yesNo(said, classes, known, seed), all.names())
        : new Model(pipeline, byClass(said, classes, known, seed), all.names());
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

  /**
   * One that others learnt, as it is.
   *
   * @param file an ONNX model that takes the columns, all of numbers, in their order
   * @param unknown what it gets for an unknown number; NaN if it can do with that
   * @param question what it answers, yes or no or an amount; empty if that is to be told by the
   *     file
   * @throws IllegalArgumentException as {@link OnnxPredictor#read}
   */
  public static Model brought(
      byte[] file, List<String> columns, double unknown, Optional<Question> question) {
    OnnxPredictor predictor =
        question
            .map(asked -> OnnxPredictor.read(file, columns.size(), asked, YES_OR_NO.size()))
            .orElseGet(() -> OnnxPredictor.read(file, columns.size()));
    Pipeline pipeline = new Pipeline(Encoding.asIs(columns, unknown), predictor);
    return predictor.question() == Question.YES_OR_NO
        ? new Model(pipeline, new Scale.YesNo(new AsIs()), YES_OR_NO)
        : new Model(pipeline, new Scale.Amounts(), List.of());
  }

  /**
   * The same, calibrated by rows whose answer is known, if that makes it better; amounts are not.
   *
   * @throws IllegalArgumentException for examples that it cannot be calibrated by
   */
  public Model calibrated(Examples validation, long seed) {
    return validation.target() instanceof Target.Classes classes && question() == Question.YES_OR_NO
        ? new Model(
            pipeline,
            yesNo(pipeline.predict(validation.features()), classes, validation, seed),
            this.classes)
        : this;
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

  /** What is said of a row where a predictor that answers with one number says this. */
  public double scaled(double said) {
    double[] answer = {said};
    scale.apply(answer, 0);
    return answer[0];
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
    return switch (pipeline.predictor()) {
      case Learnt learnt -> toBytes('m', learnt.bytes());
      case OnnxPredictor brought -> toBytes('o', brought.file());
      default -> throw new IllegalStateException("a model is learnt here or brought");
    };
  }

  private byte[] toBytes(char kind, byte[] predictor) {
    return new StateWriter(1, kind)
        .bytes(pipeline.encoding().toBytes())
        .bytes(predictor)
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
          Encoding encoding = Encoding.read(state.bytes());
          byte[] inner = state.bytes();
          Scale scale = Scale.read(state.bytes());
          List<String> classes = state.texts();
          Predictor predictor =
              switch (state.kind()) {
                case 'm' -> Learnt.read(inner);
                case 'o' -> OnnxPredictor.read(inner, encoding.width(), question(scale), 2);
                default -> throw new IllegalArgumentException("state of another kind");
              };
          return new Model(new Pipeline(encoding, predictor), scale, classes);
        });
  }

  private static Question question(Scale scale) {
    return switch (scale) {
      case Scale.Amounts _ -> Question.HOW_MUCH;
      case Scale.YesNo _ -> Question.YES_OR_NO;
      case Scale.Classes _ -> Question.WHICH_CLASS;
    };
  }
}
