package io.strate.rule.interpret;

import io.strate.domain.Value;
import io.strate.rule.Expr.Function;
import io.strate.rule.time.Calendar;
import io.strate.rule.time.DateText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The functions of the language. Unknown in, unknown out, unless said otherwise. */
public final class Functions {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

  /** What parts digits into groups, whatever the decimal sign. */
  private static final Pattern GROUPING = Pattern.compile("[ \\u00a0\\u202f'’]");

  private static final Pattern WITH_COMMA = written(",", ".");
  private static final Pattern WITH_POINT = written(".", ",");

  /** Groups all have the same sign between them. */
  private static Pattern written(String decimal, String otherGrouping) {
    String digits = "\\d+|\\d{1,3}([ \\u00a0\\u202f'’" + otherGrouping + "])\\d{3}(?:\\1\\d{3})*";
    String fraction = Pattern.quote(decimal) + "\\d";
    return Pattern.compile("[+-]?(?:(?:" + digits + ")(?:" + fraction + "*)?|" + fraction + "+)");
  }

  /** Whole numbers below are written without an exponent. */
  private static final double PLAIN = 1e15;

  private Functions() {}

  /**
   * @param calendar of the workspace, for texts of dates that name no zone
   */
  public static Value apply(Function function, List<Value> arguments, Calendar calendar) {
    return switch (function) {
      case COALESCE -> known(arguments).findFirst().orElse(Value.UNKNOWN);
      case LEAST -> known(arguments).min(Reading::compare).orElse(Value.UNKNOWN);
      case GREATEST -> known(arguments).max(Reading::compare).orElse(Value.UNKNOWN);
      case CONCAT ->
          Value.text(known(arguments).map(Functions::shown).collect(Collectors.joining()));
      case NUMBER, TEXT, DATE, LOWER, UPPER, TRIM, SPLIT, LENGTH, ABS, ROUND ->
          arguments.stream().allMatch(Value::isKnown)
              ? ofKnown(function, arguments, calendar)
              : Value.UNKNOWN;
    };
  }

  private static Stream<Value> known(List<Value> arguments) {
    return arguments.stream().filter(Value::isKnown);
  }

  private static Value ofKnown(Function function, List<Value> arguments, Calendar calendar) {
    Value first = arguments.getFirst();
    return switch (function) {
      case NUMBER -> arguments.size() == 1 ? number(first) : number(first, arguments.get(1));
      case TEXT -> Reading.isScalar(first) ? Value.text(shown(first)) : Value.UNKNOWN;
      case DATE -> date(arguments, calendar);
      case LOWER -> onText(first, text -> text.toLowerCase(Locale.ROOT));
      case UPPER -> onText(first, text -> text.toUpperCase(Locale.ROOT));
      case TRIM -> onText(first, String::strip);
      case SPLIT -> split(first, arguments.get(1));
      case LENGTH -> length(first);
      case ABS -> first instanceof Value.Num(var x) ? Value.number(Math.abs(x)) : Value.UNKNOWN;
      case ROUND -> round(arguments);
      case COALESCE, LEAST, GREATEST, CONCAT -> throw new IllegalStateException("take unknowns");
    };
  }

  private static Value onText(Value value, java.util.function.UnaryOperator<String> operation) {
    return value instanceof Value.Text(var text)
        ? Value.text(operation.apply(text))
        : Value.UNKNOWN;
  }

  /** Digits with at most one point, a sign, an exponent, and blanks around; nothing else. */
  private static Value number(Value value) {
    return switch (value) {
      case Value.Num _ -> value;
      case Value.Bool(var is) -> Value.number(is ? 1 : 0);
      case Value.Text(var text) when NUMBER.matcher(text.strip()).matches() ->
          Value.number(Double.parseDouble(text.strip()));
      case Value.Text _, Value.Instant _, Value.ListOf _, Value.RecordOf _, Value.Absence _ ->
          Value.UNKNOWN;
    };
  }

  /** A text whose decimal sign is given; other signs part its digits into groups of three. */
  private static Value number(Value value, Value decimal) {
    if (!(value instanceof Value.Text(var text) && decimal instanceof Value.Text(var sign))) {
      return Value.UNKNOWN;
    }
    String stripped = text.strip();
    boolean hasComma = sign.equals(",");
    Pattern written = hasComma ? WITH_COMMA : WITH_POINT;
    return written.matcher(stripped).matches()
        ? Value.number(
            Double.parseDouble(
                GROUPING
                    .matcher(stripped.replace(hasComma ? "." : ",", ""))
                    .replaceAll("")
                    .replace(',', '.')))
        : Value.UNKNOWN;
  }

  /** Any scalar as text: the shortest digits of a number, ISO 8601 in UTC for an instant. */
  public static String shown(Value value) {
    return switch (value) {
      case Value.Num(var x) -> shown(x);
      case Value.Text(var text) -> text;
      case Value.Bool(var is) -> String.valueOf(is);
      case Value.Instant(var millis) -> Instant.ofEpochMilli(millis).toString();
      case Value.ListOf(var items) ->
          items.stream().map(Functions::shown).collect(Collectors.joining(", "));
      case Value.RecordOf(var fields) -> fields.toString();
      case Value.Absence _ -> "";
    };
  }

  /** The shortest digits that read back as the number; whole ones without a point. */
  public static String shown(double x) {
    if (x == Math.rint(x) && Math.abs(x) < PLAIN) {
      return Long.toString((long) x);
    }
    String digits = Double.toString(x);
    return digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits;
  }

  private static Value date(List<Value> arguments, Calendar calendar) {
    if (arguments.getFirst() instanceof Value.Instant) {
      return arguments.getFirst();
    }
    if (!(arguments.getFirst() instanceof Value.Text(var text))) {
      return Value.UNKNOWN;
    }
    var read =
        arguments.size() > 1 && arguments.get(1) instanceof Value.Text(var pattern)
            ? DateText.read(text, pattern, calendar)
            : DateText.read(text, calendar);
    return read.isPresent() ? Value.instant(read.getAsLong()) : Value.UNKNOWN;
  }

  /** The parts between separators, empty ones too; the whole where the separator is empty. */
  private static Value split(Value value, Value by) {
    if (!(value instanceof Value.Text(var text) && by instanceof Value.Text(var separator))) {
      return Value.UNKNOWN;
    }
    List<Value> parts = new ArrayList<>();
    int from = 0;
    int at = separator.isEmpty() ? -1 : text.indexOf(separator);
    while (at >= 0) {
      parts.add(Value.text(text.substring(from, at)));
      from = at + separator.length();
      at = text.indexOf(separator, from);
    }
    parts.add(Value.text(text.substring(from)));
    return new Value.ListOf(parts);
  }

  private static Value length(Value value) {
    return switch (value) {
      case Value.Text(var text) -> Value.number(text.codePointCount(0, text.length()));
      case Value.ListOf(var items) -> Value.number(items.size());
      case Value.Num _, Value.Bool _, Value.Instant _, Value.RecordOf _, Value.Absence _ ->
          Value.UNKNOWN;
    };
  }

  /** Of the number as it is written in its shortest digits: {@code round(2.675, 2)} is 2.68. */
  private static Value round(List<Value> arguments) {
    if (!(arguments.getFirst() instanceof Value.Num(var x))) {
      return Value.UNKNOWN;
    }
    double decimals = 0;
    if (arguments.size() > 1) {
      if (!(arguments.get(1) instanceof Value.Num(var places))) {
        return Value.UNKNOWN;
      }
      decimals = places;
    }
    int scale = (int) Math.clamp(decimals, -400.0, 400.0);
    return Value.number(BigDecimal.valueOf(x).setScale(scale, RoundingMode.HALF_UP).doubleValue());
  }
}
