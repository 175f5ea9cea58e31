package io.strate.timeline;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The form of a packed timeline in bytes, version 1. All numbers are little-endian; offsets count
 * from the timeline's first byte.
 *
 * <pre>
 *  0  magic 'S' 'T' 'L' and version
 *  4  CRC-32C of the bytes from 8 up to the origins
 *  8  length of the whole
 * 12  offset of the origins
 * 16  number of streams
 * 20  number of different sources
 * 24  offset of the texts
 * 28  number of entries
 * 32  directory: per stream, ascending, its number, offset and count
 *     sources: the origin numbers that occur, by their positions when it was written
 *     per stream: number of columns; a descriptor of the times and of each column, ascending; data
 *     texts: how many, the end of each in the bytes that follow; sorted by these bytes
 * origins: CRC-32C of what follows; per stream its sources and identities
 * </pre>
 *
 * <p>A descriptor is column number (int; −1 for the times), kind, width of a value in bytes, place
 * of the factor in {@link #FACTORS}, width of the base in bytes (its highest bit says that some
 * values are unknown, or some times ALWAYS), offset of the data (int). Whole values stand as {@code
 * (base + raw) · factor}; a width of 0 means that all are equal. A bitmap of the known values
 * follows where there are unknown ones. Since at least 8 bytes of origins follow whatever has a
 * width, values are read 8 bytes at a time and masked.
 */
final class Layout {

  static final int MAGIC = 'S' | 'T' << 8 | 'L' << 16 | 1 << 24;

  static final int CHECKSUM = 4;
  static final int CHECKED_FROM = 8;
  static final int LENGTH = 8;
  static final int ORIGINS = 12;
  static final int STREAMS = 16;
  static final int SOURCES = 20;
  static final int TEXTS = 24;
  static final int ENTRIES = 28;
  static final int DIRECTORY = 32;

  static final int DIRECTORY_ENTRY = 12;
  static final int DESCRIPTOR = 12;
  static final int TIMES_COLUMN = -1;

  /** The highest number of a stream that a reader takes for meant. */
  static final int MOST_STREAMS = 1 << 24;

  static final int KIND_TIMES = 0;
  static final int KIND_MICROS = 1;
  static final int KIND_DOUBLES = 2;
  static final int KIND_TEXTS = 3;
  static final int KIND_BOOLEANS = 4;
  static final int KIND_INSTANTS = 5;
  static final int KIND_VALUES = 6;

  /** In the byte of a base's width: some values are unknown, or some times ALWAYS. */
  static final int GAPS = 0x80;

  /** What whole values are often multiples of: decimal places, seconds, minutes, hours, days. */
  private static final long[] FACTORS = {
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 60_000, 3_600_000, 86_400_000
  };

  /** From the largest to the smallest, for choosing one. */
  private static final int[] BY_SIZE = {9, 8, 6, 5, 7, 4, 3, 2, 1, 0};

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private Layout() {}

  static int getInt(byte[] bytes, int at) {
    return (int) INT.get(bytes, at);
  }

  static long getLong(byte[] bytes, int at) {
    return (long) LONG.get(bytes, at);
  }

  static void putInt(byte[] bytes, int at, int value) {
    INT.set(bytes, at, value);
  }

  static void putLong(byte[] bytes, int at, long value) {
    LONG.set(bytes, at, value);
  }

  static long factor(int code) {
    if (code >= FACTORS.length) {
      throw damaged("a factor " + code + " that is none");
    }
    return FACTORS[code];
  }

  /**
   * The code of the largest factor that divides all numbers whose greatest common divisor is given.
   */
  static int factorCode(long divisor) {
    if (divisor == 1) {
      return 0;
    }
    for (int code : BY_SIZE) {
      if (divisor % FACTORS[code] == 0) {
        return code;
      }
    }
    return 0;
  }

  /** The bits of a value that is {@code width} bytes wide, 1 to 8. */
  static long mask(int width) {
    return -1L >>> (64 - 8 * width);
  }

  /** How many bytes hold a number without sign. */
  static int unsignedWidth(long value) {
    return (64 - Long.numberOfLeadingZeros(value) + 7) >>> 3;
  }

  /** How many bytes hold a number with its sign; none hold 0. */
  static int signedWidth(long value) {
    long magnitude = value < 0 ? ~value : value;
    return value == 0 ? 0 : (65 - Long.numberOfLeadingZeros(magnitude) + 7) >>> 3;
  }

  static int checksum(byte[] bytes, int from, int to) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, to - from);
    return (int) crc.getValue();
  }

  static Failure damaged(String found) {
    return new Failure(
        "timeline.damaged",
        Blame.RESOURCES,
        "A stored timeline is damaged (found "
            + found
            + "): run `strate doctor`, then restore the store from a backup.");
  }
}
