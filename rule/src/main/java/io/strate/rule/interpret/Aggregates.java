package io.strate.rule.interpret;

import io.strate.domain.Decimal;
import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.rule.Expr.Aggregate;
import io.strate.rule.interpret.Scene.Happening;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One value out of many. Lists are entered, unknown values skipped. */
final class Aggregates {

  /** More digits than half a unit in the last place of any possible average has. */
  private static final MathContext DIGITS = new MathContext(150, RoundingMode.DOWN);

  private Aggregates() {}

  static Value of(Aggregate aggregate, List<Happening> events) {
    List<Value> values =
        events.stream()
            .flatMap(
                event -> Reading.scalars(readAs(aggregate), event.at(aggregate.path())).stream())
            .toList();
    return switch (aggregate.aggregation()) {
      case COUNT -> Value.number(events.size());
      case SUM -> micros(values).map(sum -> Value.number(quotient(sum, 1))).orElse(Value.UNKNOWN);
      case AVG ->
          values.isEmpty()
              ? Value.UNKNOWN
              : micros(values)
                  .map(sum -> Value.number(quotient(sum, values.size())))
                  .orElse(Value.UNKNOWN);
      case MIN -> values.stream().min(Reading::compare).orElse(Value.UNKNOWN);
      case MAX -> values.stream().max(Reading::compare).orElse(Value.UNKNOWN);
      case FIRST -> values.isEmpty() ? Value.UNKNOWN : values.getFirst();
      case LAST -> values.isEmpty() ? Value.UNKNOWN : values.getLast();
      case DISTINCT -> Value.number(values.stream().distinct().count());
      case MOST_FREQUENT -> mostFrequent(values);
    };
  }

  private static Type readAs(Aggregate aggregate) {
    return switch (aggregate.aggregation()) {
      case COUNT, DISTINCT -> Type.ANY;
      case SUM, AVG -> Type.NUMBER;
      case MIN, MAX, FIRST, LAST, MOST_FREQUENT -> aggregate.type();
    };
  }

  /** The exact sum in millionths; none if a value has no millionths. */
  private static Optional<BigInteger> micros(List<Value> values) {
    BigInteger sum = BigInteger.ZERO;
    for (Value value : values) {
      double x = ((Value.Num) value).value();
      if (!Decimal.isInRange(x)) {
        return Optional.empty();
      }
      sum = sum.add(BigInteger.valueOf(Decimal.micros(x)));
    }
    return Optional.of(sum);
  }

  /**
   * The double nearest to {@code millionths / (10⁶ · n)}. A last digit stands for all that were cut
   * off, so that an exact half and a little more than a half are told apart.
   */
  private static double quotient(BigInteger millionths, long n) {
    BigDecimal divisor = BigDecimal.valueOf(n).multiply(BigDecimal.valueOf(Decimal.SCALE));
    BigDecimal cut = new BigDecimal(millionths).divide(divisor, DIGITS);
    int remainder = new BigDecimal(millionths).compareTo(cut.multiply(divisor));
    return cut.add(cut.ulp().movePointLeft(1).multiply(BigDecimal.valueOf(remainder)))
        .doubleValue();
  }

  /** Of several that occur equally often, the one seen last. */
  private static Value mostFrequent(List<Value> values) {
    Map<Value, Integer> timesByLastSeen = new LinkedHashMap<>();
    for (Value value : values) {
      Integer before = timesByLastSeen.remove(value);
      timesByLastSeen.put(value, before == null ? 1 : before + 1);
    }
    if (timesByLastSeen.isEmpty()) {
      return Value.UNKNOWN;
    }
    int most = Collections.max(timesByLastSeen.values());
    return timesByLastSeen.entrySet().stream()
        .filter(entry -> entry.getValue() == most)
        .reduce((_, later) -> later)
        .orElseThrow()
        .getKey();
  }
}
