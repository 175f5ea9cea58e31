package io.strate.lake;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import io.strate.domain.Value;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Texts, exactly as in the file; empty where unknown. Texts of up to 12 bytes that came lately are
 * not made again: names of events, countries and customers repeat.
 */
final class TextDecoder implements Decoder {

  private static final int RECENT = 1 << 14;
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  String[] values = new String[Batch.CAPACITY];

  private final long[] recentHead = new long[RECENT];
  private final long[] recentTail = new long[RECENT];
  private final String[] recent = new String[RECENT];
  private final byte[] bytes = new byte[256];

  TextDecoder() {
    clear(values.length);
    Arrays.fill(recent, "");
  }

  @Override
  public void decode(Cells cells, int column, BitSet bad) {
    decode(cells, column);
  }

  /** Any cell is a text. */
  void decode(Cells cells, int column) {
    int rows = cells.rows();
    for (int r = 0; r < rows; r++) {
      values[r] = cells.isEmpty(column, r) ? "" : text(cells.cell(column, r));
    }
  }

  private String text(long cell) {
    long head = Cells.MEMORY.get(JAVA_LONG_UNALIGNED, cell);
    long tail = Cells.MEMORY.get(JAVA_LONG_UNALIGNED, cell + 8);
    int length = (int) head;
    if (length > Cells.IN_PLACE) {
      return longText(tail, length);
    }
    long mixed = (head ^ tail * 0x9E3779B97F4A7C15L) * 0xC2B2AE3D27D4EB4FL;
    int slot = (int) (mixed >>> 50);
    if (recentHead[slot] != head || recentTail[slot] != tail) {
      recentHead[slot] = head;
      recentTail[slot] = tail;
      WORDS.set(bytes, 0, head >>> 32 | tail << 32);
      WORDS.set(bytes, 8, tail >>> 32);
      recent[slot] = new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
    return recent[slot];
  }

  private String longText(long start, int length) {
    if (length > bytes.length) {
      return Cells.text(start, length);
    }
    MemorySegment.copy(Cells.MEMORY, JAVA_BYTE, start, bytes, 0, length);
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  @Override
  public void clear(int rows) {
    Arrays.fill(values, 0, rows, "");
  }

  @Override
  public Value value(int row) {
    return values[row].isEmpty() ? Value.UNKNOWN : Value.text(values[row]);
  }

  @Override
  public String expected() {
    return "a text";
  }
}
