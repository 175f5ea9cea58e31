package io.strate.engine;

import io.strate.engine.column.Block;
import io.strate.engine.column.Kind;
import io.strate.engine.column.Slot;
import io.strate.rule.definition.SegmentRule.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The known values of all profiles that exist, and which profiles have the highest. */
final class Ranking {

  private double[] values = new double[1024];
  private int[] numbers = new int[1024];
  private int size;

  void take(Rows rows, Slot by) {
    for (int row = 0; row < rows.size(); row++) {
      double value = value(rows.block(), by, row);
      if (rows.exists(row) && !Double.isNaN(value)) {
        if (size == values.length) {
          values = Arrays.copyOf(values, 2 * size);
          numbers = Arrays.copyOf(numbers, 2 * size);
        }
        values[size] = value;
        numbers[size++] = rows.number(row);
      }
    }
  }

  private static double value(Block block, Slot by, int row) {
    if (by.kind() == Kind.NUMBER) {
      return block.number(by.index(), row);
    }
    long instant = block.instant(by.index(), row);
    return instant == Block.UNKNOWN ? Double.NaN : instant;
  }

  /** The numbers of the highest; ties by the order of ids. */
  BitSet top(Size share, Comparator<Integer> byId) {
    BitSet in = new BitSet();
    IntStream.range(0, size)
        .boxed()
        .sorted(
            Comparator.<Integer>comparingDouble(i -> -values[i])
                .thenComparing(i -> numbers[i], byId))
        .limit(count(share))
        .forEach(i -> in.set(numbers[i]));
    return in;
  }

  private long count(Size share) {
    return switch (share) {
      case Size.Count(long count) -> count;
      case Size.Share(BigDecimal part) ->
          part.multiply(BigDecimal.valueOf(size))
              .setScale(0, RoundingMode.CEILING)
              .longValueExact();
    };
  }
}
