package io.strate.workspace.answer;

import io.strate.domain.Value;
import java.time.Instant;
import java.util.stream.Collectors;

/** Values as people read them. */
public final class ValueText {

  private ValueText() {}

  public static String of(Value value) {
    return switch (value) {
      case Value.Num(double number) ->
          number == Math.rint(number) && Math.abs(number) < 1e15
              ? Long.toString((long) number)
              : Double.toString(number);
      case Value.Text(String text) -> text;
      case Value.Bool(boolean truth) -> Boolean.toString(truth);
      case Value.Instant(long millis) -> Instant.ofEpochMilli(millis).toString();
      case Value.ListOf(var items) ->
          items.stream().map(ValueText::of).collect(Collectors.joining(", ", "[", "]"));
      case Value.RecordOf(var fields) ->
          fields.entrySet().stream()
              .map(field -> field.getKey() + ": " + of(field.getValue()))
              .collect(Collectors.joining(", "));
      case Value.Absence _ -> "unknown";
    };
  }
}
