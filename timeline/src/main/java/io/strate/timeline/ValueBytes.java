package io.strate.timeline;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.domain.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists and records, whole, as bytes that describe themselves. */
final class ValueBytes {

  private static final int UNKNOWN = 0;
  private static final int NUMBER = 1;
  private static final int TEXT = 2;
  private static final int FALSE = 3;
  private static final int TRUE = 4;
  private static final int INSTANT = 5;
  private static final int LIST = 6;
  private static final int RECORD = 7;

  private static final int DEEPEST = 1_000;

  private ValueBytes() {}

  static void write(Value value, ByteSink sink) {
    write(value, sink, 0);
  }

  private static void write(Value value, ByteSink sink, int depth) {
    if (depth > DEEPEST) {
      throw new Failure(
          "timeline.depth",
          Blame.USER,
          "A list or record is nested deeper than " + DEEPEST + " levels: send a flatter one.");
    }
    switch (value) {
      case Value.Absence _ -> sink.putByte(UNKNOWN);
      case Value.Num number -> {
        sink.putByte(NUMBER);
        sink.putLong(Double.doubleToRawLongBits(number.value()));
      }
      case Value.Text text -> {
        sink.putByte(TEXT);
        writeText(text.value(), sink);
      }
      case Value.Bool bool -> sink.putByte(bool.value() ? TRUE : FALSE);
      case Value.Instant instant -> {
        sink.putByte(INSTANT);
        sink.putLong(instant.millis());
      }
      case Value.ListOf list -> {
        sink.putByte(LIST);
        sink.putInt(list.items().size());
        list.items().forEach(item -> write(item, sink, depth + 1));
      }
      case Value.RecordOf fields -> {
        sink.putByte(RECORD);
        sink.putInt(fields.fields().size());
        fields
            .fields()
            .forEach(
                (name, field) -> {
                  writeText(name, sink);
                  write(field, sink, depth + 1);
                });
      }
    }
  }

  private static void writeText(String text, ByteSink sink) {
    byte[] bytes = TextBytes.of(text);
    sink.putInt(bytes.length);
    sink.putBytes(bytes);
  }

  static Value read(byte[] bytes, int from, int to) {
    Cursor cursor = new Cursor(bytes, from, to);
    Value value = cursor.value(0);
    if (cursor.at != to) {
      throw Layout.damaged("bytes left over behind a value");
    }
    return value;
  }

  /** A place in bytes that never reads beyond their end. */
  private static final class Cursor {
    private final byte[] bytes;
    private final int to;
    private int at;

    Cursor(byte[] bytes, int from, int to) {
      this.bytes = bytes;
      this.at = from;
      this.to = to;
    }

    Value value(int depth) {
      if (depth > DEEPEST) {
        throw Layout.damaged("a value nested deeper than " + DEEPEST);
      }
      int tag = bytes[take(1)];
      return switch (tag) {
        case UNKNOWN -> Value.UNKNOWN;
        case NUMBER -> Value.number(Double.longBitsToDouble(Layout.getLong(bytes, take(8))));
        case TEXT -> Value.text(text());
        case FALSE -> Value.bool(false);
        case TRUE -> Value.bool(true);
        case INSTANT -> Value.instant(Layout.getLong(bytes, take(8)));
        case LIST -> list(depth);
        case RECORD -> fields(depth);
        default -> throw Layout.damaged("a value of kind " + tag);
      };
    }

    private Value list(int depth) {
      int count = count();
      List<Value> items = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        items.add(value(depth + 1));
      }
      return new Value.ListOf(items);
    }

    private Value fields(int depth) {
      int count = count();
      Map<String, Value> fields = LinkedHashMap.newLinkedHashMap(count);
      for (int i = 0; i < count; i++) {
        fields.put(text(), value(depth + 1));
      }
      return new Value.RecordOf(fields);
    }

    private String text() {
      int length = count();
      return TextBytes.text(bytes, take(length), length);
    }

    /** A number of things, each of which takes at least a byte. */
    private int count() {
      int count = Layout.getInt(bytes, take(4));
      if (count < 0 || count > to - at) {
        throw Layout.damaged("a value of " + count + " parts");
      }
      return count;
    }

    private int take(int length) {
      if (length > to - at) {
        throw Layout.damaged("a value cut short");
      }
      int taken = at;
      at += length;
      return taken;
    }
  }
}
