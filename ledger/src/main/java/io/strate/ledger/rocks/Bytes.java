package io.strate.ledger.rocks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing row of bytes. Keys are written big-endian, so that they sort by number; everything else
 * little-endian or as variable-length numbers.
 */
final class Bytes {

  private static final VarHandle INT_BE =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG_BE =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] array;
  private int size;

  Bytes(int capacity) {
    array = new byte[Math.max(16, capacity)];
  }

  static int intBE(byte[] from, int at) {
    return (int) INT_BE.get(from, at);
  }

  static long longBE(byte[] from, int at) {
    return (long) LONG_BE.get(from, at);
  }

  static void putIntBE(byte[] into, int at, int value) {
    INT_BE.set(into, at, value);
  }

  static void putLongBE(byte[] into, int at, long value) {
    LONG_BE.set(into, at, value);
  }

  static int getInt(byte[] from, int at) {
    return (int) INT.get(from, at);
  }

  static void putInt(byte[] into, int at, int value) {
    INT.set(into, at, value);
  }

  static long getLong(byte[] from, int at) {
    return (long) LONG.get(from, at);
  }

  static void putLong(byte[] into, int at, long value) {
    LONG.set(into, at, value);
  }

  byte[] array() {
    return array;
  }

  int size() {
    return size;
  }

  Bytes clear() {
    size = 0;
    return this;
  }

  /** Forgets what stands from {@code size} on. */
  void truncate(int to) {
    size = to;
  }

  byte[] toArray() {
    return Arrays.copyOf(array, size);
  }

  Bytes u8(int value) {
    reserve(1);
    array[size++] = (byte) value;
    return this;
  }

  Bytes i32(int value) {
    reserve(4);
    INT.set(array, size, value);
    size += 4;
    return this;
  }

  Bytes i64(long value) {
    reserve(8);
    LONG.set(array, size, value);
    size += 8;
    return this;
  }

  Bytes i32BE(int value) {
    reserve(4);
    INT_BE.set(array, size, value);
    size += 4;
    return this;
  }

  Bytes i64BE(long value) {
    reserve(8);
    LONG_BE.set(array, size, value);
    size += 8;
    return this;
  }

  /** A number without sign, seven bits a byte. */
  Bytes varint(long value) {
    reserve(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      array[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    array[size++] = (byte) rest;
    return this;
  }

  Bytes bytes(byte[] from) {
    return bytes(from, 0, from.length);
  }

  Bytes bytes(byte[] from, int offset, int length) {
    reserve(length);
    System.arraycopy(from, offset, array, size, length);
    size += length;
    return this;
  }

  /** Length and bytes. */
  Bytes blob(byte[] from) {
    return varint(from.length).bytes(from);
  }

  Bytes text(String text) {
    return blob(Utf8.encode(text));
  }

  void reserve(int count) {
    if (array.length - size < count) {
      array = Arrays.copyOf(array, Math.max(Math.addExact(size, count), array.length * 2));
    }
  }

  /** Texts of our own making (names, never a user's cell): plain UTF-8. */
  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
