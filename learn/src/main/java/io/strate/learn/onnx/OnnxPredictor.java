package io.strate.learn.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import io.strate.learn.predict.Predictor;
import io.strate.learn.predict.Question;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Answers by a model that others learnt. It takes one row of numbers in single precision, the
 * features in the order in which they were declared; unknown ones are NaN. It runs on the thread
 * that asks, and makes objects for each answer. What the runtime holds for it goes when it is
 * closed, or nobody has it any more.
 */
public final class OnnxPredictor implements Predictor, AutoCloseable {
  /** Larger files are not taken. */
  public static final int MOST_BYTES = 64 << 20;

  private static final Cleaner CLEANER = Cleaner.create();

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final Form form;
  private final byte[] file;
  private final Cleaner.Cleanable held;

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

  private OnnxPredictor(OrtEnvironment environment, OrtSession session, Form form, byte[] file) {
    this.environment = environment;
    this.session = session;
    this.form = form;
    this.file = file;
    this.held = CLEANER.register(this, () -> letGo(session));
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
    Graph graph = graph(file, features);
    return open(file, form(graph, Shapes.of(graph, features), features, question, classes));
  }

  /**
   * Likewise, where nobody says what it answers: two numbers are those of no and yes, one is an
   * amount.
   */
  public static OnnxPredictor read(byte[] file, int features) {
    Graph graph = graph(file, features);
    Map<String, long[]> shapes = Shapes.of(graph, features);
    boolean isWhether = output(graph, shapes, Set.of(2L)).isPresent();
    Question question = isWhether ? Question.YES_OR_NO : Question.HOW_MUCH;
    return open(file, form(graph, shapes, features, question, 2));
  }

  private static Graph graph(byte[] file, int features) {
    if (file.length > MOST_BYTES) {
      throw Refusal.of(
          "at most %d bytes".formatted(MOST_BYTES),
          file.length + "",
          "learn fewer or smaller trees");
    }
    Graph graph = Graph.read(new Message(ByteBuffer.wrap(file)), file.length, features);
    graph.nodes().forEach(TreeOrder::check);
    return graph;
  }

  private static OnnxPredictor open(byte[] file, Form form) {
    try {
      OrtEnvironment environment =
          OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "strate");
      environment.setTelemetry(false);
      try (OrtSession.SessionOptions options = options()) {
        OrtSession session = environment.createSession(file, options);
        return tried(new OnnxPredictor(environment, session, form, file.clone()));
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
  private static Form form(
      Graph graph, Map<String, long[]> shapes, int features, Question question, int classes) {
    Set<Long> wanted =
        switch (question) {
          case HOW_MUCH -> Set.of(1L);
          case YES_OR_NO -> Set.of(1L, 2L);
          case WHICH_CLASS -> Set.of((long) classes);
        };
    return output(graph, shapes, wanted)
        .map(output -> new Form(question, graph.input(), output.name, features, output.width))
        .orElseThrow(
            () ->
                Refusal.of(
                    "an output of one row with %s numbers"
                        .formatted(wanted.stream().sorted().toList()),
                    "none among %s".formatted(graph.outputs()),
                    "declare what it answers, or export it anew"));
  }

  /** An output of one row. */
  private record Output(String name, int width) {}

  private static Optional<Output> output(
      Graph graph, Map<String, long[]> shapes, Set<Long> widths) {
    for (String output : graph.outputs().reversed()) {
      long[] shape = shapes.get(output);
      if (shape != null && shape.length == 2 && shape[0] == 1 && widths.contains(shape[1])) {
        return Optional.of(new Output(output, (int) shape[1]));
      }
    }
    return Optional.empty();
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

  /**
   * Probabilities outside 0 to 1 are moved to the nearer end; what is no number stays NaN, and
   * infinite amounts become it.
   */
  @Override
  public void predict(double[] rows, int from, double[] answers, int to) {
    try {
      run(rows, from, answers, to);
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime could not answer: " + e.getMessage(), e);
    } finally {
      Reference.reachabilityFence(this); // Else the session may go while it answers.
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
        answers[to + i] = form.question == Question.HOW_MUCH ? amount(answer) : probability(answer);
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

  private static double amount(float answer) {
    return Float.isInfinite(answer) ? Double.NaN : answer;
  }

  private static double probability(float answer) {
    return Float.isNaN(answer) ? answer : Math.clamp(answer, 0f, 1f);
  }

  /** The file that it was read from. */
  public byte[] file() {
    return file.clone();
  }

  @Override
  public void close() {
    held.clean();
  }

  private static void letGo(OrtSession session) {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime could not let go of a model", e);
    }
  }
}
