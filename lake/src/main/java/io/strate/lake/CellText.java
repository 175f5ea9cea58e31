package io.strate.lake;

import io.strate.domain.Value;
import java.time.Instant;

/** A value as the text of a cell; empty if it is not known. */
final class CellText {

  private CellText() {}

  static String of(Value value) {
    return switch (value) {
      case Value.Absence _ -> "";
      case Value.Text text -> text.value();
      case Value.Num number -> Types.plain(number.value());
      case Value.Bool bool -> String.valueOf(bool.value());
      case Value.Instant instant -> Instant.ofEpochMilli(instant.millis()).toString();
      case Value.ListOf _, Value.RecordOf _ -> {
        StringBuilder json = new StringBuilder();
        JsonWriter.write(value, json);
        yield json.toString();
      }
    };
  }
}
