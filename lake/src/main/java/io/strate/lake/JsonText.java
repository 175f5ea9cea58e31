package io.strate.lake;

import io.strate.domain.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one JSON value (RFC 8259) of a text. */
final class JsonText {

  private static final int DEEPEST = 200;

  private final String text;
  private int at;
  private int depth;

  JsonText(String text) {
    this.text = text;
  }

  /** The whole text as one value: texts stay texts, null is unknown. */
  static Value read(String text) {
    JsonText json = new JsonText(text);
    Value value = json.value();
    json.blanks();
    if (json.at != text.length()) {
      throw json.broken("the end");
    }
    return value;
  }

  /**
   * The fields of an object, each as a cell's text: strings without quotes and escapes, null as
   * empty, all else as it is written.
   */
  static Map<String, String> cells(String object) {
    JsonText json = new JsonText(object);
    Map<String, String> cells = new LinkedHashMap<>();
    json.fields(name -> cells.put(name, json.cell()));
    return cells;
  }

  /** The fields of an object as values. */
  static Map<String, Value> fields(String object) {
    JsonText json = new JsonText(object);
    Map<String, Value> values = new LinkedHashMap<>();
    json.fields(name -> values.put(name, json.value()));
    return values;
  }

  private String cell() {
    blanks();
    if (peek() == '"') {
      return string();
    }
    int from = at;
    Value value = value();
    return value.isKnown() || text.charAt(from) != 'n' ? text.substring(from, at) : "";
  }

  private Value value() {
    blanks();
    return switch (peek()) {
      case '{' -> object();
      case '[' -> list();
      case '"' -> Value.text(string());
      case 't' -> word("true", Value.bool(true));
      case 'f' -> word("false", Value.bool(false));
      case 'n' -> word("null", Value.UNKNOWN);
      default -> number();
    };
  }

  private Value object() {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields(name -> fields.put(name, value()));
    return new Value.RecordOf(fields);
  }

  private void fields(java.util.function.Consumer<String> field) {
    enter('{');
    if (!ends('}')) {
      do {
        blanks();
        String name = string();
        expect(':');
        field.accept(name);
      } while (goesOn('}'));
    }
    depth--;
  }

  private Value list() {
    List<Value> items = new ArrayList<>();
    enter('[');
    if (!ends(']')) {
      do {
        items.add(value());
      } while (goesOn(']'));
    }
    depth--;
    return new Value.ListOf(items);
  }

  private void enter(char opening) {
    expect(opening);
    if (++depth > DEEPEST) {
      throw broken("at most " + DEEPEST + " levels");
    }
  }

  private boolean ends(char closing) {
    blanks();
    if (peek() == closing) {
      at++;
      return true;
    }
    return false;
  }

  private boolean goesOn(char closing) {
    blanks();
    if (peek() == ',') {
      at++;
      return true;
    }
    expect(closing);
    return false;
  }

  private void expect(char c) {
    blanks();
    if (peek() != c) {
      throw broken("'" + c + "'");
    }
    at++;
  }

  private Value word(String word, Value value) {
    if (!text.startsWith(word, at)) {
      throw broken("a value");
    }
    at += word.length();
    return value;
  }

  private Value number() {
    int from = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    try {
      return Value.number(Double.parseDouble(text.substring(from, at)));
    } catch (NumberFormatException e) {
      throw broken("a value");
    }
  }

  private String string() {
    if (peek() != '"') {
      throw broken("a name or text in quotes");
    }
    int from = ++at;
    while (peek() != '"' && peek() != '\\') {
      at++;
    }
    if (peek() == '"') {
      return text.substring(from, at++);
    }
    StringBuilder out = new StringBuilder(text.substring(from, at));
    while (peek() != '"') {
      char c = text.charAt(at++);
      out.append(c == '\\' ? escaped() : c);
    }
    at++;
    return out.toString();
  }

  private char escaped() {
    char c = peek();
    at++;
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case '"', '\\', '/' -> c;
      case 'u' -> unit();
      default -> throw broken("an escape");
    };
  }

  private char unit() {
    try {
      char unit = (char) Integer.parseInt(text, at, at + 4, 16);
      at += 4;
      return unit;
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw broken("four hexadecimal digits");
    }
  }

  private void blanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  /** The next character; 0 at the end. */
  private char peek() {
    return at < text.length() ? text.charAt(at) : endIn();
  }

  private char endIn() {
    throw broken("more");
  }

  private NotJson broken(String expected) {
    return new NotJson("expected " + expected + " at character " + (at + 1));
  }

  /** The text is no JSON. */
  static final class NotJson extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotJson(String message) {
      super(message);
    }
  }
}
