package io.strate.conformance.generate;

import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Draws from a seed, and remembers which literals, spans and dates the rules use, so that
 * populations can be drawn from them and their neighbours.
 */
final class Draw {

  private static final List<Double> NUMBERS =
      List.of(0.0, 1.0, 2.0, 3.0, 5.0, 10.0, 0.5, 0.1, 0.2, -1.0, 100.0, 2.5, 1e12, 0.000001);

  /** Among them: outside the basic plane, combining, blank, empty, case that folds oddly. */
  private static final List<String> TEXTS =
      List.of(
          "a",
          "b",
          "promo",
          "test",
          "yes",
          "A",
          "",
          " ",
          "é",
          "e\u0301",
          "\uD83D\uDE00",
          "\uFFFD",
          "z\uD83D\uDE00",
          "İ",
          "ß",
          "10",
          "1e3",
          "-0",
          "x y",
          "n°1",
          "Île-de-France",
          "2026-03-29",
          "q1",
          "q2");

  private static final List<String> PATTERNS =
      List.of("a", "^a", "o$", "[a-e]+", "^$", ".", "\\d+", "(?i)PROMO", "é|ß", "^.{2}$");

  private static final List<Instant> DATES =
      List.of(
              "2026-03-29T00:59:59.999Z",
              "2026-03-29T01:00:00Z",
              "2026-10-25T00:30:00Z",
              "2026-10-25T01:00:00Z",
              "2026-10-25T01:30:00Z",
              "2026-02-28T23:00:00Z",
              "2026-03-31T10:00:00Z",
              "2026-01-31T12:00:00Z",
              "2026-03-08T07:00:00Z",
              "2026-12-31T23:00:00Z",
              "2024-02-29T12:00:00Z",
              "2026-06-15T00:00:00Z",
              "2026-05-31T21:59:59.999Z",
              "2026-11-01T06:00:00Z",
              "2025-12-31T23:59:59.999Z")
          .stream()
          .map(Instant::parse)
          .toList();

  private static final List<Span> SPANS =
      List.of(
          new Span(1, Span.Unit.DAY),
          new Span(7, Span.Unit.DAY),
          new Span(30, Span.Unit.DAY),
          new Span(2, Span.Unit.HOUR),
          new Span(48, Span.Unit.HOUR),
          new Span(30, Span.Unit.MINUTE),
          new Span(1, Span.Unit.WEEK),
          new Span(1, Span.Unit.MONTH),
          new Span(3, Span.Unit.MONTH),
          new Span(1, Span.Unit.YEAR),
          new Span(90, Span.Unit.DAY),
          new Span(1, Span.Unit.MILLISECOND),
          new Span(10, Span.Unit.SECOND));

  private final Random random;
  private final List<Double> numbers = new ArrayList<>(NUMBERS);
  private final List<String> texts = new ArrayList<>(TEXTS);
  private final List<Long> instants = new ArrayList<>();
  private final List<Span> spans = new ArrayList<>();

  Draw(long seed) {
    this.random = new Random(seed);
    DATES.forEach(date -> instants.add(date.toEpochMilli()));
  }

  Random random() {
    return random;
  }

  // ---- choices ----

  boolean chance(double share) {
    return random.nextDouble() < share;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T from(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  @SafeVarargs
  final <T> T one(Supplier<? extends T>... choices) {
    return choices[random.nextInt(choices.length)].get();
  }

  // ---- literals of rules ----

  Expr.Literal literal(Type type) {
    if (type == Type.NUMBER) {
      return new Expr.Literal(Value.number(from(numbers)));
    }
    if (type == Type.INSTANT) {
      return new Expr.Literal(Value.instant(date()));
    }
    if (type == Type.BOOLEAN) {
      return new Expr.Literal(Value.bool(random.nextBoolean()));
    }
    return new Expr.Literal(Value.text(from(texts)));
  }

  String pattern() {
    return from(PATTERNS);
  }

  long date() {
    long date = from(DATES).toEpochMilli();
    return chance(0.5) ? date : date + random.nextInt(40) * 86_400_000L;
  }

  Span span() {
    Span span = from(SPANS);
    spans.add(span);
    return span;
  }

  Span exactSpan() {
    Span span = span();
    return span.isExact() ? span : exactSpan();
  }

  void remember(long instant) {
    instants.add(instant);
  }

  // ---- values of populations ----

  /** A literal of the rules, or something right beside it. */
  Value value(Type type) {
    if (chance(0.06)) {
      return Value.UNKNOWN;
    }
    return switch (type) {
      case Type.ListOf(var element) -> list(element);
      case Type.RecordOf _ -> Value.RecordOf.EMPTY;
      case Type.Scalar scalar ->
          switch (scalar) {
            case NUMBER -> Value.number(number());
            case TEXT -> Value.text(text());
            case BOOLEAN -> Value.bool(random.nextBoolean());
            case INSTANT -> Value.instant(instant());
            case ANY -> value(from(List.of(Type.NUMBER, Type.TEXT, Type.BOOLEAN)));
          };
    };
  }

  private Value list(Type element) {
    List<Value> items = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      items.add(Value.text(text()));
    }
    if (element == Type.ANY || chance(0.1)) {
      items.add(Value.number(number()));
    }
    items.removeIf(item -> !item.isKnown());
    return new Value.ListOf(items);
  }

  double number() {
    double near = from(numbers);
    return switch (random.nextInt(8)) {
      case 0 -> Math.nextUp(near);
      case 1 -> Math.nextDown(near);
      case 2 -> near + 0.000001;
      case 3 -> -near;
      case 4 -> random.nextInt(20);
      default -> near;
    };
  }

  String text() {
    String near = from(texts);
    return switch (random.nextInt(8)) {
      case 0 -> near + "a";
      case 1 -> near.toUpperCase(java.util.Locale.ROOT);
      case 2 -> "x" + near;
      default -> near;
    };
  }

  /** A date of the rules, a millisecond beside it, or some days away. */
  long instant() {
    return switch (random.nextInt(5)) {
      case 0 -> from(instants) + random.nextInt(3) - 1;
      case 1 -> from(instants) + random.nextLong(-60, 60) * 86_400_000L;
      default -> from(instants);
    };
  }

  /** An instant at the edge of a window that ends at one of some instants, or near it. */
  long atAnEdge(List<Long> nows, java.util.function.BiFunction<Long, Span, Long> back) {
    long now = from(nows);
    return switch (random.nextInt(6)) {
      case 0 -> instant();
      case 1 -> now - random.nextInt(3);
      case 2 -> now - random.nextLong(120 * 86_400_000L);
      case 3 -> now - random.nextLong(2 * 86_400_000L);
      default -> back.apply(now, spans.isEmpty() ? span() : from(spans)) + random.nextInt(3) - 1;
    };
  }
}
