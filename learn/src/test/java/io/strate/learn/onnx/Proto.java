package io.strate.learn.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes messages of Protocol Buffers, and of these ONNX models of little size. */
final class Proto {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Proto number(int field, long number) {
    varint((long) field << 3);
    varint(number);
    return this;
  }

  Proto single(int field, double number) {
    varint((long) field << 3 | 5);
    bytes.writeBytes(singles(number));
    return this;
  }

  Proto part(int field, byte[] part) {
    varint((long) field << 3 | 2);
    varint(part.length);
    bytes.writeBytes(part);
    return this;
  }

  Proto part(int field, Proto part) {
    return part(field, part.bytes());
  }

  Proto text(int field, String text) {
    return part(field, text.getBytes(StandardCharsets.UTF_8));
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  private void varint(long number) {
    long left = number;
    for (; (left & ~0x7fL) != 0; left >>>= 7) {
      bytes.write((int) (left & 0x7f | 0x80));
    }
    bytes.write((int) left);
  }

  static byte[] singles(double... numbers) {
    ByteBuffer singles = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double number : numbers) {
      singles.putFloat((float) number);
    }
    return singles.array();
  }

  static Proto model(Proto graph) {
    return new Proto()
        .number(1, 8)
        .part(7, graph)
        .part(8, new Proto().text(1, "").number(2, 15))
        .part(8, new Proto().text(1, "ai.onnx.ml").number(2, 3));
  }

  /** A graph with an input of that many numbers a row, and outputs of any shape. */
  static Proto graph(int features, String... outputs) {
    Proto graph = new Proto().text(2, "g").part(11, value("x", 1, 1, features));
    for (String output : outputs) {
      graph.part(12, output.equals("label") ? value(output, 7, 1) : value(output, 1));
    }
    return graph;
  }

  private static Proto value(String name, int type, int... shape) {
    Proto axes = new Proto();
    for (int axis : shape) {
      axes.part(1, new Proto().number(1, axis));
    }
    Proto tensor = new Proto().number(1, type);
    if (shape.length > 0) {
      tensor.part(2, axes);
    }
    return new Proto().text(1, name).part(2, new Proto().part(1, tensor));
  }

  static Proto node(
      String domain, String operator, String inputs, String outputs, Proto... attributes) {
    Proto node = new Proto();
    for (String input : inputs.split(" ")) {
      node.text(1, input);
    }
    for (String output : outputs.split(" ")) {
      node.text(2, output);
    }
    node.text(4, operator);
    for (Proto attribute : attributes) {
      node.part(5, attribute);
    }
    return node.text(7, domain);
  }

  static Proto ints(String name, long... numbers) {
    Proto attribute = new Proto().text(1, name).number(20, 7);
    for (long number : numbers) {
      attribute.number(8, number);
    }
    return attribute;
  }

  static Proto floats(String name, double... numbers) {
    Proto attribute = new Proto().text(1, name).number(20, 6);
    for (double number : numbers) {
      attribute.single(7, number);
    }
    return attribute;
  }

  static Proto texts(String name, String... texts) {
    Proto attribute = new Proto().text(1, name).number(20, 8);
    for (String text : texts) {
      attribute.text(9, text);
    }
    return attribute;
  }

  static Proto tensor(String name, long[] shape, double... numbers) {
    Proto tensor = new Proto();
    for (long axis : shape) {
      tensor.number(1, axis);
    }
    return tensor.number(2, 1).text(8, name).part(9, singles(numbers));
  }
}
