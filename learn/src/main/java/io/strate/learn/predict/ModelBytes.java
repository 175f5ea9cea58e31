package io.strate.learn.predict;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Predictors as bytes: a mark, a version, a kind, what the kind has, a checksum of all before. An
 * array is its length and its numbers; no length is believed before that many bytes are there. A
 * number never gets another meaning: what changes gets a new version, and old ones are read for
 * ever.
 */
final class ModelBytes {
  private static final int MARK = 0x5374724D; // StrM
  private static final byte VERSION = 1;
  private static final byte TREES = 1;
  private static final byte LINEAR = 2;
  private static final byte KERNEL = 3;

  private ModelBytes() {}

  static byte[] write(Learnt learnt) {
    Writer to = new Writer();
    to.number(MARK);
    to.code(VERSION);
    switch (learnt) {
      case TreePredictor trees -> {
        to.code(TREES);
        to.code(code(trees.question()));
        to.code(code(trees.link()));
        trees.trees().write(to);
      }
      case LinearPredictor linear -> {
        to.code(LINEAR);
        to.code(code(linear.question()));
        to.code(code(linear.link()));
        to.numbers(linear.coefficients());
        to.numbers(linear.means());
      }
      case KernelPredictor kernel -> {
        to.code(KERNEL);
        to.code(code(kernel.question()));
        to.number(kernel.machines().size());
        kernel.machines().forEach(machine -> machine.write(to));
      }
    }
    return to.sealed();
  }

  static Learnt read(byte[] bytes) {
    Reader from = new Reader(bytes);
    Learnt learnt =
        switch (from.code()) {
          case TREES -> new TreePredictor(from.question(), from.link(), Trees.read(from));
          case LINEAR -> LinearPredictor.read(from);
          case KERNEL -> new KernelPredictor(from.question(), machines(from));
          default -> throw from.damaged();
        };
    from.require(from.ended() && fits(learnt));
    return learnt;
  }

  private static List<SupportVectors> machines(Reader from) {
    int count = from.number();
    List<SupportVectors> machines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      machines.add(SupportVectors.read(from));
    }
    from.require(machines.stream().map(SupportVectors::columns).distinct().count() == 1);
    return machines;
  }

  private static boolean fits(Learnt learnt) {
    return learnt.outputs() == 1 != (learnt.question() == Question.WHICH_CLASS);
  }

  private static byte code(Question question) {
    return switch (question) {
      case YES_OR_NO -> 1;
      case WHICH_CLASS -> 2;
      case HOW_MUCH -> 3;
    };
  }

  private static byte code(Link link) {
    return switch (link) {
      case NONE -> 1;
      case LOGISTIC -> 2;
      case SOFTMAX -> 3;
      case ONE_BY_ONE -> 4;
      case SHARES -> 5;
    };
  }

  /** Numbers are written with the highest byte first. */
  static final class Writer {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream to = new DataOutputStream(bytes);

    void code(byte code) {
      bytes.write(code);
    }

    void number(int number) {
      write(() -> to.writeInt(number));
    }

    void number(double number) {
      write(() -> to.writeDouble(number));
    }

    void numbers(int[] numbers) {
      number(numbers.length);
      for (int number : numbers) {
        number(number);
      }
    }

    void numbers(float[] numbers) {
      number(numbers.length);
      for (float number : numbers) {
        number(Float.floatToIntBits(number));
      }
    }

    void numbers(double[] numbers) {
      number(numbers.length);
      for (double number : numbers) {
        number(number);
      }
    }

    byte[] sealed() {
      number(checksum(bytes.toByteArray(), bytes.size()));
      return bytes.toByteArray();
    }

    private interface Step {
      void run() throws IOException;
    }

    private static void write(Step step) {
      try {
        step.run();
      } catch (IOException e) {
        throw new UncheckedIOException("memory cannot be written", e);
      }
    }
  }

  /** Begins after mark and version; ends before the checksum. */
  static final class Reader {
    private static final int FRAME = 4 + 1 + 4;
    private static final int MOST_COLUMNS = 1 << 20;

    private final ByteBuffer bytes;

    Reader(byte[] all) {
      bytes = ByteBuffer.wrap(all);
      if (all.length < FRAME || bytes.getInt() != MARK) {
        throw new IllegalArgumentException(
            "model: expected a model that Strate wrote, found %d other bytes; choose another file"
                .formatted(all.length));
      }
      byte version = bytes.get();
      if (version != VERSION) {
        throw new IllegalArgumentException(
            "model: expected one of version %d or before, found version %d; use the Strate that wrote it, or a newer one"
                .formatted(VERSION, version));
      }
      int end = all.length - 4;
      require(checksum(all, end) == bytes.getInt(end));
      bytes.limit(end);
    }

    byte code() {
      require(bytes.hasRemaining());
      return bytes.get();
    }

    int number() {
      require(bytes.remaining() >= 4);
      return bytes.getInt();
    }

    /** How many columns a row has. */
    int columns() {
      int columns = number();
      require(columns > 0 && columns <= MOST_COLUMNS);
      return columns;
    }

    double real() {
      require(bytes.remaining() >= 8);
      double number = bytes.getDouble();
      require(Double.isFinite(number));
      return number;
    }

    int[] numbers() {
      int[] numbers = new int[length(4)];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = bytes.getInt();
      }
      return numbers;
    }

    float[] singles() {
      float[] numbers = new float[length(4)];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = bytes.getFloat();
      }
      return numbers;
    }

    double[] reals() {
      double[] numbers = new double[length(8)];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = real();
      }
      return numbers;
    }

    Question question() {
      return switch (code()) {
        case 1 -> Question.YES_OR_NO;
        case 2 -> Question.WHICH_CLASS;
        case 3 -> Question.HOW_MUCH;
        default -> throw damaged();
      };
    }

    Link link() {
      return switch (code()) {
        case 1 -> Link.NONE;
        case 2 -> Link.LOGISTIC;
        case 3 -> Link.SOFTMAX;
        case 4 -> Link.ONE_BY_ONE;
        case 5 -> Link.SHARES;
        default -> throw damaged();
      };
    }

    boolean ended() {
      return !bytes.hasRemaining();
    }

    /** A length, as far as so many bytes are there. */
    private int length(int width) {
      int length = number();
      require(length >= 0 && length <= bytes.remaining() / width);
      return length;
    }

    void require(boolean holds) {
      if (!holds) {
        throw damaged();
      }
    }

    IllegalArgumentException damaged() {
      return new IllegalArgumentException(
          "model: expected a model as Strate wrote it, found one that was changed or cut; restore it from a backup, or learn anew");
    }
  }

  private static int checksum(byte[] bytes, int end) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, end);
    return (int) sum.getValue();
  }
}
