package io.strate.lake;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.nio.charset.StandardCharsets;

/**
 * 64-bit hashes of rows: MurmurHash3's mixing over the lengths and bytes of all cells in turn,
 * taken as little-endian words of 8 bytes, the last one filled with zeros. It is part of the
 * identity of stored rows and must never change.
 */
final class RowHash {

  private static final long C1 = 0x87c37b91114253d5L;
  private static final long C2 = 0x4cf5ad432745937fL;

  private RowHash() {}

  /**
   * The hashes of all rows of a block, of columns {@code from} on, an empty cell being like an
   * absent one.
   */
  static void of(Cells cells, int from, long[] into) {
    int rows = cells.rows();
    java.util.Arrays.fill(into, 0, rows, 0);
    for (int c = from; c < cells.columns(); c++) {
      for (int r = 0; r < rows; r++) {
        into[r] = cells.isEmpty(c, r) ? add(into[r], 0) : cell(into[r], cells.cell(c, r));
      }
    }
    for (int r = 0; r < rows; r++) {
      into[r] = spread(into[r]);
    }
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

  /** The hash of a text, as of a row with one cell. */
  static long of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    long h = add(0, bytes.length);
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
