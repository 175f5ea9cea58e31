package io.strate.server.admin;

import io.strate.domain.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as JSON has them; an instant is a text, what is unknown is null. */
final class Plain {

  private static final double LARGEST_WHOLE = 1e15;

  private Plain() {}

  static @Nullable Object of(Value value) {
    return switch (value) {
      case Value.Num(double number) when isWhole(number) -> (long) number;
      case Value.Num(double number) -> number;
      case Value.Text(String text) -> text;
      case Value.Bool(boolean truth) -> truth;
      case Value.Instant(long millis) -> Instant.ofEpochMilli(millis).toString();
      case Value.ListOf(var items) -> {
        List<@Nullable Object> list = new ArrayList<>();
        items.forEach(item -> list.add(of(item)));
        yield list;
      }
      case Value.RecordOf(var fields) -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        fields.forEach((name, each) -> map.put(name, of(each)));
        yield map;
      }
      case Value.Absence _ -> null;
    };
  }

  private static boolean isWhole(double number) {
    return number == Math.rint(number) && Math.abs(number) < LARGEST_WHOLE;
  }
}
