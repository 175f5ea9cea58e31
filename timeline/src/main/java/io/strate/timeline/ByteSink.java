package io.strate.timeline;

import java.util.Arrays;

/** A growing row of bytes, little-endian. */
final class ByteSink {

  private byte[] bytes;
  private int size;

  ByteSink(int capacity) {
    bytes = new byte[Math.max(16, capacity)];
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  byte[] array() {
    return bytes;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  /** Leaves room for {@code count} bytes and says where it begins. What it holds is undefined. */
  int skip(int count) {
    int at = size;
    reserve(count);
    size += count;
    return at;
  }

  void putByte(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  void putInt(int value) {
    reserve(4);
    Layout.putInt(bytes, size, value);
    size += 4;
  }

  void putLong(long value) {
    reserve(8);
    Layout.putLong(bytes, size, value);
    size += 8;
  }

  /** The lowest {@code width} bytes of a number. */
  void putWhole(long value, int width) {
    reserve(8);
    Layout.putLong(bytes, size, value);
    size += width;
  }

  void putBytes(byte[] from) {
    putBytes(from, from.length);
  }

  void putBytes(byte[] from, int length) {
    reserve(length);
    System.arraycopy(from, 0, bytes, size, length);
    size += length;
  }

  void setInt(int at, int value) {
    Layout.putInt(bytes, at, value);
  }

  /**
   * Makes room for {@code count} bytes after the size, so that they can be written in the array.
   */
  void reserve(int count) {
    if (bytes.length - size < count) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, count), bytes.length * 2));
    }
  }
}
