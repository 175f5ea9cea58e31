package io.strate.learn.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import io.strate.learn.predict.Predictor;
import io.strate.learn.predict.Question;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Set;

/**
 * Answers by a model that others learnt. It takes one row of numbers in single precision, the
 * features in the order in which they were declared; unknown ones are NaN. It runs on the thread
 * that asks, and makes objects for each answer.
 */
public final class OnnxPredictor implements Predictor, AutoCloseable {
  private static final int MOST_BYTES = 64 << 20;

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final Form form;

  /**
   * What is declared of a model, or follows from it.
   *
   * @param input the name of its input
   * @param output the name of the output that has the answer
   * @param features how many numbers it takes
   * @param width how many numbers that output has
   */
  private record Form(Question question, String input, String output, int features, int width) {

    int outputs() {
      return question == Question.WHICH_CLASS ? width : 1;
    }
  }

  private OnnxPredictor(OrtEnvironment environment, OrtSession session, Form form) {
    this.environment = environment;
    this.session = session;
    this.form = form;
  }

  /**
   * Judges a file, and makes a predictor of it. The caller closes it.
   *
   * @param features how many features are declared for it
   * @param question what it answers
   * @param classes how many classes there are: 2 for {@link Question#YES_OR_NO}; of no matter for
   *     amounts
   * @throws IllegalArgumentException if it is no model, does not fit what is declared, or asks for
   *     more than it may have
   */
  public static OnnxPredictor read(byte[] file, int features, Question question, int classes) {
    if (file.length > MOST_BYTES) {
      throw Refusal.of(
          "at most %d bytes".formatted(MOST_BYTES),
          file.length + "",
          "learn fewer or smaller trees");
    }
    Graph graph = Graph.read(new Message(ByteBuffer.wrap(file)), file.length);
    graph.nodes().forEach(TreeOrder::check);
    Form form = form(graph, features, question, classes);
    try {
      OrtEnvironment environment =
          OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "strate");
      environment.setTelemetry(false);
      try (OrtSession.SessionOptions options = options()) {
        OrtSession session = environment.createSession(file, options);
        return tried(new OnnxPredictor(environment, session, form));
      }
    } catch (OrtException e) {
      throw new IllegalArgumentException(
          "onnx model: expected one that ONNX Runtime takes, found that it says '%s'; export it again"
              .formatted(e.getMessage()),
          e);
    } catch (LinkageError e) {
      throw new IllegalStateException(
          "ONNX Runtime's native library cannot be loaded on this machine: it needs glibc 2.28 or newer, macOS or Windows",
          e);
    }
  }

  private static OrtSession.SessionOptions options() throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
    options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.BASIC_OPT);
    options.setDeterministicCompute(true);
    options.setCPUArenaAllocator(false);
    options.setMemoryPatternOptimization(false);
    options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
    return options;
  }

  /** The output with the answer is the last that is as wide as the question asks. */
  private static Form form(Graph graph, int features, Question question, int classes) {
    Map<String, long[]> shapes = Shapes.of(graph, features);
    Set<Long> wanted =
        switch (question) {
          case HOW_MUCH -> Set.of(1L);
          case YES_OR_NO -> Set.of(1L, 2L);
          case WHICH_CLASS -> Set.of((long) classes);
        };
    for (String output : graph.outputs().reversed()) {
      long[] shape = shapes.get(output);
      if (shape != null && shape.length == 2 && shape[0] == 1 && wanted.contains(shape[1])) {
        return new Form(question, graph.input(), output, features, (int) shape[1]);
      }
    }
    throw Refusal.of(
        "an output of one row with %s numbers".formatted(wanted.stream().sorted().toList()),
        "none among %s".formatted(graph.outputs()),
        "declare what it answers, or export it anew");
  }

  /** A model that cannot answer about a row of zeros is not taken. */
  private static OnnxPredictor tried(OnnxPredictor predictor) throws OrtException {
    try {
      predictor.run(new double[predictor.columns()], 0, new double[predictor.outputs()], 0);
      return predictor;
    } catch (OrtException | IllegalArgumentException e) {
      predictor.close();
      throw e;
    }
  }

  @Override
  public Question question() {
    return form.question;
  }

  @Override
  public int columns() {
    return form.features;
  }

  @Override
  public int outputs() {
    return form.outputs();
  }

  /** Probabilities outside 0 to 1 are moved to the nearer end; what is no number stays NaN. */
  @Override
  public void predict(double[] rows, int from, double[] answers, int to) {
    try {
      run(rows, from, answers, to);
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime could not answer: " + e.getMessage(), e);
    }
  }

  private void run(double[] rows, int from, double[] answers, int to) throws OrtException {
    float[] row = new float[form.features];
    for (int i = 0; i < row.length; i++) {
      row[i] = (float) rows[from + i];
    }
    try (OnnxTensor input =
            OnnxTensor.createTensor(
                environment, FloatBuffer.wrap(row), new long[] {1, row.length});
        OrtSession.Result result = session.run(Map.of(form.input, input), Set.of(form.output))) {
      float[] found = numbers(result);
      for (int i = 0; i < outputs(); i++) {
        float answer = form.question == Question.YES_OR_NO ? found[found.length - 1] : found[i];
        answers[to + i] = form.question == Question.HOW_MUCH ? answer : probability(answer);
      }
    }
  }

  private float[] numbers(OrtSession.Result result) {
    if (result.get(0) instanceof OnnxTensor tensor) {
      FloatBuffer numbers = tensor.getFloatBuffer();
      if (numbers != null && numbers.remaining() == form.width) {
        float[] found = new float[form.width];
        numbers.get(found);
        return found;
      }
    }
    throw Refusal.of(
        "%d numbers in single precision as '%s'".formatted(form.width, form.output),
        "something else",
        "export it anew");
  }

  private static double probability(float answer) {
    return Float.isNaN(answer) ? answer : Math.clamp(answer, 0f, 1f);
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime could not let go of a model", e);
    }
  }
}
