package io.strate.learn.onnx;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a model computes, as far as it must be known to judge it.
 *
 * @param input its only input
 * @param outputs the names of what it gives
 * @param tensors the constants, by name
 * @param nodes its steps, each after those it needs
 */
record Graph(String input, List<String> outputs, Map<String, Tensor> tensors, List<Node> nodes) {
  private static final int MOST_NODES = 2_000;
  private static final Set<String> DOMAINS = Set.of("", "ai.onnx", "ai.onnx.ml");

  /**
   * A constant.
   *
   * @param shape how many numbers along each axis
   * @param integers its numbers where they are 64-bit integers, else none
   */
  record Tensor(long[] shape, long[] integers) {
    static Tensor read(Message tensor, int fileSize) {
      if (tensor.has(Fields.Tensor.ELSEWHERE) || tensor.number(Fields.Tensor.LOCATION, 0) != 0) {
        throw Refusal.of(
            "all numbers inside the file", "a tensor in another file", "save it as one file");
      }
      long[] shape = tensor.numbers(Fields.Tensor.SHAPE);
      if (Shapes.count(shape) > fileSize) {
        throw Refusal.of(
            "as many numbers as a tensor says it has",
            "fewer bytes than that in the whole file",
            "export it again");
      }
      return new Tensor(shape, integers(tensor));
    }

    private static long[] integers(Message tensor) {
      if (tensor.number(Fields.Tensor.TYPE, 0) != Fields.Tensor.INT64) {
        return new long[0];
      }
      if (!tensor.has(Fields.Tensor.RAW)) {
        return tensor.numbers(Fields.Tensor.INTEGERS);
      }
      ByteBuffer raw = tensor.bytes(Fields.Tensor.RAW);
      long[] integers = new long[raw.remaining() / 8];
      for (int i = 0; i < integers.length; i++) {
        integers[i] = raw.getLong(8 * i);
      }
      return integers;
    }
  }

  /** One step. */
  record Node(
      String operator, List<String> inputs, List<String> outputs, Map<String, Message> attributes) {

    long number(String attribute, long otherwise) {
      Message told = attributes.get(attribute);
      return told == null ? otherwise : told.number(Fields.Attribute.INTEGER, otherwise);
    }

    long[] numbers(String attribute) {
      Message told = attributes.get(attribute);
      return told == null ? new long[0] : told.numbers(Fields.Attribute.INTEGERS);
    }

    List<String> texts(String attribute) {
      Message told = attributes.get(attribute);
      return told == null ? List.of() : told.texts(Fields.Attribute.TEXTS);
    }
  }

  /**
   * @param features how many numbers a row has
   * @throws IllegalArgumentException for what can be told to be wrong by looking at it
   */
  static Graph read(Message model, int fileSize, int features) {
    if (model.has(Fields.Model.TRAINING) || model.has(Fields.Model.FUNCTIONS)) {
      throw Refusal.of(
          "a model of operators alone",
          "functions or training of its own",
          "export it for inference");
    }
    Message graph = model.message(Fields.Model.GRAPH);
    if (graph.has(Fields.Graph.SPARSE_INITIALIZER)) {
      throw Refusal.of("dense tensors", "sparse ones", "export it without them");
    }
    Map<String, Tensor> tensors = new HashMap<>();
    for (Message tensor : graph.messages(Fields.Graph.INITIALIZER)) {
      tensors.put(tensor.text(Fields.Tensor.NAME), Tensor.read(tensor, fileSize));
    }
    List<String> inputs =
        graph.messages(Fields.Graph.INPUT).stream()
            .map(input -> input.text(Fields.Value.NAME))
            .filter(name -> !tensors.containsKey(name))
            .toList();
    if (inputs.size() != 1) {
      throw Refusal.of(
          "one input that takes all features as one row of numbers",
          inputs.size() + " inputs",
          "export it with one");
    }
    check(input(graph, inputs.getFirst()), features);
    List<String> outputs =
        graph.messages(Fields.Graph.OUTPUT).stream()
            .map(output -> output.text(Fields.Value.NAME))
            .toList();
    return new Graph(inputs.getFirst(), outputs, tensors, nodes(graph, tensors, fileSize));
  }

  /** The type of the tensor that an input takes. */
  private static Message input(Message graph, String name) {
    return graph.messages(Fields.Graph.INPUT).stream()
        .filter(input -> input.text(Fields.Value.NAME).equals(name))
        .findFirst()
        .orElseThrow()
        .message(Fields.Value.TYPE)
        .message(Fields.Type.TENSOR);
  }

  /** An input may leave open how long an axis is; ONNX Runtime finds out then. */
  private static void check(Message input, int features) {
    if (input.number(Fields.TensorType.ELEMENT, 0) != Fields.TensorType.SINGLE) {
      throw Refusal.of(
          "an input of numbers in single precision",
          "one of something else",
          "export it with FloatTensorType, and texts as numbers");
    }
    List<Message> axes = input.message(Fields.TensorType.SHAPE).messages(Fields.Shape.AXIS);
    if (axes.isEmpty()) {
      return;
    }
    long columns = axes.getLast().number(Fields.Shape.LENGTH, features);
    if (axes.size() != 2 || axes.getFirst().number(Fields.Shape.LENGTH, 1) != 1) {
      throw Refusal.of(
          "an input of rows, one at a time or any number",
          "one of other axes",
          "export it with [None, %d]".formatted(features));
    }
    if (columns != features) {
      throw Refusal.of(
          "an input as wide as there are features, %d".formatted(features),
          "one of %d".formatted(columns),
          "list the features that it was learnt from, in their order");
    }
  }

  private static List<Node> nodes(Message graph, Map<String, Tensor> tensors, int fileSize) {
    List<Node> nodes = new ArrayList<>();
    for (Message step : graph.messages(Fields.Graph.NODE)) {
      Node node = node(step, fileSize);
      Message value = node.attributes.get("value");
      if (node.operator.equals("Constant") && value != null && !node.outputs.isEmpty()) {
        Message tensor = value.message(Fields.Attribute.TENSOR);
        tensors.put(node.outputs.getFirst(), Tensor.read(tensor, fileSize));
      } else {
        nodes.add(node);
      }
    }
    if (nodes.size() > MOST_NODES) {
      throw Refusal.of("at most " + MOST_NODES + " steps", nodes.size() + "", "make it smaller");
    }
    return nodes;
  }

  private static Node node(Message step, int fileSize) {
    String operator = step.text(Fields.Node.OPERATOR);
    String domain = step.text(Fields.Node.DOMAIN);
    if (!DOMAINS.contains(domain)) {
      throw Refusal.of(
          "operators of ai.onnx and ai.onnx.ml",
          "'%s' of '%s'".formatted(operator, domain),
          "export it with these");
    }
    Map<String, Message> attributes = new HashMap<>();
    for (Message attribute : step.messages(Fields.Node.ATTRIBUTE)) {
      check(attribute, operator, fileSize);
      attributes.put(attribute.text(Fields.Attribute.NAME), attribute);
    }
    return new Node(
        operator, step.texts(Fields.Node.INPUT), step.texts(Fields.Node.OUTPUT), attributes);
  }

  private static void check(Message attribute, String operator, int fileSize) {
    if (attribute.has(Fields.Attribute.GRAPH)
        || attribute.has(Fields.Attribute.GRAPHS)
        || attribute.has(Fields.Attribute.SPARSE_TENSOR)
        || attribute.has(Fields.Attribute.SPARSE_TENSORS)) {
      throw Refusal.of(
          "steps one after another on dense tensors",
          "a loop, a branch or sparse numbers in '%s'".formatted(operator),
          "export it without");
    }
    attribute.messages(Fields.Attribute.TENSOR).forEach(tensor -> Tensor.read(tensor, fileSize));
    attribute.messages(Fields.Attribute.TENSORS).forEach(tensor -> Tensor.read(tensor, fileSize));
  }
}
