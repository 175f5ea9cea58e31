package io.strate.workspace.answer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rounds numbers to hundredths so that they add up to a total that was rounded by itself: each is
 * rounded down, and what is missing goes to those that lost most (largest remainders). None is more
 * than a hundredth from what it was, except where the numbers do not add up to the total.
 */
final class Apportioned {

  static final int DECIMALS = 2;

  private static final BigDecimal UNIT = BigDecimal.ONE.movePointLeft(DECIMALS);

  private Apportioned() {}

  /** Halves go away from zero. */
  static BigDecimal rounded(double number) {
    return BigDecimal.valueOf(number).setScale(DECIMALS, RoundingMode.HALF_UP);
  }

  /** Zeros stay zero. */
  static List<BigDecimal> to(BigDecimal total, List<Double> parts) {
    List<BigDecimal> shown = new ArrayList<>();
    parts.forEach(part -> shown.add(new BigDecimal(part).setScale(DECIMALS, RoundingMode.FLOOR)));
    List<Integer> byLoss =
        IntStream.range(0, parts.size())
            .filter(i -> parts.get(i) != 0)
            .boxed()
            .sorted(
                Comparator.comparing(
                    (Integer i) -> new BigDecimal(parts.get(i)).subtract(shown.get(i)),
                    Comparator.reverseOrder()))
            .toList();
    int missing =
        total
            .subtract(shown.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
            .movePointRight(DECIMALS)
            .intValueExact();
    for (int given = 0; given < Math.abs(missing) && !byLoss.isEmpty(); given++) {
      int i = Math.floorMod(missing > 0 ? given : -1 - given, byLoss.size());
      shown.set(byLoss.get(i), shown.get(byLoss.get(i)).add(missing > 0 ? UNIT : UNIT.negate()));
    }
    return shown;
  }
}
