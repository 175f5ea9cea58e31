package io.strate.lake;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes blocks of cells from Java texts, for formats that DuckDB does not split. */
final class CellsWriter implements AutoCloseable {

  private final Arena arena = Arena.ofShared();
  private final MemorySegment[] columns;
  private final Cells cells;

  /** Texts that do not lie in place, of the current block only. */
  private Arena texts = Arena.ofShared();

  CellsWriter(int columns) {
    this.columns = new MemorySegment[columns];
    this.cells = new Cells(columns);
    for (int c = 0; c < columns; c++) {
      this.columns[c] = arena.allocate((long) Batch.CAPACITY * Cells.CELL, 8);
      cells.column(c, this.columns[c].address(), 0);
    }
  }

  Cells cells() {
    return cells;
  }

  /** Starts a new block; the last one's cells are no more. */
  void clear() {
    texts.close();
    texts = Arena.ofShared();
    cells.rows(0);
  }

  boolean isFull() {
    return cells.rows() == Batch.CAPACITY;
  }

  /** Adds a row; it may have fewer cells than there are columns. */
  void add(List<String> row) {
    int at = cells.rows();
    for (int c = 0; c < columns.length; c++) {
      put(columns[c], (long) at * Cells.CELL, c < row.size() ? row.get(c) : "");
    }
    cells.rows(at + 1);
  }

  private void put(MemorySegment column, long cell, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    column.set(JAVA_LONG_UNALIGNED, cell, 0);
    column.set(JAVA_LONG_UNALIGNED, cell + 8, 0);
    column.set(JAVA_INT_UNALIGNED, cell, bytes.length);
    if (bytes.length <= Cells.IN_PLACE) {
      MemorySegment.copy(bytes, 0, column, JAVA_BYTE, cell + 4, bytes.length);
    } else {
      MemorySegment place = texts.allocateFrom(JAVA_BYTE, bytes);
      column.set(JAVA_LONG_UNALIGNED, cell + 8, place.address());
    }
  }

  @Override
  public void close() {
    texts.close();
    arena.close();
  }
}
