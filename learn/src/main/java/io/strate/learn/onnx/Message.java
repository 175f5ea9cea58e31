package io.strate.learn.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A message of Protocol Buffers. It is gone through anew at each question, so that a file takes no
 * more memory than its bytes; what a field means is up to who asks.
 */
final class Message {
  private static final int NUMBER = 0;
  private static final int EIGHT_BYTES = 1;
  private static final int LENGTH = 2;
  private static final int FOUR_BYTES = 5;

  private final ByteBuffer bytes;

  /**
   * @throws IllegalArgumentException if it is no message
   */
  Message(ByteBuffer bytes) {
    this.bytes = bytes;
    each(-1, (_, _) -> {});
  }

  boolean has(int field) {
    boolean[] has = new boolean[1];
    each(field, (_, _) -> has[0] = true);
    return has[0];
  }

  /** The messages in a field. */
  List<Message> messages(int field) {
    return parts(field).stream().map(Message::new).toList();
  }

  /** The message in a field, or an empty one. */
  Message message(int field) {
    return new Message(bytes(field));
  }

  List<String> texts(int field) {
    return parts(field).stream()
        .map(part -> StandardCharsets.UTF_8.decode(part).toString())
        .toList();
  }

  /** The text in a field, or an empty one. */
  String text(int field) {
    return StandardCharsets.UTF_8.decode(bytes(field)).toString();
  }

  /** The bytes in a field, or none; numbers in them have their lowest byte first. */
  ByteBuffer bytes(int field) {
    List<ByteBuffer> parts = parts(field);
    return parts.isEmpty() ? ByteBuffer.allocate(0) : parts.getLast();
  }

  /** The whole number in a field, or {@code otherwise}. */
  long number(int field, long otherwise) {
    return LongStream.of(numbers(field)).reduce(otherwise, (_, last) -> last);
  }

  /** The whole numbers in a field, packed or one by one. */
  long[] numbers(int field) {
    LongStream.Builder numbers = LongStream.builder();
    each(
        field,
        (type, part) -> {
          if (type != NUMBER && type != LENGTH) {
            throw broken();
          }
          while (part.hasRemaining()) {
            numbers.add(varint(part));
          }
        });
    return numbers.build().toArray();
  }

  private List<ByteBuffer> parts(int field) {
    List<ByteBuffer> parts = new ArrayList<>();
    each(
        field,
        (type, part) -> {
          if (type != LENGTH) {
            throw broken();
          }
          parts.add(part);
        });
    return parts;
  }

  private interface Field {
    void at(int type, ByteBuffer part);
  }

  private void each(int wanted, Field found) {
    ByteBuffer left = bytes.duplicate();
    while (left.hasRemaining()) {
      long tag = varint(left);
      int type = (int) (tag & 7);
      int start = left.position();
      long length =
          switch (type) {
            case NUMBER -> {
              varint(left);
              yield left.position() - start;
            }
            case EIGHT_BYTES -> 8;
            case FOUR_BYTES -> 4;
            case LENGTH -> {
              long announced = varint(left);
              start = left.position();
              yield announced;
            }
            default -> throw broken();
          };
      if (length < 0 || length > left.limit() - start) {
        throw broken();
      }
      if (tag >>> 3 == wanted) {
        found.at(type, left.slice(start, (int) length).order(ByteOrder.LITTLE_ENDIAN));
      }
      left.position(start + (int) length);
    }
  }

  private static long varint(ByteBuffer from) {
    long number = 0;
    for (int shift = 0; shift < 64 && from.hasRemaining(); shift += 7) {
      byte next = from.get();
      number |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return number;
      }
    }
    throw broken();
  }

  private static IllegalArgumentException broken() {
    return Refusal.of("a model as ONNX writes it", "other or damaged bytes", "export it again");
  }
}
