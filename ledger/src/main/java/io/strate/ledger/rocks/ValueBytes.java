package io.strate.ledger.rocks;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.domain.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Any value as bytes that describe themselves. */
final class ValueBytes {

  private static final int DEEPEST = 1_000;

  private ValueBytes() {}

  static void write(Value value, Bytes into) {
    write(value, into, 0);
  }

  private static void write(Value value, Bytes into, int depth) {
    if (depth > DEEPEST) {
      throw new Failure(
          "store.depth",
          Blame.USER,
          "A list or record is nested deeper than " + DEEPEST + " levels: send a flatter one.");
    }
    switch (value) {
      case Value.Absence _ -> into.u8(0);
      case Value.Num number -> into.u8(1).i64(Double.doubleToRawLongBits(number.value()));
      case Value.Text text -> into.u8(2).text(text.value());
      case Value.Bool bool -> into.u8(bool.value() ? 4 : 3);
      case Value.Instant instant -> into.u8(5).i64(instant.millis());
      case Value.ListOf list -> {
        into.u8(6).varint(list.items().size());
        list.items().forEach(item -> write(item, into, depth + 1));
      }
      case Value.RecordOf fields -> {
        into.u8(7).varint(fields.fields().size());
        fields
            .fields()
            .forEach(
                (name, field) -> {
                  into.text(name);
                  write(field, into, depth + 1);
                });
      }
    }
  }

  static Value read(BytesReader from) {
    return read(from, 0);
  }

  private static Value read(BytesReader from, int depth) {
    if (depth > DEEPEST) {
      throw Trouble.damaged("", "a value nested too deep");
    }
    int kind = from.u8();
    return switch (kind) {
      case 0 -> Value.UNKNOWN;
      case 1 -> Value.number(Double.longBitsToDouble(from.i64()));
      case 2 -> Value.text(from.text());
      case 3 -> Value.bool(false);
      case 4 -> Value.bool(true);
      case 5 -> Value.instant(from.i64());
      case 6 -> {
        int count = from.count();
        List<Value> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
          items.add(read(from, depth + 1));
        }
        yield new Value.ListOf(items);
      }
      case 7 -> {
        int count = from.count();
        Map<String, Value> fields = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
          fields.put(from.text(), read(from, depth + 1));
        }
        yield new Value.RecordOf(fields);
      }
      default -> throw Trouble.damaged("", "a value of kind " + kind);
    };
  }
}
