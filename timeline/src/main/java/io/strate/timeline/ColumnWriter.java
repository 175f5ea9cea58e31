package io.strate.timeline;

import io.strate.domain.Decimal;
import io.strate.domain.Entry;

/** Writes one column: chooses the largest common factor, a base and the narrowest width. */
final class ColumnWriter {

  private final ByteSink sink;
  private final ByteSink values = new ByteSink(64);
  private long[] whole = new long[64];

  // How the last column's whole numbers were written.
  private int factorCode;
  private int width;
  private int baseWidth;

  ColumnWriter(ByteSink sink) {
    this.sink = sink;
  }

  /** Writes sorted times; of those that are ALWAYS only how many. */
  void writeTimes(int descriptor, long[] times, int size) {
    int always = 0;
    while (always < size && times[always] == Entry.ALWAYS) {
      always++;
    }
    int at = sink.size();
    if (always > 0) {
      sink.putInt(always);
    }
    reserve(size);
    System.arraycopy(times, always, whole, 0, size - always);
    writeWhole(size - always, true);
    describe(descriptor, Layout.TIMES_COLUMN, Layout.KIND_TIMES, at, always > 0);
  }

  /** Writes a column with at least one known value; texts by their ranks. */
  void write(int descriptor, RowColumn column, int size, int[] ranks) {
    int at = sink.size();
    reserve(size);
    int kind = gather(column, size, ranks);
    boolean gaps = kind != Layout.KIND_VALUES ? fillGaps(column, size) : hasGaps(column, size);
    writeWhole(size, kind == Layout.KIND_MICROS || kind == Layout.KIND_INSTANTS);
    if (gaps) {
      writeKnown(column, size);
    }
    describe(descriptor, column.number, kind, at, gaps);
    if (kind == Layout.KIND_VALUES) {
      sink.putBytes(values.array(), values.size());
    }
  }

  /** Puts what is to be written into {@link #whole} and says what it is. */
  private int gather(RowColumn column, int size, int[] ranks) {
    long[] longs = column.longs();
    return switch (column.type) {
      case NUMBER -> gatherNumbers(column, size);
      case TEXT -> {
        for (int i = 0; i < size; i++) {
          whole[i] = longs[i] < 0 ? 0 : ranks[(int) longs[i]];
        }
        yield Layout.KIND_TEXTS;
      }
      case BOOLEAN -> {
        System.arraycopy(longs, 0, whole, 0, size);
        yield Layout.KIND_BOOLEANS;
      }
      case INSTANT -> {
        System.arraycopy(longs, 0, whole, 0, size);
        yield Layout.KIND_INSTANTS;
      }
      case ANY -> {
        values.clear();
        for (int i = 0; i < size; i++) {
          if (longs[i] != 0) {
            ValueBytes.write(column.values()[i], values);
          }
          whole[i] = values.size();
        }
        yield Layout.KIND_VALUES;
      }
    };
  }

  /** Micros if all numbers are exactly what their micros say, else their bits. */
  private int gatherNumbers(RowColumn column, int size) {
    long[] micros = column.longs();
    double[] numbers = column.numbers();
    boolean exact = true;
    for (int i = 0; i < size && exact; i++) {
      exact =
          micros[i] == TimelineView.UNKNOWN
              || micros[i] != TimelineView.BEYOND && Decimal.toDouble(micros[i]) == numbers[i];
    }
    if (exact) {
      System.arraycopy(micros, 0, whole, 0, size);
      return Layout.KIND_MICROS;
    }
    for (int i = 0; i < size; i++) {
      whole[i] = Double.doubleToLongBits(numbers[i]);
    }
    return Layout.KIND_DOUBLES;
  }

  private static boolean hasGaps(RowColumn column, int size) {
    long unknown = column.unknown();
    for (int i = 0; i < size; i++) {
      if (column.longs()[i] == unknown) {
        return true;
      }
    }
    return false;
  }

  /** Lets a known value stand where one is unknown, so that gaps widen nothing. */
  private boolean fillGaps(RowColumn column, int size) {
    long unknown = column.unknown();
    long[] longs = column.longs();
    int known = 0;
    while (longs[known] == unknown) {
      known++;
    }
    boolean gaps = false;
    for (int i = 0; i < size; i++) {
      if (longs[i] == unknown) {
        whole[i] = whole[known];
        gaps = true;
      }
    }
    return gaps;
  }

  private void writeWhole(int size, boolean scaled) {
    factorCode = scaled ? Layout.factorCode(commonDivisor(size)) : 0;
    long factor = Layout.factor(factorCode);
    long least = size == 0 ? 0 : Long.MAX_VALUE;
    long greatest = size == 0 ? 0 : Long.MIN_VALUE;
    for (int i = 0; i < size; i++) {
      if (factor != 1) {
        whole[i] /= factor;
      }
      least = Math.min(least, whole[i]);
      greatest = Math.max(greatest, whole[i]);
    }
    // The difference is right as a number without sign, even where it overflows one with a sign.
    width = Layout.unsignedWidth(greatest - least);
    baseWidth = Layout.signedWidth(least);
    sink.putWhole(least, baseWidth);
    sink.reserve(size * width + 8);
    int at = sink.skip(size * width);
    for (int i = 0; i < size && width > 0; i++) {
      Layout.putLong(sink.array(), at + i * width, whole[i] - least);
    }
  }

  private long commonDivisor(int size) {
    long divisor = 0;
    for (int i = 0; i < size && divisor != 1; i++) {
      long a = Math.abs(whole[i]);
      // Soon the divisor is that of all, and one division shows it.
      if (divisor != 0 && a % divisor == 0) {
        continue;
      }
      while (a != 0) {
        long rest = divisor % a;
        divisor = a;
        a = rest;
      }
    }
    return divisor;
  }

  private void writeKnown(RowColumn column, int size) {
    long unknown = column.unknown();
    long[] longs = column.longs();
    for (int from = 0; from < size; from += 8) {
      int bits = 0;
      for (int i = from; i < size && i < from + 8; i++) {
        bits |= longs[i] != unknown ? 1 << (i - from) : 0;
      }
      sink.putByte(bits);
    }
  }

  private void describe(int descriptor, int number, int kind, int at, boolean gaps) {
    byte[] bytes = sink.array();
    Layout.putInt(bytes, descriptor, number);
    bytes[descriptor + 4] = (byte) kind;
    bytes[descriptor + 5] = (byte) width;
    bytes[descriptor + 6] = (byte) factorCode;
    bytes[descriptor + 7] = (byte) (baseWidth | (gaps ? Layout.GAPS : 0));
    Layout.putInt(bytes, descriptor + 8, at);
  }

  private void reserve(int size) {
    if (whole.length < size) {
      whole = new long[Math.max(size, 2 * whole.length)];
    }
  }
}
