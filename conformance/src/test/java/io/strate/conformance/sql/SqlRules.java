package io.strate.conformance.sql;

import io.strate.domain.Consent;
import io.strate.domain.Entity;
import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.Span;
import io.strate.rule.Window;
import io.strate.rule.definition.ChannelDefinition;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.ScoreDefinition;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.SegmentRule;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Expressions and segments as SQL over {@link SqlTables}, at one instant. */
final class SqlRules {

  /** SQL has no natural words for it: calendar steps, decay, functions on lists, {@code stay}. */
  static final class NoWords extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoWords(String what) {
      super(what);
    }
  }

  /**
   * Whose value is meant.
   *
   * @param id SQL for the profile's id
   * @param depth of nested queries, so that their names differ
   */
  record Of(Entity entity, String id, int depth) {
    Of deeper(Entity other, String otherId) {
      return new Of(other, otherId, depth + 1);
    }
  }

  private final Definitions definitions;
  private final SqlEvents events;
  private final long now;

  SqlRules(Definitions definitions, SqlTables tables, long now) {
    this.definitions = definitions;
    this.events = new SqlEvents(definitions, tables, this, now);
    this.now = now;
  }

  static String is(Entity of) {
    return "p.entity = '" + of + "'";
  }

  static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  // ---- values ----

  String value(Expr expr, Of of) {
    return value(expr, of, "");
  }

  /** In a {@code where}, {@code row} names the event's row. */
  String value(Expr expr, Of of, String row) {
    return switch (expr) {
      case Expr.Literal(var value) -> literal(value);
      case Expr.Now _ -> now + "::BIGINT";
      case Expr.Attribute(var name, var type) ->
          "(SELECT s."
              + column(type)
              + " FROM said s WHERE s.entity = '"
              + of.entity()
              + "' AND s.id = "
              + of.id()
              + " AND s.name = "
              + quoted(name)
              + ")";
      case Expr.Trait(var name, var type) -> typed(trait(name, of), type);
      case Expr.OfAccount(var value) ->
          value(
              value,
              of.deeper(
                  Entity.ACCOUNT,
                  "(SELECT j.account FROM joined j WHERE j.contact = " + of.id() + ")"),
              row);
      case Expr.Property(var path, var type) -> events.column(row, path, column(type));
      case Expr.Arithmetic(var operator, var left, var right) ->
          finite(
              "("
                  + value(left, of, row)
                  + " "
                  + operator.symbol()
                  + " "
                  + value(right, of, row)
                  + ")");
      case Expr.Negation(var inner) -> "(- " + value(inner, of, row) + ")";
      case Expr.Shift(var instant, var back, var span) ->
          "(" + value(instant, of, row) + (back ? " - " : " + ") + millis(span) + ")";
      case Expr.Elapsed(var unit, var direction, var instant) ->
          "(("
              + (direction == Expr.Elapsed.Direction.SINCE ? "" : "-")
              + "("
              + now
              + " - "
              + value(instant, of, row)
              + "))::DOUBLE / "
              + unit.inMillis()
              + "::DOUBLE)";
      case Expr.Aggregate aggregate -> events.aggregate(aggregate, of);
      case Expr.TimeOf(var last, var selection) ->
          "(SELECT "
              + (last ? "max" : "min")
              + "(e.t) FROM "
              + events.selected(selection, of)
              + " e)";
      case Expr.CountContacts(var condition) ->
          "(SELECT count(*)::DOUBLE FROM " + contacts(condition, of) + ")";
      case Expr.Call(var function, var arguments, _) -> call(function, arguments, of, row);
      case Expr.CalendarField _ -> throw new NoWords("calendar fields");
      case Expr.Condition condition -> condition(condition, of, row);
    };
  }

  private static String typed(String sql, Type type) {
    return type instanceof Type.Scalar ? sql : fail("lists");
  }

  private static String fail(String what) {
    throw new NoWords(what);
  }

  static String column(Type type) {
    if (!(type instanceof Type.Scalar scalar)) {
      return fail("lists");
    }
    return switch (scalar) {
      case NUMBER -> "n";
      case TEXT -> "x";
      case BOOLEAN -> "b";
      case INSTANT -> "i";
      case ANY -> fail("any type");
    };
  }

  private static String literal(Value value) {
    return switch (value) {
      case Value.Num(var x) -> "'" + x + "'::DOUBLE";
      case Value.Text(var text) -> quoted(text);
      case Value.Bool(var is) -> String.valueOf(is);
      case Value.Instant(var millis) -> millis + "::BIGINT";
      case Value.ListOf _, Value.RecordOf _, Value.Absence _ -> fail("lists");
    };
  }

  private static String finite(String number) {
    return "(SELECT CASE WHEN isfinite(v) THEN v END FROM (SELECT " + number + " AS v))";
  }

  static long millis(Span span) {
    if (!span.isExact()) {
      throw new NoWords("steps of the calendar");
    }
    return span.millis();
  }

  private String call(Expr.Function function, List<Expr> arguments, Of of, String row) {
    List<String> values = arguments.stream().map(argument -> value(argument, of, row)).toList();
    return switch (function) {
      case COALESCE -> "coalesce(" + String.join(", ", values) + ")";
      case LEAST -> "least(" + String.join(", ", values) + ")";
      case GREATEST -> "greatest(" + String.join(", ", values) + ")";
      case ABS -> "abs(" + values.getFirst() + ")";
      case CONCAT -> "concat(" + String.join(", ", values) + ")";
      case NUMBER, TEXT, DATE, LOWER, UPPER, TRIM, SPLIT, LENGTH, ROUND ->
          fail("function " + function);
    };
  }

  // ---- conditions ----

  String condition(Expr expr, Of of, String row) {
    return "coalesce(" + test(expr, of, row) + ", FALSE)";
  }

  private String test(Expr expr, Of of, String row) {
    return switch (expr) {
      case Expr.And(var terms) -> joined(terms, " AND ", of, row);
      case Expr.Or(var terms) -> joined(terms, " OR ", of, row);
      case Expr.Not(var term) -> "(NOT " + condition(term, of, row) + ")";
      case Expr.InSegment(var name) -> member(segment(name), of);
      case Expr.Comparison(var operator, var left, var right) ->
          "(" + value(left, of, row) + " " + operator.symbol() + " " + value(right, of, row) + ")";
      case Expr.Between(var value, var low, var high) ->
          "("
              + value(value, of, row)
              + " BETWEEN "
              + value(low, of, row)
              + " AND "
              + value(high, of, row)
              + ")";
      case Expr.OneOf(var value, var choices) ->
          "("
              + value(value, of, row)
              + " IN ("
              + choices.stream().map(c -> literal(c.value())).collect(Collectors.joining(", "))
              + "))";
      case Expr.TextTest(var kind, var text, var part) ->
          switch (kind) {
                case CONTAINS -> "contains(";
                case STARTS_WITH -> "starts_with(";
                case ENDS_WITH -> "ends_with(";
              }
              + value(text, of, row)
              + ", "
              + value(part, of, row)
              + ")";
      case Expr.Matches(var text, var pattern) ->
          "regexp_matches(" + value(text, of, row) + ", " + quoted(pattern) + ")";
      case Expr.Known(var value) -> "(" + value(value, of, row) + " IS NOT NULL)";
      case Expr.InWindow(var instant, var window) -> valueInWindow(value(instant, of, row), window);
      case Expr.InTheNext(var instant, var span) ->
          "("
              + value(instant, of, row)
              + " > "
              + now
              + " AND "
              + value(instant, of, row)
              + " <= "
              + (now + millis(span))
              + ")";
      case Expr.Did(var selection) ->
          "EXISTS (SELECT 1 FROM " + events.selected(selection, of) + " e)";
      case Expr.Sequence sequence -> events.sequence(sequence, of);
      case Expr.ButNot butNot -> events.butNot(butNot, of);
      case Expr.SomeContact(var every, var inner) ->
          every
              ? "(EXISTS (SELECT 1 FROM belongs b WHERE b.account = "
                  + of.id()
                  + ") AND NOT EXISTS (SELECT 1 FROM "
                  + contacts(new Expr.Not(inner), of)
                  + "))"
              : "EXISTS (SELECT 1 FROM " + contacts(inner, of) + ")";
      case Expr.Reachable(var channel, var purpose) -> reachable(channel, purpose, of);
      case Expr.ListContains _ -> fail("lists");
      default -> value(expr, of, row);
    };
  }

  private String joined(List<Expr> terms, String by, Of of, String row) {
    return terms.stream()
        .map(term -> condition(term, of, row))
        .collect(Collectors.joining(by, "(", ")"));
  }

  private String contacts(Expr condition, Of of) {
    String name = "b" + of.depth();
    String inner = condition(condition, of.deeper(Entity.CONTACT, name + ".contact"), "");
    return "belongs " + name + " WHERE " + name + ".account = " + of.id() + " AND " + inner;
  }

  private String reachable(String channel, String purpose, Of of) {
    Optional<ChannelDefinition> way =
        definitions.channels().stream().filter(c -> c.name().equals(channel)).findFirst();
    if (way.isEmpty() || of.entity() == Entity.ACCOUNT) {
      return "FALSE";
    }
    String bases =
        Stream.concat(Stream.of("", Consent.BASIS_CONSENT), definitions.legalBases().stream())
            .map(SqlRules::quoted)
            .collect(Collectors.joining(", "));
    return "(EXISTS (SELECT 1 FROM allowed a WHERE a.id = "
        + of.id()
        + " AND a.channel = "
        + quoted(channel)
        + " AND a.purpose = "
        + quoted(purpose)
        + " AND a.status = 'GIVEN' AND a.basis IN ("
        + bases
        + ")) AND "
        + condition(way.get().address(), of, "")
        + " AND NOT "
        + condition(way.get().bouncing(), of, "")
        + " AND NOT "
        + condition(way.get().complained(), of, "")
        + ")";
  }

  // ---- windows ----

  /** Of a value: dates do not care about now. */
  private String valueInWindow(String t, Window window) {
    return switch (window) {
      case Window.Since(var start) -> "(" + t + " >= " + start + ")";
      case Window.Before(var end) -> "(" + t + " < " + end + ")";
      case Window.Range(var start, var end) ->
          "(" + t + " >= " + start + " AND " + t + " < " + end + ")";
      case Window.Ever _, Window.Within _, Window.WithinCalendarDays _, Window.Ago _ ->
          inWindow(t, window);
    };
  }

  String inWindow(String t, Window window) {
    return switch (window) {
      case Window.Ever _ -> "(" + t + " <= " + now + ")";
      case Window.Within(var span) ->
          "(" + t + " > " + (now - millis(span)) + " AND " + t + " <= " + now + ")";
      case Window.Ago(var from, var to) ->
          "(" + t + " > " + (now - millis(from)) + " AND " + t + " <= " + (now - millis(to)) + ")";
      case Window.Since(var start) -> "(" + t + " >= " + start + " AND " + t + " <= " + now + ")";
      case Window.Before(var end) -> "(" + t + " < " + end + " AND " + t + " <= " + now + ")";
      case Window.Range(var start, var end) ->
          "(" + t + " >= " + start + " AND " + t + " < " + end + " AND " + t + " <= " + now + ")";
      case Window.WithinCalendarDays _ -> fail("calendar days");
    };
  }

  // ---- definitions ----

  private String trait(String name, Of of) {
    return definitions.traits().stream()
        .filter(t -> t.of() == of.entity() && t.name().equals(name))
        .map(t -> value(t.value(), of))
        .findFirst()
        .orElseGet(
            () ->
                definitions.scores().stream()
                    .filter(s -> s.of() == of.entity() && s.name().equals(name))
                    .map(s -> score(s, of))
                    .findFirst()
                    .orElseThrow());
  }

  String score(ScoreDefinition score, Of of) {
    if (score.halfLife().isPresent()) {
      throw new NoWords("decay: its pow differs in the last digit");
    }
    String sum = "0::DOUBLE";
    for (ScoreDefinition.Line line : score.lines()) {
      sum = "(" + sum + " + " + line(line, of) + ")";
    }
    sum =
        score.floor().isPresent()
            ? "greatest(" + sum + ", " + score.floor().getAsDouble() + "::DOUBLE)"
            : sum;
    return score.ceiling().isPresent()
        ? "least(" + sum + ", " + score.ceiling().getAsDouble() + "::DOUBLE)"
        : sum;
  }

  private String line(ScoreDefinition.Line line, Of of) {
    return switch (line) {
      case ScoreDefinition.When(var condition, var give) ->
          "(CASE WHEN "
              + condition(condition, of, "")
              + " THEN "
              + give
              + "::DOUBLE ELSE 0::DOUBLE END)";
      case ScoreDefinition.Each(var selection, var give, var atMost) -> {
        String points =
            "("
                + give
                + "::DOUBLE * (SELECT count(*) FROM "
                + events.selected(selection, of)
                + " e))";
        yield atMost.isPresent()
            ? "least(greatest("
                + points
                + ", -"
                + atMost.getAsDouble()
                + "::DOUBLE), "
                + atMost.getAsDouble()
                + "::DOUBLE)"
            : points;
      }
    };
  }

  private SegmentDefinition segment(String name) {
    return definitions.segments().stream()
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  String member(SegmentDefinition segment, Of of) {
    if (segment.of() != of.entity()) {
      return "FALSE";
    }
    String rule =
        switch (segment.rule()) {
          case SegmentRule.When(var when, var stay) ->
              stay.isPresent() ? fail("stay") : condition(when, of, "");
          case SegmentRule.Listed(var ids) -> in(of, ids);
          case SegmentRule.Top top -> top(segment, top, of);
        };
    String under = segment.under().isEmpty() ? "TRUE" : member(segment(segment.under().get()), of);
    return "(NOT "
        + in(of, segment.never())
        + " AND ("
        + in(of, segment.always())
        + " OR ("
        + under
        + " AND "
        + rule
        + ")))";
  }

  private static String in(Of of, Collection<String> ids) {
    return ids.isEmpty()
        ? "FALSE"
        : "("
            + of.id()
            + " IN ("
            + ids.stream().map(SqlRules::quoted).collect(Collectors.joining(", "))
            + "))";
  }

  private String top(SegmentDefinition segment, SegmentRule.Top top, Of of) {
    String name = "q" + of.depth();
    String by = value(top.by(), new Of(segment.of(), name + ".id", of.depth() + 1));
    String limit =
        switch (top.size()) {
          case SegmentRule.Size.Count(var count) -> String.valueOf(count);
          case SegmentRule.Size.Share(var share) ->
              "ceil(" + share.toPlainString() + "::DECIMAL(18,9) * n)";
        };
    return "("
        + of.id()
        + " IN (SELECT id FROM (SELECT id, row_number() OVER (ORDER BY v DESC, id) AS r, count(*)"
        + " OVER () AS n FROM (SELECT "
        + name
        + ".id AS id, "
        + by
        + " AS v FROM present "
        + name
        + " WHERE "
        + name
        + ".entity = '"
        + segment.of()
        + "') WHERE v IS NOT NULL) WHERE r <= "
        + limit
        + "))";
  }
}
