package io.strate.lake;

import io.strate.domain.Type;
import io.strate.domain.Value;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Types of values that were seen, and values made to fit a type. */
final class Types {

  private Types() {}

  /** The narrowest type that holds both; what fits nothing else is text. */
  static Type merge(Type a, Type b) {
    if (a.equals(b) || b == Type.ANY) {
      return a;
    }
    if (a == Type.ANY) {
      return b;
    }
    if (a instanceof Type.ListOf x && b instanceof Type.ListOf y) {
      return new Type.ListOf(merge(x.element(), y.element()));
    }
    if (a instanceof Type.RecordOf x && b instanceof Type.RecordOf y) {
      TreeMap<String, Type> fields = new TreeMap<>(x.fields());
      y.fields().forEach((name, type) -> fields.merge(name, type, Types::merge));
      return new Type.RecordOf(fields);
    }
    return Type.TEXT;
  }

  /**
   * The type of a JSON value: texts that are ISO 8601 instants are taken for such, JSON having no
   * word for them.
   */
  static Type of(Value value, InstantText instants) {
    return switch (value) {
      case Value.Text text ->
          isInstant(text.value(), instants)
              ? Type.INSTANT
              : text.value().isEmpty() ? Type.ANY : Type.TEXT;
      case Value.ListOf list -> {
        Type element = Type.ANY;
        for (Value item : list.items()) {
          element = merge(element, of(item, instants));
        }
        yield new Type.ListOf(element);
      }
      case Value.RecordOf fields -> {
        TreeMap<String, Type> types = new TreeMap<>();
        fields.fields().forEach((name, field) -> types.put(name, of(field, instants)));
        yield new Type.RecordOf(types);
      }
      case Value.Num _, Value.Bool _, Value.Instant _, Value.Absence _ -> value.type();
    };
  }

  private static boolean isInstant(String text, InstantText instants) {
    return text.length() >= 10
        && text.length() <= 40
        && Character.isDigit(text.charAt(0))
        && instants.parse(text) != InstantText.NONE;
  }

  /** The value as one of that type, if it is one. */
  static Optional<Value> fit(Value value, Type type, InstantText instants) {
    if (value == Value.UNKNOWN || type == Type.ANY) {
      return Optional.of(value);
    }
    return switch (type) {
      case Type.Scalar scalar -> scalar(value, scalar, instants);
      case Type.ListOf list ->
          value instanceof Value.ListOf items
              ? list(items, list.element(), instants)
              : Optional.empty();
      case Type.RecordOf fields ->
          value instanceof Value.RecordOf record
              ? record(record, fields, instants)
              : Optional.empty();
    };
  }

  private static Optional<Value> scalar(Value value, Type.Scalar type, InstantText instants) {
    if (value.type() == type) {
      return Optional.of(value);
    }
    if (type == Type.Scalar.INSTANT && value instanceof Value.Text text) {
      long millis = instants.parse(text.value());
      return millis == InstantText.NONE ? unlessEmpty(text) : Optional.of(Value.instant(millis));
    }
    return switch (value) {
      case Value.Text text -> unlessEmpty(text);
      case Value.Num number when type == Type.Scalar.TEXT ->
          Optional.of(Value.text(plain(number.value())));
      case Value.Bool bool when type == Type.Scalar.TEXT ->
          Optional.of(Value.text(String.valueOf(bool.value())));
      case Value.Num _,
          Value.Bool _,
          Value.Instant _,
          Value.ListOf _,
          Value.RecordOf _,
          Value.Absence _ ->
          Optional.empty();
    };
  }

  private static Optional<Value> unlessEmpty(Value.Text text) {
    return text.value().isBlank() ? Optional.of(Value.UNKNOWN) : Optional.empty();
  }

  private static Optional<Value> list(Value.ListOf list, Type element, InstantText instants) {
    List<Value> items = new ArrayList<>();
    for (Value item : list.items()) {
      Optional<Value> fitted = fit(item, element, instants);
      if (fitted.isEmpty()) {
        return Optional.empty();
      }
      items.add(fitted.get());
    }
    return Optional.of(new Value.ListOf(items));
  }

  private static Optional<Value> record(
      Value.RecordOf record, Type.RecordOf type, InstantText instants) {
    TreeMap<String, Value> fields = new TreeMap<>();
    for (Map.Entry<String, Value> field : record.fields().entrySet()) {
      Optional<Value> fitted =
          fit(field.getValue(), type.fields().getOrDefault(field.getKey(), Type.ANY), instants);
      if (fitted.isEmpty()) {
        return Optional.empty();
      }
      fields.put(field.getKey(), fitted.get());
    }
    return Optional.of(new Value.RecordOf(fields));
  }

  /** A number as a person writes it: no {@code .0}. */
  static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }

  static InstantText utc() {
    return new InstantText(new WallClock(ZoneOffset.UTC));
  }
}
