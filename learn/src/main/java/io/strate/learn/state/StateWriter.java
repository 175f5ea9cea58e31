package io.strate.learn.state;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/** Writes learnt state; {@link StateReader} reads it in the same order. */
public final class StateWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /**
   * @param version of the form, from 1 to 127; a reader knows the forms up to its own
   * @param kind tells states apart that must not be read as each other
   */
  public StateWriter(int version, char kind) {
    bytes.write(version);
    bytes.write(kind);
  }

  public StateWriter count(int count) {
    return put(ByteBuffer.allocate(Integer.BYTES).putInt(count));
  }

  public StateWriter longNumber(long number) {
    return put(ByteBuffer.allocate(Long.BYTES).putLong(number));
  }

  public StateWriter number(double number) {
    return put(ByteBuffer.allocate(Double.BYTES).putDouble(number));
  }

  public StateWriter numbers(double[] numbers) {
    count(numbers.length);
    for (double number : numbers) {
      number(number);
    }
    return this;
  }

  public StateWriter bytes(byte[] inner) {
    count(inner.length);
    return put(ByteBuffer.wrap(inner));
  }

  public StateWriter texts(List<String> texts) {
    count(texts.size());
    texts.forEach(text -> bytes(text.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  private StateWriter put(ByteBuffer buffer) {
    bytes.write(buffer.array(), 0, buffer.capacity());
    return this;
  }

  /** Everything written, with its checksum. */
  public byte[] toBytes() {
    CRC32 checksum = new CRC32();
    checksum.update(bytes.toByteArray());
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(bytes.toByteArray());
    whole.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt((int) checksum.getValue()).array());
    return whole.toByteArray();
  }
}
