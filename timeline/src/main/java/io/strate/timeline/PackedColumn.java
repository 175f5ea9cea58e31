package io.strate.timeline;

import io.strate.domain.Decimal;
import io.strate.domain.Entry;
import io.strate.domain.Type;
import io.strate.domain.Value;
import java.util.Arrays;

/** A column of a packed timeline: decodes it into arrays of one type or another. */
final class PackedColumn {

  private byte[] bytes = new byte[0];
  private int dataEnd;
  private int size;

  private int kind;
  private int width;
  private long factor;
  private int baseWidth;
  private boolean gaps;

  /** Where the data begin in {@link #bytes}. */
  private int at;

  private long[] scratch = new long[64];

  PackedColumn wrap(byte[] array, int start, int end, int descriptor, int count) {
    int shape = Layout.getInt(array, descriptor + 4);
    bytes = array;
    dataEnd = end;
    size = count;
    kind = shape & 0xFF;
    width = shape >>> 8 & 0xFF;
    factor = Layout.factor(shape >>> 16 & 0xFF);
    baseWidth = shape >>> 24 & 0x7F;
    gaps = shape < 0;
    at = Layout.getInt(array, descriptor + 8);
    if (count < 0 || width > 8 || baseWidth > 8 || at < 0 || at > end - start) {
      throw Layout.damaged("a column of width " + width + " with " + count + " values");
    }
    at += start;
    if (at + length() > end) {
      throw Layout.damaged("a column outside of its timeline");
    }
    return this;
  }

  /** The type of the values of a kind of column. */
  static Type.Scalar type(int kind) {
    return switch (kind) {
      case Layout.KIND_MICROS, Layout.KIND_DOUBLES -> Type.Scalar.NUMBER;
      case Layout.KIND_TEXTS -> Type.Scalar.TEXT;
      case Layout.KIND_BOOLEANS -> Type.Scalar.BOOLEAN;
      case Layout.KIND_INSTANTS -> Type.Scalar.INSTANT;
      case Layout.KIND_VALUES -> Type.Scalar.ANY;
      default -> throw Layout.damaged("a column of kind " + kind);
    };
  }

  /** How many bytes the data take, without the values themselves of lists. */
  private long length() {
    if (!gaps) {
      return baseWidth + (long) size * width;
    }
    return kind == Layout.KIND_TIMES
        ? 4L + baseWidth + (size - (long) always()) * width
        : baseWidth + (long) size * width + (size + 7L >>> 3);
  }

  /** How many of the times, which are the first, are ALWAYS. */
  private int always() {
    int always = at <= dataEnd - 4 ? Layout.getInt(bytes, at) : -1;
    if (always < 0 || always > size) {
      throw Layout.damaged("more times than entries");
    }
    return always;
  }

  void times(long[] into) {
    if (gaps) {
      int always = always();
      Arrays.fill(into, 0, always, Entry.ALWAYS);
      whole(at + 4, into, always, size);
    } else {
      whole(at, into, 0, size);
    }
  }

  void numbers(double[] into) {
    switch (kind) {
      case Layout.KIND_MICROS -> {
        long[] micros = scratch();
        whole(at, micros, 0, size);
        if (factor == Decimal.SCALE) {
          for (int i = 0; i < size; i++) {
            into[i] = (double) (micros[i] / Decimal.SCALE);
          }
        } else {
          for (int i = 0; i < size; i++) {
            into[i] = Decimal.toDouble(micros[i]);
          }
        }
      }
      case Layout.KIND_DOUBLES -> {
        long[] bits = scratch();
        whole(at, bits, 0, size);
        for (int i = 0; i < size; i++) {
          into[i] = Double.longBitsToDouble(bits[i]);
        }
      }
      default -> Arrays.fill(into, 0, size, Double.NaN);
    }
    for (int i = nextGap(0); i < size; i = nextGap(i + 1)) {
      into[i] = Double.NaN;
    }
  }

  void micros(long[] into) {
    switch (kind) {
      case Layout.KIND_MICROS -> whole(at, into, 0, size);
      case Layout.KIND_DOUBLES -> {
        whole(at, into, 0, size);
        for (int i = 0; i < size; i++) {
          into[i] = microsOf(Double.longBitsToDouble(into[i]));
        }
      }
      default -> Arrays.fill(into, 0, size, TimelineView.UNKNOWN);
    }
    for (int i = nextGap(0); i < size; i = nextGap(i + 1)) {
      into[i] = TimelineView.UNKNOWN;
    }
  }

  /** Micros as {@link TimelineView#micros} shows them. */
  static long microsOf(double number) {
    if (Double.isNaN(number)) {
      return TimelineView.UNKNOWN;
    }
    return Decimal.isInRange(number) ? Decimal.micros(number) : TimelineView.BEYOND;
  }

  void instants(long[] into) {
    longs(Layout.KIND_INSTANTS, into, TimelineView.UNKNOWN);
  }

  void booleans(byte[] into) {
    long[] values = scratch();
    longs(Layout.KIND_BOOLEANS, values, -1);
    for (int i = 0; i < size; i++) {
      into[i] = (byte) values[i];
    }
  }

  /** Codes of texts, of which there are {@code texts} different ones. */
  void texts(int[] into, int texts) {
    long[] codes = scratch();
    longs(Layout.KIND_TEXTS, codes, TimelineView.NO_TEXT);
    for (int i = 0; i < size; i++) {
      if (codes[i] < TimelineView.NO_TEXT || codes[i] >= texts) {
        throw Layout.damaged("a text that is none");
      }
      into[i] = (int) codes[i];
    }
  }

  private void longs(int expected, long[] into, long unknown) {
    if (kind != expected) {
      Arrays.fill(into, 0, size, unknown);
      return;
    }
    whole(at, into, 0, size);
    for (int i = nextGap(0); i < size; i = nextGap(i + 1)) {
      into[i] = unknown;
    }
  }

  /** Values stand behind one another; the column holds the end of each, from its own offset. */
  void values(Value[] into) {
    Arrays.fill(into, 0, size, Value.UNKNOWN);
    if (kind != Layout.KIND_VALUES) {
      return;
    }
    long[] ends = scratch();
    whole(at, ends, 0, size);
    long from = at + baseWidth + (long) size * width + (gaps ? size + 7 >>> 3 : 0);
    long previous = 0;
    int gap = nextGap(0);
    for (int i = 0; i < size; i++) {
      if (ends[i] < previous || from + ends[i] > dataEnd) {
        throw Layout.damaged("a value outside of its timeline");
      }
      if (i == gap) {
        gap = nextGap(i + 1);
      } else {
        into[i] = ValueBytes.read(bytes, (int) (from + previous), (int) (from + ends[i]));
      }
      previous = ends[i];
    }
  }

  /**
   * Decodes whole numbers whose base begins at {@code from}. The loop that everything waits for.
   */
  private void whole(int from, long[] into, int first, int last) {
    long base = base(from);
    if (width == 0) {
      Arrays.fill(into, first, last, base * factor);
      return;
    }
    byte[] array = bytes;
    int stride = width;
    long mask = Layout.mask(stride);
    long scale = factor;
    int next = from + baseWidth;
    for (int i = first; i < last; i++, next += stride) {
      into[i] = (base + (Layout.getLong(array, next) & mask)) * scale;
    }
  }

  private long base(int from) {
    if (baseWidth == 0) {
      return 0;
    }
    int unused = 64 - 8 * baseWidth;
    return Layout.getLong(bytes, from) << unused >> unused;
  }

  /** The first unknown value at or after {@code from}, or the size. */
  private int nextGap(int from) {
    if (!gaps) {
      return size;
    }
    int bitmap = at + baseWidth + size * width;
    for (int i = from; i < size; i++) {
      if ((bytes[bitmap + (i >>> 3)] & 1 << (i & 7)) == 0) {
        return i;
      }
    }
    return size;
  }

  private long[] scratch() {
    if (scratch.length < size) {
      scratch = new long[Math.max(size, 2 * scratch.length)];
    }
    return scratch;
  }
}
