package io.strate.learn.state;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.zip.CRC32;

/** Reads what {@link StateWriter} wrote. */
public final class StateReader {
  private static final int LEAST = 2 + Integer.BYTES;

  private final ByteBuffer bytes;
  private final int version;
  private final char kind;

  private StateReader(ByteBuffer bytes) {
    this.version = bytes.get();
    this.kind = (char) bytes.get();
    this.bytes = bytes;
  }

  /**
   * @param what names the state in a message
   * @param newest version of the form that is known
   * @param body takes everything that was written
   * @throws IllegalArgumentException if the bytes are damaged, or of a later version
   */
  public static <T> T read(byte[] bytes, String what, int newest, Function<StateReader, T> body) {
    if (bytes.length < LEAST
        || checksum(bytes) != ByteBuffer.wrap(bytes).getInt(bytes.length - 4)) {
      throw damaged(what);
    }
    StateReader reader =
        new StateReader(ByteBuffer.wrap(bytes, 0, bytes.length - Integer.BYTES).slice());
    if (reader.version > newest) {
      throw new IllegalArgumentException(
          "%s: expected version %d or older, found %d; read it with the Strate that wrote it, or a newer one"
              .formatted(what, newest, reader.version));
    }
    T state;
    try {
      state = body.apply(reader);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw damaged(what);
    }
    if (reader.bytes.hasRemaining() || reader.version < 1) {
      throw damaged(what);
    }
    return state;
  }

  private static int checksum(byte[] bytes) {
    CRC32 checksum = new CRC32();
    checksum.update(bytes, 0, bytes.length - Integer.BYTES);
    return (int) checksum.getValue();
  }

  private static IllegalArgumentException damaged(String what) {
    return new IllegalArgumentException(
        what
            + ": expected bytes as they were written, found others; take them from a backup, or learn anew");
  }

  public int version() {
    return version;
  }

  public char kind() {
    return kind;
  }

  /**
   * @throws IllegalArgumentException if the state is of another kind
   */
  public void requireKind(char wanted) {
    if (kind != wanted) {
      throw new IllegalArgumentException("state of another kind");
    }
  }

  public int count() {
    return bytes.getInt();
  }

  public long longNumber() {
    return bytes.getLong();
  }

  public double number() {
    return bytes.getDouble();
  }

  public double[] numbers() {
    double[] numbers = new double[room(Double.BYTES)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number();
    }
    return numbers;
  }

  public byte[] bytes() {
    byte[] inner = new byte[room(1)];
    bytes.get(inner);
    return inner;
  }

  public List<String> texts() {
    int count = room(Integer.BYTES);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(new String(bytes(), StandardCharsets.UTF_8));
    }
    return texts;
  }

  /** A count of things for which there are bytes, so that no bytes ask for more memory. */
  private int room(int size) {
    int count = count();
    if (count < 0 || (long) count * size > bytes.remaining()) {
      throw new BufferUnderflowException();
    }
    return count;
  }
}
