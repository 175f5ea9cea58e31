package io.strate.rule.text;

import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.Expr.Aggregation;
import io.strate.rule.Expr.Comparison.Operator;
import io.strate.rule.Selection;
import io.strate.rule.Span;
import io.strate.rule.Window;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Draws expressions on a contact of {@link TestingCatalogue#ofExamples} that the parser can make.
 */
public final class RandomExprs {

  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "it's",
          "''",
          "Île-de-France",
          "« x »",
          "50%",
          "# no comment",
          "'",
          "\n",
          "a and b",
          "🙂",
          "`");

  private final RandomGenerator random;

  public RandomExprs(RandomGenerator random) {
    this.random = random;
  }

  @SafeVarargs
  private <T> T one(Supplier<T>... of) {
    return of[random.nextInt(of.length)].get();
  }

  private <T> T of(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  // ---- conditions ----

  public Expr condition(int depth) {
    if (depth <= 0) {
      return one(
          () -> new Expr.Attribute("actif", Type.BOOLEAN),
          () -> new Expr.Did(selection(0)),
          () -> new Expr.InSegment(of(List.of("vip", "engagement_niv/élevé"))),
          () -> new Expr.Comparison(of(List.of(Operator.values())), number(0), number(0)),
          () -> new Expr.Reachable("email", of(TEXTS)));
    }
    return one(
        () -> new Expr.And(List.of(condition(depth - 1), condition(depth - 1))),
        () -> new Expr.Or(List.of(condition(depth - 1), condition(depth - 1), condition(0))),
        () -> new Expr.Not(condition(depth - 1)),
        () -> new Expr.Not(condition(depth - 1)),
        () ->
            new Expr.Comparison(
                of(List.of(Operator.values())), number(depth - 1), number(depth - 1)),
        () -> new Expr.Comparison(of(List.of(Operator.values())), text(depth - 1), text(depth - 1)),
        () ->
            new Expr.Comparison(
                of(List.of(Operator.values())), instant(depth - 1), instant(depth - 1)),
        () -> new Expr.Comparison(Operator.GREATER, linear(depth - 1), number(depth - 1)),
        () ->
            new Expr.Comparison(
                Operator.AT_MOST, new Expr.Trait("engagement", Type.NUMBER), number(depth - 1)),
        () ->
            new Expr.Comparison(
                Operator.EQUAL,
                condition(depth - 1),
                new Expr.Literal(Value.bool(random.nextBoolean()))),
        () -> new Expr.Between(number(depth - 1), number(depth - 1), number(depth - 1)),
        () -> new Expr.Between(text(depth - 1), text(0), text(0)),
        () -> new Expr.OneOf(number(depth - 1), List.of(numberLiteral(), numberLiteral())),
        () -> new Expr.OneOf(text(depth - 1), List.of(textLiteral())),
        () ->
            new Expr.TextTest(
                of(List.of(Expr.TextTest.Kind.values())), text(depth - 1), text(depth - 1)),
        () ->
            new Expr.ListContains(
                new Expr.Attribute("tags", new Type.ListOf(Type.TEXT)), text(depth - 1)),
        () -> new Expr.Matches(text(depth - 1), of(List.of("^a.*b$", "it's", "\\d+"))),
        () ->
            new Expr.Known(
                one(
                    () -> number(depth - 1),
                    () -> text(depth - 1),
                    () -> instant(depth - 1),
                    () -> condition(depth - 1))),
        () -> new Expr.InWindow(instant(depth - 1), closedWindow()),
        () -> new Expr.InTheNext(instant(depth - 1), span()),
        () -> new Expr.Did(selection(depth - 1)),
        () ->
            new Expr.Sequence(
                List.of(selection(depth - 1), selection(0).in(Window.EVER)),
                random.nextBoolean() ? Optional.of(span()) : Optional.empty(),
                random.nextBoolean() ? List.of() : List.of("campaign", "type")),
        () ->
            new Expr.ButNot(
                selection(depth - 1),
                selection(0).in(Window.EVER),
                span(),
                random.nextBoolean() ? List.of() : List.of("first")));
  }

  // ---- values ----

  private Expr number(int depth) {
    if (depth <= 0) {
      return one(
          this::numberLiteral,
          () -> new Expr.Attribute("age", Type.NUMBER),
          () -> new Expr.Trait("opens_7d", Type.NUMBER),
          () -> new Expr.OfAccount(new Expr.Attribute("employees", Type.NUMBER)),
          () -> new Expr.Aggregate(Aggregation.COUNT, selection(0), List.of(), Type.NUMBER));
    }
    return one(
        () ->
            new Expr.Arithmetic(
                of(List.of(Expr.Arithmetic.Operator.values())),
                number(depth - 1),
                number(depth - 1)),
        () -> new Expr.Negation(number(depth - 1)),
        () ->
            new Expr.Aggregate(
                of(List.of(Aggregation.SUM, Aggregation.AVG, Aggregation.MIN, Aggregation.FIRST)),
                order(depth - 1),
                List.of("amount"),
                Type.NUMBER),
        () ->
            new Expr.Aggregate(
                Aggregation.DISTINCT, order(depth - 1), List.of("products", "sku"), Type.NUMBER),
        () ->
            new Expr.CalendarField(
                of(List.of(Expr.CalendarField.Field.values())), instant(depth - 1)),
        () ->
            new Expr.Call(
                Expr.Function.ROUND,
                List.of(number(depth - 1), new Expr.Literal(Value.number(2))),
                Type.NUMBER),
        () ->
            new Expr.Call(
                Expr.Function.GREATEST, List.of(number(depth - 1), number(depth - 1)), Type.NUMBER),
        () -> new Expr.Call(Expr.Function.NUMBER, List.of(text(depth - 1)), Type.NUMBER),
        () ->
            new Expr.Call(
                Expr.Function.LENGTH,
                List.of(
                    new Expr.Call(
                        Expr.Function.SPLIT,
                        List.of(text(depth - 1), text(0)),
                        new Type.ListOf(Type.TEXT))),
                Type.NUMBER));
  }

  /** A number that moves with time, and may be compared. */
  private Expr linear(int depth) {
    return one(
        () ->
            new Expr.Elapsed(
                of(
                    List.of(
                        Span.Unit.SECOND,
                        Span.Unit.MINUTE,
                        Span.Unit.HOUR,
                        Span.Unit.DAY,
                        Span.Unit.WEEK)),
                of(List.of(Expr.Elapsed.Direction.values())),
                one(
                    () -> new Expr.Attribute("dernier_achat", Type.INSTANT),
                    () ->
                        new Expr.Aggregate(
                            Aggregation.MAX, order(0), List.of("shipped"), Type.INSTANT))),
        () ->
            new Expr.Elapsed(
                Span.Unit.DAY,
                Expr.Elapsed.Direction.SINCE,
                new Expr.TimeOf(random.nextBoolean(), selection(depth))),
        () ->
            new Expr.Arithmetic(
                Expr.Arithmetic.Operator.PLUS,
                new Expr.Trait("recency", Type.NUMBER),
                number(depth)),
        () ->
            new Expr.Arithmetic(
                Expr.Arithmetic.Operator.TIMES,
                number(depth),
                new Expr.Elapsed(
                    Span.Unit.HOUR,
                    Expr.Elapsed.Direction.SINCE,
                    new Expr.TimeOf(true, selection(0)))));
  }

  private Expr text(int depth) {
    if (depth <= 0) {
      return one(
          this::textLiteral,
          () -> new Expr.Attribute("prénom", Type.TEXT),
          () -> new Expr.Attribute("Customer ID", Type.TEXT),
          () -> new Expr.OfAccount(new Expr.Attribute("secteur", Type.TEXT)));
    }
    return one(
        () -> new Expr.Call(Expr.Function.LOWER, List.of(text(depth - 1)), Type.TEXT),
        () ->
            new Expr.Call(
                Expr.Function.CONCAT, List.of(text(depth - 1), text(0), text(0)), Type.TEXT),
        () ->
            new Expr.Call(
                Expr.Function.TEXT,
                List.of(
                    one(
                        () -> number(depth - 1),
                        () -> condition(depth - 1),
                        () -> instant(depth - 1))),
                Type.TEXT),
        () ->
            new Expr.Aggregate(
                of(List.of(Aggregation.LAST, Aggregation.MOST_FREQUENT)),
                order(depth - 1),
                List.of("sku"),
                Type.TEXT),
        () ->
            new Expr.Call(
                Expr.Function.COALESCE, List.of(text(depth - 1), textLiteral()), Type.TEXT));
  }

  private Expr instant(int depth) {
    if (depth <= 0) {
      return one(
          () -> new Expr.Literal(Value.instant(millis())),
          () -> new Expr.Attribute("dernier_achat", Type.INSTANT));
    }
    return one(
        () -> new Expr.Shift(instant(depth - 1), random.nextBoolean(), span()),
        () -> new Expr.TimeOf(random.nextBoolean(), selection(depth - 1)),
        () ->
            new Expr.Call(
                Expr.Function.DATE,
                List.of(text(depth - 1), new Expr.Literal(Value.text("dd/MM/yyyy"))),
                Type.INSTANT),
        () ->
            new Expr.Aggregate(
                Aggregation.MIN, order(depth - 1), List.of("shipped"), Type.INSTANT));
  }

  private Expr.Literal numberLiteral() {
    return new Expr.Literal(
        Value.number(
            one(
                () -> (double) random.nextInt(-5, 100),
                () -> random.nextInt(1000) / 100.0,
                () -> random.nextDouble() * 1e20,
                () -> 1e300,
                () -> -4.9e-324)));
  }

  private Expr.Literal textLiteral() {
    return new Expr.Literal(Value.text(of(TEXTS)));
  }

  private long millis() {
    long day = random.nextLong(-700_000, 2_900_000) * 86_400_000L;
    return one(
        () -> day,
        () -> day - 3_600_000,
        () -> day - 7_200_000,
        () -> day + random.nextLong(86_400_000));
  }

  // ---- events ----

  private Selection selection(int depth) {
    String event = of(List.of("order", "Order Completed", "email_opened", "page"));
    return event.equals("order")
        ? order(depth)
        : new Selection(event, Optional.empty(), window(), random.nextInt(5) == 0);
  }

  private Selection order(int depth) {
    Optional<Expr> where = random.nextInt(3) == 0 ? Optional.empty() : Optional.of(where(depth));
    return new Selection("order", where, window(), random.nextInt(5) == 0);
  }

  private Expr where(int depth) {
    Expr amount = new Expr.Property(List.of("amount"), Type.NUMBER);
    Expr promo = new Expr.Property(List.of("promo"), Type.BOOLEAN);
    Expr shipped = new Expr.Property(List.of("shipped"), Type.INSTANT);
    if (depth <= 0) {
      return one(
          () -> promo,
          () -> new Expr.Comparison(of(List.of(Operator.values())), amount, numberLiteral()),
          () -> new Expr.InWindow(shipped, new Window.Within(span())),
          () -> new Expr.InTheNext(shipped, span()),
          () ->
              new Expr.ListContains(
                  new Expr.Property(List.of("products", "sku"), new Type.ListOf(Type.TEXT)),
                  textLiteral()));
    }
    return one(
        () -> new Expr.And(List.of(where(depth - 1), where(depth - 1))),
        () -> new Expr.Or(List.of(where(depth - 1), where(depth - 1))),
        () -> new Expr.Not(where(depth - 1)),
        () -> where(0));
  }

  private Window window() {
    return one(
        () -> Window.EVER,
        () -> new Window.Within(span()),
        () -> new Window.WithinCalendarDays(random.nextInt(1, 30)),
        () ->
            new Window.Ago(
                new Span(60, Span.Unit.DAY), new Span(random.nextInt(1, 1000), Span.Unit.MINUTE)),
        () -> new Window.Since(millis()),
        () -> new Window.Before(millis()),
        () -> {
          long start = millis();
          return new Window.Range(start, start + 1 + random.nextLong(100_000_000_000L));
        });
  }

  private Window closedWindow() {
    Window window = window();
    return window.equals(Window.EVER) ? closedWindow() : window;
  }

  private Span span() {
    return new Span(random.nextInt(1, 100), of(List.of(Span.Unit.values())));
  }
}
