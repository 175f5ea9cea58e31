package io.strate.ledger.rocks;

import java.util.Arrays;

/** Where the entries of a row stand among its bytes: what follows each entry's stream. */
final class RowEntries {

  private final BytesReader reader = new BytesReader(new byte[0]);
  private byte[] bytes = new byte[0];
  private int[] streams = new int[32];
  private int[] starts = new int[33];
  private int[] values = new int[32];
  private int size;

  void wrap(byte[] array, int offset, int length) {
    bytes = array;
    size = 0;
    reader.wrap(array, offset, length);
    while (reader.hasMore()) {
      int start = reader.position();
      int kind = reader.u8();
      int number = (int) reader.varint();
      if (kind == RowBytes.ENTRY) {
        begin(number, start, reader.position());
      } else {
        pass(kind);
      }
    }
    starts[size] = offset + length;
  }

  private void begin(int stream, int start, int value) {
    if (size == streams.length) {
      streams = Arrays.copyOf(streams, 2 * size);
      starts = Arrays.copyOf(starts, 2 * size + 1);
      values = Arrays.copyOf(values, 2 * size);
    }
    streams[size] = stream;
    starts[size] = start;
    values[size++] = value;
  }

  private void pass(int kind) {
    switch (kind) {
      case RowBytes.NUMBER, RowBytes.INSTANT -> reader.skip(8);
      case RowBytes.TEXT -> reader.skip(reader.count());
      case RowBytes.TRUE, RowBytes.FALSE -> {}
      case RowBytes.VALUE -> ValueBytes.read(reader);
      default -> throw Trouble.damaged("", "a column of kind " + kind);
    }
  }

  int size() {
    return size;
  }

  int stream(int entry) {
    return streams[entry];
  }

  int start(int entry) {
    return starts[entry];
  }

  int length(int entry) {
    return starts[entry + 1] - starts[entry];
  }

  byte[] bytes() {
    return bytes;
  }

  boolean saysNothing(int entry) {
    return starts[entry + 1] == values[entry];
  }

  /** The place of a stream's last entry, −1 if there is none. */
  int find(int stream) {
    for (int i = size - 1; i >= 0; i--) {
      if (streams[i] == stream) {
        return i;
      }
    }
    return -1;
  }

  /** Whether an entry says the same as one of another row. */
  boolean same(int entry, RowEntries other, int otherEntry) {
    return Arrays.equals(
        bytes,
        values[entry],
        starts[entry + 1],
        other.bytes,
        other.values[otherEntry],
        other.starts[otherEntry + 1]);
  }
}
