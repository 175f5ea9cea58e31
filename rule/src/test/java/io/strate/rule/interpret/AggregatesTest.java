package io.strate.rule.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Entry;
import io.strate.domain.Origin;
import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.Expr.Aggregation;
import io.strate.rule.Selection;
import io.strate.rule.interpret.Scene.Happening;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sums and averages are the doubles nearest to the exact ones. */
final class AggregatesTest {

  @Test
  void anAverageIsRoundedOnce() {
    Random random = new Random(11);
    for (int round = 0; round < 3_000; round++) {
      List<Double> numbers = new ArrayList<>();
      for (int i = 1 + random.nextInt(12); i > 0; i--) {
        numbers.add(number(random));
      }
      double average = ((Value.Num) of(Aggregation.AVG, numbers)).value();
      assertNearest(average, micros(numbers), BigInteger.valueOf(1_000_000L * numbers.size()));
      double sum = ((Value.Num) of(Aggregation.SUM, numbers)).value();
      assertNearest(sum, micros(numbers), BigInteger.valueOf(1_000_000L));
    }
  }

  private static double number(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(1000) / 10.0;
      case 1 -> (random.nextDouble() - 0.5) * 2e12;
      case 2 -> random.nextInt(100) * 0x1p-7;
      default -> random.nextGaussian();
    };
  }

  /** Each number's nearest millionths, halves to even, from its exact decimal expansion. */
  private static BigInteger micros(List<Double> numbers) {
    BigInteger sum = BigInteger.ZERO;
    for (double x : numbers) {
      BigDecimal exact = new BigDecimal(x).movePointRight(6);
      BigInteger floor = exact.setScale(0, java.math.RoundingMode.FLOOR).toBigInteger();
      int half = exact.subtract(new BigDecimal(floor)).compareTo(new BigDecimal("0.5"));
      boolean up = half > 0 || (half == 0 && floor.testBit(0));
      sum = sum.add(up ? floor.add(BigInteger.ONE) : floor);
    }
    return sum;
  }

  /** No neighbour is nearer to numerator / denominator; of two as near, it is the even one. */
  private static void assertNearest(double found, BigInteger numerator, BigInteger denominator) {
    BigDecimal here = distance(found, numerator, denominator);
    for (double other : new double[] {Math.nextUp(found), Math.nextDown(found)}) {
      int order = here.compareTo(distance(other, numerator, denominator));
      assertThat(order).as("%s / %s as %s", numerator, denominator, found).isLessThanOrEqualTo(0);
      if (order == 0) {
        assertThat(Double.doubleToLongBits(found) & 1).isZero();
      }
    }
  }

  private static BigDecimal distance(double x, BigInteger numerator, BigInteger denominator) {
    return new BigDecimal(x)
        .multiply(new BigDecimal(denominator))
        .subtract(new BigDecimal(numerator))
        .abs();
  }

  private static Value of(Aggregation aggregation, List<Double> numbers) {
    List<Happening> events = new ArrayList<>();
    for (double x : numbers) {
      Value.RecordOf properties = new Value.RecordOf(Map.of("x", Value.number(x)));
      Origin origin = new Origin(0, events.size());
      events.add(new Happening("a", new Entry.Event(events.size(), origin, "e", properties)));
    }
    Expr.Aggregate aggregate =
        new Expr.Aggregate(aggregation, Selection.of("e"), List.of("x"), Type.NUMBER);
    return Aggregates.of(aggregate, events);
  }
}
