package io.strate.learn.onnx;

import static io.strate.learn.onnx.Proto.floats;
import static io.strate.learn.onnx.Proto.graph;
import static io.strate.learn.onnx.Proto.ints;
import static io.strate.learn.onnx.Proto.model;
import static io.strate.learn.onnx.Proto.node;
import static io.strate.learn.onnx.Proto.tensor;
import static io.strate.learn.onnx.Proto.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.strate.learn.predict.Question;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class OnnxPredictorTest {
  private static final String ML = "ai.onnx.ml";

  /** 10 + 2x − y. */
  private static Proto line() {
    return graph(2, "y")
        .part(
            1,
            node(
                ML,
                "LinearRegressor",
                "x",
                "y",
                floats("coefficients", 2, -1),
                floats("intercepts", 10)));
  }

  /** Of column 0: up to 0.5 a yes of 0.25, above one of 0.75. */
  private static Proto tree(long yesBelow) {
    return graph(3, "label", "chances")
        .part(
            1,
            node(
                ML,
                "TreeEnsembleClassifier",
                "x",
                "label chances",
                ints("nodes_treeids", 0, 0, 0),
                ints("nodes_nodeids", 0, 1, 2),
                ints("nodes_featureids", 0, 0, 0),
                ints("nodes_truenodeids", yesBelow, 0, 0),
                ints("nodes_falsenodeids", 2, 0, 0),
                floats("nodes_values", 0.5, 0, 0),
                texts("nodes_modes", "BRANCH_LEQ", "LEAF", "LEAF"),
                ints("class_treeids", 0, 0, 0, 0),
                ints("class_nodeids", 1, 1, 2, 2),
                ints("class_ids", 0, 1, 0, 1),
                floats("class_weights", 0.75, 0.25, 0.25, 0.75),
                ints("classlabels_int64s", 0, 1)));
  }

  /** Three classes from a dense layer: x, y and nothing. */
  private static Proto layer() {
    return graph(2, "chances")
        .part(5, tensor("w", new long[] {2, 3}, 1, 0, 0, 0, 1, 0))
        .part(1, node("", "MatMul", "x w", "sums"))
        .part(1, node("", "Softmax", "sums", "chances"));
  }

  @Test
  void anAmount() {
    try (OnnxPredictor line = read(line(), 2, Question.HOW_MUCH, 0)) {
      assertThat(line.predict(3, 4)).isEqualTo(12);
    }
  }

  @Test
  void aYesOrNo() {
    try (OnnxPredictor tree = read(tree(1), 3, Question.YES_OR_NO, 2)) {
      assertThat(tree.outputs()).isOne();
      assertThat(tree.predict(0.5, 9, 9)).isEqualTo(0.25);
      assertThat(tree.predict(0.6, 9, 9)).isEqualTo(0.75);
    }
  }

  @Test
  void classes() {
    try (OnnxPredictor layer = read(layer(), 2, Question.WHICH_CLASS, 3)) {
      double[] found = new double[3];
      layer.predict(new double[] {1, 2}, 0, found, 0);
      double sum = Math.exp(1) + Math.exp(2) + 1;
      assertThat(found)
          .containsExactly(
              new double[] {Math.exp(1) / sum, Math.exp(2) / sum, 1 / sum}, within(1e-6));
    }
  }

  @Test
  void otherFeaturesOrAnswersThanDeclaredAreRefused() {
    refused(
        line(),
        3,
        Question.HOW_MUCH,
        "expected an input as wide as there are features, 3, found one of 2; list the features that it was learnt from, in their order");
    refused(line(), 2, Question.WHICH_CLASS, "expected an output of one row with [4] numbers");
    refused(layer(), 2, Question.HOW_MUCH, "none among [chances]");
  }

  @Test
  void whatAsksForMoreIsRefused() {
    refused(
        graph(2, "y").part(1, node("com.acme", "Shell", "x", "y")),
        "expected operators of ai.onnx and ai.onnx.ml, found 'Shell' of 'com.acme'");
    refused(
        graph(2, "y").part(1, node("", "RandomNormal", "x", "y")),
        "expected operators whose work is known beforehand, found 'RandomNormal'");
    Proto body = new Proto().text(1, "body").number(20, 5).part(6, graph(1, "z"));
    refused(graph(2, "y").part(1, node("", "Loop", "x", "y", body)), "found a loop");
    refused(
        line().part(5, tensor("w", new long[] {1}, 1).number(14, 1)),
        "expected all numbers inside the file");
    refused(
        line().part(5, tensor("w", new long[] {1 << 20, 1 << 20}, 1)),
        "found fewer bytes than that in the whole file");
    refused(line().part(1, node(ML, "ZipMap", "y", "z")), "export it with zipmap=False");
    refused(tree(0), 3, Question.YES_OR_NO, "found a way down that is none");
    assertThatThrownBy(
            () ->
                OnnxPredictor.read(
                    model(line()).part(25, new Proto()).bytes(), 2, Question.HOW_MUCH, 0))
        .hasMessageContaining("found functions or training of its own");
  }

  /** A column times a row is a table: twice over, a small file would take all memory. */
  @Test
  void memoryIsCountedBeforeItIsTaken() {
    double[] ones = new double[2_000];
    Arrays.fill(ones, 1);
    Proto graph =
        graph(2, "y")
            .part(5, tensor("down", new long[] {2_000, 1}, ones))
            .part(5, tensor("along", new long[] {1, 2_000}, ones))
            .part(1, node("", "Add", "down along", "y"));
    refused(
        graph,
        "expected at most 1048576 numbers from a step and 16777216 in all, found more with 'Add'");
    Proto product =
        graph(2, "y")
            .part(5, tensor("square", new long[] {300, 300}, new double[90_000]))
            .part(1, node("", "MatMul", "square square", "y"));
    refused(product, "found more with 'MatMul'");
  }

  @Test
  void damagedBytesAreRefused() {
    byte[] bytes = model(tree(1)).bytes();
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 5_000; i++) {
      byte[] damaged = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      for (int change = random.nextInt(4); change > 0 && damaged.length > 0; change--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      try {
        Graph graph = Graph.read(new Message(ByteBuffer.wrap(damaged)), damaged.length, 3);
        graph.nodes().forEach(TreeOrder::check);
        Shapes.of(graph, 3);
      } catch (IllegalArgumentException refused) {
        assertThat(refused).hasMessageStartingWith("onnx model: expected ");
      }
    }
    assertThatThrownBy(() -> OnnxPredictor.read(new byte[] {7, 7, 7}, 3, Question.YES_OR_NO, 2))
        .hasMessage(
            "onnx model: expected a model as ONNX writes it, found other or damaged bytes; export it again");
  }

  private static void refused(Proto graph, String says) {
    refused(graph, 2, Question.HOW_MUCH, says);
  }

  private static void refused(Proto graph, int features, Question question, String says) {
    assertThatThrownBy(() -> read(graph, features, question, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("onnx model: expected ")
        .hasMessageContaining(says);
  }

  private static OnnxPredictor read(Proto graph, int features, Question question, int classes) {
    return OnnxPredictor.read(model(graph).bytes(), features, question, classes);
  }
}
