package io.strate.lake;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;

/**
 * 64-bit hashes of rows: the sum over all cells that are not empty of MurmurHash3's mixing of the
 * column's name, the cell's length and its bytes, taken as little-endian words of 8 bytes, the last
 * one filled with zeros. So neither the order of columns nor empty ones count. It is part of the
 * identity of stored rows and must never change.
 */
final class RowHash {

  private static final long C1 = 0x87c37b91114253d5L;
  private static final long C2 = 0x4cf5ad432745937fL;

  private RowHash() {}

  /**
   * The hashes of all rows of a block, without that of their file.
   *
   * @param columns the hashes of the columns' names
   * @param filled columns are added in which a cell is not empty
   */
  static void of(Cells cells, long[] columns, long[] into, BitSet filled) {
    int rows = cells.rows();
    Arrays.fill(into, 0, rows, 0);
    for (int c = 0; c < columns.length; c++) {
      int empty = 0;
      for (int r = 0; r < rows; r++) {
        if (cells.isEmpty(c, r)) {
          empty++;
        } else {
          into[r] += spread(cell(columns[c], cells.cell(c, r)));
        }
      }
      if (empty < rows) {
        filled.set(c);
      }
    }
  }

  /** The hash of a row of which the fields are given as texts, like that of one of cells. */
  static long of(Map<String, String> fields) {
    long sum = 0;
    for (Map.Entry<String, String> field : fields.entrySet()) {
      if (!field.getValue().isEmpty()) {
        sum += of(of(field.getKey()), field.getValue());
      }
    }
    return sum;
  }

  private static long cell(long hash, long cell) {
    long head = Cells.MEMORY.get(JAVA_LONG_UNALIGNED, cell);
    long tail = Cells.MEMORY.get(JAVA_LONG_UNALIGNED, cell + 8);
    int length = (int) head;
    long h = add(hash, length);
    if (length > Cells.IN_PLACE) {
      return bytes(h, tail, length);
    }
    h = add(h, head >>> 32 | tail << 32);
    return length > 8 ? add(h, tail >>> 32) : h;
  }

  private static long bytes(long hash, long start, int length) {
    long h = hash;
    int at = 0;
    for (; at + 8 <= length; at += 8) {
      h = add(h, Cells.MEMORY.get(JAVA_LONG_UNALIGNED, start + at));
    }
    long last = 0;
    for (int i = length - 1; i >= at; i--) {
      last = last << 8 | Cells.MEMORY.get(JAVA_BYTE, start + i) & 0xFF;
    }
    return at < length ? add(h, last) : h;
  }

  /** The hash of a name. */
  static long of(String name) {
    return of(0, name);
  }

  /** The hash of a cell's text in a column. */
  static long of(long column, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    long h = add(column, bytes.length);
    for (int at = 0; at < bytes.length; at += 8) {
      long word = 0;
      for (int i = Math.min(at + 8, bytes.length) - 1; i >= at; i--) {
        word = word << 8 | bytes[i] & 0xFF;
      }
      h = add(h, word);
    }
    return spread(h);
  }

  static long add(long hash, long word) {
    long w = Long.rotateLeft(word * C1, 31) * C2;
    return (Long.rotateLeft(hash ^ w, 27)) * 5 + 0x52dce729L;
  }

  static long spread(long hash) {
    long h = hash;
    h = (h ^ h >>> 33) * 0xff51afd7ed558ccdL;
    h = (h ^ h >>> 33) * 0xc4ceb9fe1a85ec53L;
    return h ^ h >>> 33;
  }
}
