package io.strate.learn.predict;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads Universal Binary JSON (draft 12) as XGBoost writes it: objects become maps, arrays lists
 * or, where their type is declared, arrays of numbers; numbers are doubles.
 */
final class UbJson {
  private final ByteBuffer bytes;

  private UbJson(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  static Object read(byte[] bytes) {
    try {
      UbJson reader = new UbJson(ByteBuffer.wrap(bytes));
      return reader.value(reader.marker());
    } catch (BufferUnderflowException e) {
      throw new IllegalStateException("XGBoost wrote a model that ends in the middle", e);
    }
  }

  private char marker() {
    return (char) (bytes.get() & 0xff);
  }

  private Object value(char marker) {
    return switch (marker) {
      case '{' -> object();
      case '[' -> array();
      case 'S' -> text();
      case 'T' -> true;
      case 'F' -> false;
      case 'Z' -> "";
      default -> number(marker);
    };
  }

  private double number(char marker) {
    return switch (marker) {
      case 'd' -> bytes.getFloat();
      case 'D' -> bytes.getDouble();
      case 'i' -> bytes.get();
      case 'U' -> bytes.get() & 0xff;
      case 'I' -> bytes.getShort();
      case 'l' -> bytes.getInt();
      case 'L' -> bytes.getLong();
      default ->
          throw new IllegalStateException(
              "XGBoost wrote a value of type '%c', which is not known here".formatted(marker));
    };
  }

  private Map<String, Object> object() {
    Map<String, Object> object = new HashMap<>();
    for (char marker = marker(); marker != '}'; marker = marker()) {
      bytes.position(bytes.position() - 1);
      String name = text();
      object.put(name, value(marker()));
    }
    return object;
  }

  private String text() {
    byte[] text = new byte[length()];
    bytes.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private int length() {
    double length = number(marker());
    if (!(length >= 0 && length <= bytes.remaining())) {
      throw new BufferUnderflowException();
    }
    return (int) length;
  }

  private Object array() {
    char next = marker();
    if (next == '$') {
      char type = marker();
      marker();
      return numbers(type, length());
    }
    List<Object> array = new ArrayList<>();
    if (next == '#') {
      for (int left = length(); left > 0; left--) {
        array.add(value(marker()));
      }
    } else {
      for (; next != ']'; next = marker()) {
        array.add(value(next));
      }
    }
    return array;
  }

  private double[] numbers(char type, int length) {
    double[] numbers = new double[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = number(type);
    }
    return numbers;
  }
}
