package io.strate.lake;

import io.strate.domain.Value;
import java.time.Instant;
import java.util.Locale;

/** Values as JSON. Instants are texts in ISO 8601, unknown is null. */
final class JsonWriter {

  private JsonWriter() {}

  static void write(Value value, StringBuilder out) {
    switch (value) {
      case Value.Absence _ -> out.append("null");
      case Value.Num number -> out.append(Types.plain(number.value()));
      case Value.Bool bool -> out.append(bool.value());
      case Value.Text text -> text(text.value(), out);
      case Value.Instant instant -> text(Instant.ofEpochMilli(instant.millis()).toString(), out);
      case Value.ListOf list -> {
        out.append('[');
        String between = "";
        for (Value item : list.items()) {
          out.append(between);
          write(item, out);
          between = ",";
        }
        out.append(']');
      }
      case Value.RecordOf fields -> {
        String before = "{";
        for (var field : fields.fields().entrySet()) {
          out.append(before);
          text(field.getKey(), out);
          out.append(':');
          write(field.getValue(), out);
          before = ",";
        }
        out.append(fields.fields().isEmpty() ? "{}" : "}");
      }
    }
  }

  static void text(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
