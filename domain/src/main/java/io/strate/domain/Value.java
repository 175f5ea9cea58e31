package io.strate.domain;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an attribute, a property or a trait can be. */
public sealed interface Value {

  /** Absent, never stated, or the result of an operation that has none. */
  Value UNKNOWN = Absence.UNKNOWN;

  /** The type of this value; {@link Type#ANY} for unknown. */
  Type type();

  /** A finite double as a number; NaN and infinities as unknown. */
  static Value number(double value) {
    return Double.isFinite(value) ? new Num(value) : UNKNOWN;
  }

  static Value text(String value) {
    return new Text(value);
  }

  static Value bool(boolean value) {
    return value ? Bool.TRUE : Bool.FALSE;
  }

  /** An instant in milliseconds since 1970-01-01T00:00Z. */
  static Value instant(long millis) {
    return new Instant(millis);
  }

  default boolean isKnown() {
    return this != UNKNOWN;
  }

  /** A finite IEEE double; minus zero is zero. */
  record Num(double value) implements Value {
    public Num {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a number is finite, found " + value);
      }
      value += 0.0;
    }

    @Override
    public Type type() {
      return Type.NUMBER;
    }
  }

  /** Text, compared by code point. */
  record Text(String value) implements Value {
    @Override
    public Type type() {
      return Type.TEXT;
    }
  }

  record Bool(boolean value) implements Value {
    private static final Bool TRUE = new Bool(true);
    private static final Bool FALSE = new Bool(false);

    @Override
    public Type type() {
      return Type.BOOLEAN;
    }
  }

  /** A whole millisecond on the time line of UTC. */
  record Instant(long millis) implements Value {
    @Override
    public Type type() {
      return Type.INSTANT;
    }
  }

  /** A list in the order in which it was stated. */
  record ListOf(List<Value> items) implements Value {
    public ListOf {
      items = List.copyOf(items);
    }

    @Override
    public Type type() {
      return new Type.ListOf(
          items.stream().map(Value::type).distinct().count() == 1
              ? items.getFirst().type()
              : Type.ANY);
    }
  }

  /** Named values, in the order of their names. A field that is unknown is left out. */
  record RecordOf(Map<String, Value> fields) implements Value {

    public static final RecordOf EMPTY = new RecordOf(Map.of());

    public RecordOf {
      TreeMap<String, Value> known = new TreeMap<>(CodePoints::compare);
      fields.forEach(
          (name, value) -> {
            if (value.isKnown()) {
              known.put(name, value);
            }
          });
      fields = Collections.unmodifiableMap(known);
    }

    /** The field called {@code name}, unknown if there is none. */
    public Value field(String name) {
      return fields.getOrDefault(name, UNKNOWN);
    }

    /**
     * The value at the end of a path of field names. A list on the way is entered: the result is
     * the list of what its elements hold, without the unknown ones.
     */
    public Value at(List<String> path) {
      return follow(this, path);
    }

    private static Value follow(Value from, List<String> path) {
      if (path.isEmpty()) {
        return from;
      }
      return switch (from) {
        case RecordOf fields -> follow(fields.field(path.getFirst()), path.subList(1, path.size()));
        case ListOf list ->
            new ListOf(
                list.items().stream()
                    .map(item -> follow(item, path))
                    .filter(Value::isKnown)
                    .flatMap(
                        item ->
                            item instanceof ListOf inner
                                ? inner.items().stream()
                                : java.util.stream.Stream.of(item))
                    .toList());
        case Num _, Text _, Bool _, Instant _, Absence _ -> UNKNOWN;
      };
    }

    @Override
    public Type type() {
      TreeMap<String, Type> types = new TreeMap<>();
      fields.forEach((name, value) -> types.put(name, value.type()));
      return new Type.RecordOf(types);
    }
  }

  /** The one value that is not known. */
  enum Absence implements Value {
    UNKNOWN;

    @Override
    public Type type() {
      return Type.ANY;
    }
  }
}
