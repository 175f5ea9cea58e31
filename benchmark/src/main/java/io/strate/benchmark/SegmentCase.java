package io.strate.benchmark;

import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.Selection;
import io.strate.rule.Span;
import io.strate.rule.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A segment as a marketer would ask for it: a count and a sum in windows of their own, and two
 * attributes. As an expression, as a rule and as SQL.
 */
public record SegmentCase(
    String name,
    String counted,
    int countDays,
    int atLeast,
    String summed,
    int sumDays,
    double above,
    String region,
    int employees) {

  /** The segments of a shape. */
  public static List<SegmentCase> of(Shape shape) {
    SplittableRandom random = new SplittableRandom(shape.seed() + 7);
    List<SegmentCase> cases = new ArrayList<>();
    for (int i = 0; i < shape.segments(); i++) {
      int countDays = Shape.WINDOW_DAYS[random.nextInt(Shape.WINDOW_DAYS.length)];
      int sumDays = Shape.WINDOW_DAYS[random.nextInt(Shape.WINDOW_DAYS.length)];
      cases.add(
          new SegmentCase(
              "s" + i,
              type(random),
              countDays,
              1 + random.nextInt(1 + countDays / 30),
              type(random),
              sumDays,
              // Never equal to a sum of cents, nor near one.
              random.nextInt(100 + 4 * sumDays) + 0.005,
              Shape.REGIONS.get(random.nextInt(Shape.REGIONS.size())),
              10 * random.nextInt(30)));
    }
    return cases;
  }

  private static String type(SplittableRandom random) {
    return Shape.TYPES.get(random.nextInt(Shape.TYPES.size()));
  }

  Expr expression() {
    return new Expr.And(
        List.of(
            new Expr.Comparison(
                Expr.Comparison.Operator.AT_LEAST,
                new Expr.Aggregate(
                    Expr.Aggregation.COUNT, within(counted, countDays), List.of(), Type.NUMBER),
                number(atLeast)),
            new Expr.Comparison(
                Expr.Comparison.Operator.GREATER,
                new Expr.Aggregate(
                    Expr.Aggregation.SUM, within(summed, sumDays), List.of("amount"), Type.NUMBER),
                number(above)),
            new Expr.Comparison(
                Expr.Comparison.Operator.EQUAL,
                new Expr.Attribute("region", Type.TEXT),
                new Expr.Literal(Value.text(region))),
            new Expr.Comparison(
                Expr.Comparison.Operator.GREATER,
                new Expr.Attribute("employees", Type.NUMBER),
                number(employees))));
  }

  private static Selection within(String event, int days) {
    return Selection.of(event).in(new Window.Within(new Span(days, Span.Unit.DAY)));
  }

  private static Expr.Literal number(double value) {
    return new Expr.Literal(Value.number(value));
  }

  public String rule() {
    return String.format(
        Locale.ROOT,
        "count(%s within %d days) >= %d and sum(%s.amount within %d days) > %s and region = '%s'"
            + " and employees > %d",
        counted,
        countDays,
        atLeast,
        summed,
        sumDays,
        above,
        region,
        employees);
  }

  /**
   * What one would write by hand for DuckDB: only the two types and the longer window are read, and
   * only for contacts that the attributes let through.
   */
  String sql(long now) {
    return String.format(
        Locale.ROOT,
        """
        SELECT e.contact AS id FROM events e
        WHERE e.type IN ('%1$s', '%3$s') AND e.time > %5$s AND e.time <= %6$s
          AND e.contact IN (SELECT id FROM contacts WHERE region = '%7$s' AND employees > %8$d)
        GROUP BY e.contact
        HAVING count(*) FILTER (WHERE e.type = '%1$s' AND e.time > %9$s) >= %2$d
           AND sum(e.amount) FILTER (WHERE e.type = '%3$s' AND e.time > %10$s) > %4$s\
        """,
        counted,
        atLeast,
        summed,
        above,
        instant(now - Math.max(countDays, sumDays) * Shape.DAY),
        instant(now),
        region,
        employees,
        instant(now - countDays * Shape.DAY),
        instant(now - sumDays * Shape.DAY));
  }

  private static String instant(long millis) {
    return "TIMESTAMP '" + java.time.Instant.ofEpochMilli(millis).toString().replace("Z", "") + "'";
  }
}
