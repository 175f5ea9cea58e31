package io.strate.conformance.corpus;

import io.strate.domain.Value;
import io.strate.rule.interpret.Functions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Values as stories write them: {@code 5}, {@code 1/3}, {@code 'text'} with quotes doubled, {@code
 * true}, {@code 2026-01-31T10:00:00Z}, {@code unknown}, {@code [1, 2]}, {@code {sku = 'a', qty =
 * 2}}.
 */
final class ValueText {

  private final String text;
  private int at;

  private ValueText(String text) {
    this.text = text;
  }

  static Value read(String text) {
    ValueText reader = new ValueText(text);
    Value value = reader.value();
    reader.end();
    return value;
  }

  /** {@code name = value, other.name = value}; dots lead into nested records. */
  static Value.RecordOf fields(String text) {
    ValueText reader = new ValueText(text);
    Map<String, Value> fields = reader.fields('\0');
    reader.end();
    return nested(fields);
  }

  /** {@code a, b} as texts without quotes; none for {@code none}. */
  static List<String> ids(String text) {
    return text.strip().equals("none")
        ? List.of()
        : java.util.Arrays.stream(text.split(",")).map(String::strip).toList();
  }

  static String write(Value value) {
    return switch (value) {
      case Value.Text(var inner) -> "'" + inner.replace("'", "''") + "'";
      case Value.ListOf(var items) ->
          items.stream().map(ValueText::write).collect(Collectors.joining(", ", "[", "]"));
      case Value.RecordOf(var fields) ->
          fields.entrySet().stream()
              .map(field -> field.getKey() + " = " + write(field.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case Value.Absence _ -> "unknown";
      case Value.Num _, Value.Bool _, Value.Instant _ -> Functions.shown(value);
    };
  }

  private static Value.RecordOf nested(Map<String, Value> flat) {
    Map<String, Value> fields = new LinkedHashMap<>();
    Map<String, Map<String, Value>> deeper = new LinkedHashMap<>();
    flat.forEach(
        (name, value) -> {
          int dot = name.indexOf('.');
          if (dot < 0) {
            fields.put(name, value);
          } else {
            deeper
                .computeIfAbsent(name.substring(0, dot), _ -> new LinkedHashMap<>())
                .put(name.substring(dot + 1), value);
          }
        });
    deeper.forEach((name, inner) -> fields.put(name, nested(inner)));
    return new Value.RecordOf(fields);
  }

  // ---- reading ----

  private Value value() {
    blanks();
    return switch (peek()) {
      case '\'' -> Value.text(quoted());
      case '[' -> list();
      case '{' -> record();
      default -> word();
    };
  }

  private Value list() {
    at++;
    List<Value> items = new ArrayList<>();
    while (!ends(']')) {
      items.add(value());
      comma();
    }
    return new Value.ListOf(items);
  }

  private Value record() {
    at++;
    Map<String, Value> fields = fields('}');
    return nested(fields);
  }

  private Map<String, Value> fields(char end) {
    Map<String, Value> fields = new LinkedHashMap<>();
    while (!ends(end)) {
      int equals = text.indexOf('=', at);
      if (equals < 0) {
        throw new IllegalArgumentException("expected name = value in: " + text);
      }
      String name = text.substring(at, equals).strip();
      at = equals + 1;
      fields.put(name, value());
      comma();
    }
    return fields;
  }

  private String quoted() {
    StringBuilder inner = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '\'' && peek() != '\'') {
        return inner.toString();
      }
      if (c == '\'') {
        at++;
      }
      inner.append(c);
    }
    throw new IllegalArgumentException("a text without its last quote in: " + text);
  }

  private Value word() {
    int from = at;
    while (at < text.length() && ",]}".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(from, at).strip();
    return switch (word) {
      case "unknown" -> Value.UNKNOWN;
      case "true" -> Value.bool(true);
      case "false" -> Value.bool(false);
      default ->
          word.contains("T") ? Value.instant(Instant.parse(word).toEpochMilli()) : number(word);
    };
  }

  private static Value number(String word) {
    int slash = word.indexOf('/');
    return slash < 0
        ? Value.number(Double.parseDouble(word))
        : Value.number(
            Double.parseDouble(word.substring(0, slash))
                / Double.parseDouble(word.substring(slash + 1)));
  }

  // ---- characters ----

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private void blanks() {
    while (Character.isWhitespace(peek())) {
      at++;
    }
  }

  private boolean ends(char end) {
    blanks();
    if (peek() == end) {
      at += end == '\0' ? 0 : 1;
      return true;
    }
    return false;
  }

  private void comma() {
    blanks();
    if (peek() == ',') {
      at++;
    }
  }

  private void end() {
    blanks();
    if (at < text.length()) {
      throw new IllegalArgumentException("nothing expected after position " + at + " in: " + text);
    }
  }
}
