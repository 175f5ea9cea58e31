package io.strate.lake;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/**
 * A block of rows whose cells are UTF-8 texts in native memory, in DuckDB's layout: for each column
 * an array of 16 bytes a cell, of which 4 are the length; up to 12 bytes of text follow in place,
 * padded with zeros, and longer texts lie where the last 8 bytes point. A bit set says which cells
 * are there.
 */
final class Cells {

  /** All memory of the process: cells are addressed absolutely. */
  static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

  /** Bytes of one cell in a column's array. */
  static final int CELL = 16;

  /** The longest text that lies in place. */
  static final int IN_PLACE = 12;

  private final long[] data;
  private final long[] validity;
  private int rows;

  Cells(int columns) {
    data = new long[columns];
    validity = new long[columns];
  }

  int columns() {
    return data.length;
  }

  int rows() {
    return rows;
  }

  void rows(int count) {
    rows = count;
  }

  /** Sets a column: the address of its array, and of its bit set or 0 where every cell is there. */
  void column(int column, long dataAddress, long validityAddress) {
    data[column] = dataAddress;
    validity[column] = validityAddress;
  }

  /** Where the 16 bytes of a cell lie. */
  long cell(int column, int row) {
    return data[column] + (long) row * CELL;
  }

  /** Whether a cell has no text: absent or of length 0. */
  boolean isEmpty(int column, int row) {
    return isAbsent(column, row) || length(column, row) == 0;
  }

  private boolean isAbsent(int column, int row) {
    long bits = validity[column];
    return bits != 0
        && (MEMORY.get(JAVA_LONG_UNALIGNED, bits + ((row >>> 6) << 3)) >>> (row & 63) & 1) == 0;
  }

  /** Bytes of a cell that is there. */
  int length(int column, int row) {
    return MEMORY.get(JAVA_INT_UNALIGNED, cell(column, row));
  }

  /** Where the bytes of a cell that is there begin. */
  long start(int column, int row) {
    long cell = cell(column, row);
    return MEMORY.get(JAVA_INT_UNALIGNED, cell) <= IN_PLACE
        ? cell + 4
        : MEMORY.get(JAVA_LONG_UNALIGNED, cell + 8);
  }

  /** The text of a cell, empty where there is none. */
  String text(int column, int row) {
    return isEmpty(column, row) ? "" : text(start(column, row), length(column, row));
  }

  static String text(long start, int length) {
    byte[] bytes = new byte[length];
    MemorySegment.copy(MEMORY, JAVA_BYTE, start, bytes, 0, length);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
