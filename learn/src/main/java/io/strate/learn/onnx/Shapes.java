package io.strate.learn.onnx;

import io.strate.learn.onnx.Graph.Node;
import io.strate.learn.onnx.Graph.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many numbers every step makes out of one row. Only operators stand here of which that is
 * known before they run: they end, and the largest result can be limited.
 */
final class Shapes {
  private static final long MOST_NUMBERS = 1 << 20;
  private static final long MOST_WORK = 1 << 24;

  private final Map<String, long[]> shapes = new HashMap<>();
  private final Map<String, Tensor> tensors;

  /** How many numbers all steps make, and multiply. */
  private long work;

  private Shapes(Map<String, Tensor> tensors) {
    this.tensors = tensors;
    tensors.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
  }

  /** The shape of every value, for a row of so many features. */
  static Map<String, long[]> of(Graph graph, int features) {
    Shapes all = new Shapes(graph.tensors());
    all.shapes.put(graph.input(), new long[] {1, features});
    graph.nodes().forEach(all::add);
    return all.shapes;
  }

  private void add(Node node) {
    List<long[]> made = made(node);
    for (int i = 0; i < Math.min(made.size(), node.outputs().size()); i++) {
      long count = count(made.get(i));
      spend(count, MOST_NUMBERS, node);
      shapes.put(node.outputs().get(i), made.get(i));
    }
  }

  private void spend(long count, long most, Node node) {
    work += Math.min(count, MOST_WORK + 1);
    if (count > most || work > MOST_WORK) {
      throw Refusal.of(
          "at most %d numbers from a step and %d in all".formatted(MOST_NUMBERS, MOST_WORK),
          "more with '%s'".formatted(node.operator()),
          "make it smaller");
    }
  }

  static long count(long[] shape) {
    long count = 1;
    for (long axis : shape) {
      if (axis < 0 || axis > Integer.MAX_VALUE || count > Integer.MAX_VALUE) {
        return Long.MAX_VALUE;
      }
      count *= axis;
    }
    return count;
  }

  /** The shapes of what a step makes. */
  private List<long[]> made(Node node) {
    return switch (node.operator()) {
      case "Cast", "Identity", "Sigmoid", "Softmax", "LogSoftmax", "Relu", "LeakyRelu", "Tanh" ->
          List.of(input(node, 0));
      case "Sqrt", "Exp", "Log", "Neg", "Abs", "Clip", "Not", "IsNaN", "Floor", "Ceil", "Round" ->
          List.of(input(node, 0));
      case "Erf", "Reciprocal", "Scaler", "Imputer", "Normalizer", "Binarizer", "LabelEncoder" ->
          List.of(input(node, 0));
      case "Add", "Sub", "Mul", "Div", "Pow", "Max", "Min", "Sum", "Mean", "Where" ->
          List.of(broadcast(node));
      case "Greater", "Less", "GreaterOrEqual", "LessOrEqual", "Equal", "And", "Or" ->
          List.of(broadcast(node));
      case "MatMul", "Gemm" -> List.of(product(node));
      case "Concat", "FeatureVectorizer" -> List.of(joined(node));
      case "Reshape" -> List.of(reshaped(node));
      case "Flatten" -> List.of(new long[] {1, count(input(node, 0))});
      case "ArgMax" -> List.of(new long[] {1, 1});
      case "ArrayFeatureExtractor" -> List.of(new long[] {1, count(input(node, 1))});
      case "TreeEnsembleClassifier", "LinearClassifier", "SVMClassifier" -> classes(node);
      case "TreeEnsembleRegressor" -> List.of(new long[] {1, node.number("n_targets", 1)});
      case "LinearRegressor" -> List.of(new long[] {1, node.number("targets", 1)});
      case "SVMRegressor" -> List.of(new long[] {1, 1});
      case "ZipMap" ->
          throw Refusal.of(
              "probabilities as numbers", "a dictionary by ZipMap", "export it with zipmap=False");
      default ->
          throw Refusal.of(
              "operators whose work is known beforehand",
              "'%s'".formatted(node.operator()),
              "export a model of trees, lines, kernels or dense layers");
    };
  }

  private long[] input(Node node, int place) {
    String name = place < node.inputs().size() ? node.inputs().get(place) : "";
    long[] shape = shapes.get(name);
    if (shape == null) {
      throw Refusal.of(
          "steps in their order",
          "'%s' before '%s'".formatted(node.operator(), name),
          "export it again");
    }
    return shape;
  }

  /** As NumPy has it: axes from the last, of which one of length 1 fits every other. */
  private long[] broadcast(Node node) {
    long[] all = {};
    for (int i = 0; i < node.inputs().size(); i++) {
      long[] one = input(node, i);
      long[] both = new long[Math.max(all.length, one.length)];
      for (int axis = 1; axis <= both.length; axis++) {
        both[both.length - axis] = Math.max(fromLast(all, axis), fromLast(one, axis));
      }
      all = both;
    }
    return all;
  }

  private static long fromLast(long[] shape, int axis) {
    return axis <= shape.length ? shape[shape.length - axis] : 1;
  }

  /** Of at most two axes; of more, nobody asks in a model of rows. */
  private long[] product(Node node) {
    long[] left = input(node, 0);
    long[] right = input(node, 1);
    if (left.length != 2 || right.length != 2) {
      throw Refusal.of("products of tables", "one of other shapes", "export a model of rows");
    }
    long rows = node.number("transA", 0) == 0 ? left[0] : left[1];
    long columns = node.number("transB", 0) == 0 ? right[1] : right[0];
    spend(count(new long[] {left[0], left[1], columns}), MOST_WORK, node);
    return new long[] {rows, columns};
  }

  private long[] joined(Node node) {
    long[] joined = input(node, 0).clone();
    long axis = node.operator().equals("Concat") ? node.number("axis", 1) : 1;
    int place = (int) (axis < 0 ? axis + joined.length : axis);
    for (int i = 1; i < node.inputs().size(); i++) {
      long[] next = input(node, i);
      if (place < 0 || place >= joined.length || next.length != joined.length) {
        throw Refusal.of("parts of the same axes to join", "others", "export it again");
      }
      joined[place] += next[place];
    }
    return joined;
  }

  /** The new shape must be a constant; −1 stands for what is left, 0 for what was there. */
  private long[] reshaped(Node node) {
    long[] from = input(node, 0);
    Tensor told = tensors.get(node.inputs().size() > 1 ? node.inputs().get(1) : "");
    if (told == null || told.integers().length == 0) {
      throw Refusal.of("a shape that is a constant", "one that is computed", "export it again");
    }
    long[] to = told.integers().clone();
    for (int axis = 0; axis < to.length; axis++) {
      to[axis] = to[axis] == 0 && axis < from.length ? from[axis] : to[axis];
    }
    long known = count(Arrays.stream(to).filter(axis -> axis != -1).toArray());
    for (int axis = 0; axis < to.length; axis++) {
      to[axis] = to[axis] == -1 ? count(from) / Math.max(1, known) : to[axis];
    }
    return to;
  }

  private static List<long[]> classes(Node node) {
    long classes =
        node.numbers("classlabels_ints").length
            + node.numbers("classlabels_int64s").length
            + node.texts("classlabels_strings").size();
    return List.of(new long[] {1}, new long[] {1, Math.max(2, classes)});
  }
}
