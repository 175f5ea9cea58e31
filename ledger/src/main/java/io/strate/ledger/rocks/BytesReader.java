package io.strate.ledger.rocks;

import java.util.Arrays;

/** Reads what {@link Bytes} wrote; refuses to read beyond the end. */
final class BytesReader {

  private byte[] array;
  private int at;
  private int end;

  BytesReader(byte[] array) {
    this(array, 0, array.length);
  }

  BytesReader(byte[] array, int offset, int length) {
    this.array = array;
    this.at = offset;
    this.end = offset + length;
  }

  BytesReader wrap(byte[] bytes, int offset, int length) {
    array = bytes;
    at = offset;
    end = offset + length;
    return this;
  }

  boolean hasMore() {
    return at < end;
  }

  int position() {
    return at;
  }

  byte[] array() {
    return array;
  }

  int u8() {
    need(1);
    return array[at++] & 0xFF;
  }

  int i32() {
    need(4);
    int value = Bytes.getInt(array, at);
    at += 4;
    return value;
  }

  long i64() {
    need(8);
    long value = Bytes.getLong(array, at);
    at += 8;
    return value;
  }

  long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      need(1);
      byte next = array[at++];
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw Trouble.damaged("", "a number without an end");
  }

  int count() {
    long count = varint();
    if (count < 0 || count > Integer.MAX_VALUE) {
      throw Trouble.damaged("", "a count of " + count);
    }
    return (int) count;
  }

  byte[] blob() {
    int length = count();
    need(length);
    byte[] bytes = Arrays.copyOfRange(array, at, at + length);
    at += length;
    return bytes;
  }

  String text() {
    int length = count();
    need(length);
    String text = Utf8.decode(array, at, length);
    at += length;
    return text;
  }

  void skip(int count) {
    need(count);
    at += count;
  }

  private void need(int count) {
    if (count < 0 || end - at < count) {
      throw Trouble.damaged("", "a record cut short");
    }
  }
}
