package io.strate.lake;

import io.strate.domain.Type;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Types as text: {@code number}, {@code [text]} for a list, <code>{name:number,…}</code> for a
 * record.
 */
final class TypeText {

  private final String text;
  private int at;

  TypeText(String text) {
    this.text = text;
  }

  static String write(Type type) {
    return switch (type) {
      case Type.Scalar scalar -> scalar.name().toLowerCase(Locale.ROOT);
      case Type.ListOf list -> "[" + write(list.element()) + "]";
      case Type.RecordOf fields -> {
        StringBuilder out = new StringBuilder("{");
        for (Map.Entry<String, Type> field : fields.fields().entrySet()) {
          out.append(escape(field.getKey()))
              .append(':')
              .append(write(field.getValue()))
              .append(',');
        }
        yield out.append('}').toString();
      }
    };
  }

  /** Reads one type. */
  Type read() {
    char first = text.charAt(at);
    if (first == '[') {
      at++;
      Type element = read();
      at++;
      return new Type.ListOf(element);
    }
    if (first == '{') {
      at++;
      return fields();
    }
    int from = at;
    while (at < text.length() && Character.isLetter(text.charAt(at))) {
      at++;
    }
    return Type.Scalar.valueOf(text.substring(from, at).toUpperCase(Locale.ROOT));
  }

  private Type fields() {
    TreeMap<String, Type> fields = new TreeMap<>();
    while (text.charAt(at) != '}') {
      int colon = text.indexOf(':', at);
      String name = unescape(text.substring(at, colon));
      at = colon + 1;
      fields.put(name, read());
      at++;
    }
    at++;
    return new Type.RecordOf(fields);
  }

  /** What stands after the type and a blank. */
  String rest() {
    return text.substring(at + 1);
  }

  /** Names without line ends and colons, as per cent and four hexadecimal digits. */
  static String escape(String name) {
    StringBuilder out = new StringBuilder();
    for (char c : name.toCharArray()) {
      if (c < ' '
          || c == ':'
          || c == '%'
          || c == '}'
          || c == '\u0085'
          || c == '\u2028'
          || c == '\u2029') {
        out.append(String.format(Locale.ROOT, "%%%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  static String unescape(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '%') {
        out.append((char) Integer.parseInt(text, i + 1, i + 5, 16));
        i += 4;
      } else {
        out.append(text.charAt(i));
      }
    }
    return out.toString();
  }
}
