package io.strate.engine.stream;

import io.strate.domain.Decimal;
import io.strate.engine.column.Block;
import io.strate.engine.column.Slot;
import io.strate.timeline.TimelineView;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Exact sums and averages of a property's millionths. Sums of all values before a place are added
 * up once per profile; a window's sum is the difference of two of them. They may overflow:
 * differences are right all the same as long as the true sum fits, which magnitudes tell.
 */
final class ExactSums implements WindowColumns {

  private static final MathContext DIGITS = new MathContext(150, RoundingMode.DOWN);

  private final Property property;
  private final Feed feed;
  private int[] places = new int[0];
  private int[] columns = new int[0];
  private final List<Slot> slots = new ArrayList<>();
  private boolean[] averages = new boolean[0];
  private long[] sums = new long[17];
  private int[] known = new int[17];
  private int[] beyond = new int[17];

  /** The feed's edition that was added up last. */
  private long prepared;

  /** Whether every window's sum fits into a long. */
  private boolean fits;

  /** Whether all values are known and have millionths. */
  private boolean plain;

  ExactSums(Feed feed, Property micros) {
    this.feed = feed;
    this.property = micros;
  }

  private void prepare() {
    if (prepared == feed.edition) {
      return;
    }
    prepared = feed.edition;
    int size = feed.extent == 0 ? 0 : property.from(feed.extent);
    if (sums.length <= size) {
      sums = new long[Property.roomy(size + 1)];
      known = new int[sums.length];
      beyond = new int[sums.length];
    }
    long[] micros = property.longs;
    long sum = 0;
    long magnitude = 0;
    for (int i = 0; i < size; i++) {
      long value = micros[i];
      magnitude |= value ^ (value >> 63);
      sum += value;
      sums[i + 1] = sum;
    }
    // UNKNOWN and BEYOND have all bits of the magnitude set; no number of millionths has bit 62.
    plain = (magnitude & 1L << 62) == 0;
    magnitude = plain ? magnitude : prepareWithGaps(size);
    fits = Long.numberOfLeadingZeros(magnitude) > 32 - Integer.numberOfLeadingZeros(size);
  }

  private long prepareWithGaps(int size) {
    long sum = 0;
    long magnitude = 0;
    for (int i = 0; i < size; i++) {
      long value = property.longs[i];
      boolean isBeyond = value == TimelineView.BEYOND;
      boolean counts = !isBeyond && value != TimelineView.UNKNOWN;
      sum += counts ? value : 0;
      magnitude |= counts ? value ^ (value >> 63) : 0;
      sums[i + 1] = sum;
      known[i + 1] = known[i] + (counts ? 1 : 0);
      beyond[i + 1] = beyond[i] + (isBeyond ? 1 : 0);
    }
    return magnitude;
  }

  /** Adds the column of a window's sum or average. */
  void add(Slot slot, int place, boolean average) {
    int n = places.length;
    places = Arrays.copyOf(places, n + 1);
    averages = Arrays.copyOf(averages, n + 1);
    places[n] = place;
    columns = Arrays.copyOf(columns, n + 1);
    columns[n] = slot.index();
    slots.add(slot);
    averages[n] = average;
  }

  @Override
  public List<Slot> slots() {
    return slots;
  }

  @Override
  public void fill(Block block, int row, WindowRanges ranges, Reading reading, int first) {
    prepare();
    int end = first + places.length;
    for (int i = reading.wanted.next(first, end); i < end; i = reading.wanted.next(i + 1, end)) {
      fill(i - first, block, row, ranges, reading);
    }
  }

  private void fill(int column, Block block, int row, WindowRanges ranges, Reading reading) {
    ranges.find(places[column], block, row, reading.clock);
    int from = ranges.from(places[column]);
    int to = ranges.to(places[column]);
    block.numbers[columns[column] * block.capacity + row] =
        averages[column] ? average(from, to) : sum(from, to);
  }

  private double sum(int from, int to) {
    if (from == to) {
      return 0;
    }
    int a = property.from(from);
    int b = property.from(to);
    if (!plain && beyond[b] != beyond[a]) {
      return Double.NaN;
    }
    return fits ? Decimal.toDouble(sums[b] - sums[a]) : quotient(total(a, b), 1);
  }

  private double average(int from, int to) {
    int a = from == to ? 0 : property.from(from);
    int b = from == to ? 0 : property.from(to);
    int n = plain ? b - a : known[b] - known[a];
    if (a == b || n == 0 || !plain && beyond[b] != beyond[a]) {
      return Double.NaN;
    }
    if (fits) {
      long sum = sums[b] - sums[a];
      if (Math.abs(sum) <= 1L << 53) {
        return sum / ((double) Decimal.SCALE * n);
      }
    }
    return quotient(total(a, b), n);
  }

  private BigInteger total(int from, int to) {
    BigInteger total = BigInteger.ZERO;
    for (int i = from; i < to; i++) {
      long value = property.longs[i];
      if (value != TimelineView.UNKNOWN && value != TimelineView.BEYOND) {
        total = total.add(BigInteger.valueOf(value));
      }
    }
    return total;
  }

  /**
   * The double nearest to {@code millionths / (10⁶ · n)}: cut digits leave a mark behind the last.
   */
  private static double quotient(BigInteger millionths, long n) {
    BigDecimal divisor = BigDecimal.valueOf(n).multiply(BigDecimal.valueOf(Decimal.SCALE));
    BigDecimal cut = new BigDecimal(millionths).divide(divisor, DIGITS);
    int rest = new BigDecimal(millionths).compareTo(cut.multiply(divisor));
    return cut.add(cut.ulp().movePointLeft(1).multiply(BigDecimal.valueOf(rest))).doubleValue();
  }
}
