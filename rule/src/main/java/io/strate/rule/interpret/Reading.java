package io.strate.rule.interpret;

import io.strate.domain.CodePoints;
import io.strate.domain.Type;
import io.strate.domain.Value;
import java.util.List;
import java.util.stream.Stream;

/** How values are read and compared. */
public final class Reading {

  private Reading() {}

  /** The value if it is of the type, else unknown. Elements of a list that are not are left out. */
  public static Value as(Type type, Value value) {
    return switch (type) {
      case Type.ListOf(var element) ->
          value instanceof Value.ListOf(var items)
              ? new Value.ListOf(known(element, items).toList())
              : Value.UNKNOWN;
      case Type.RecordOf _ -> value instanceof Value.RecordOf ? value : Value.UNKNOWN;
      case Type.Scalar scalar ->
          scalar == Type.ANY || value.type() == scalar ? value : Value.UNKNOWN;
    };
  }

  /**
   * The scalars of a type that a property holds: itself, or every element where it is a list.
   * Unknown ones are skipped; for {@link Type#ANY}, all scalars count.
   */
  public static List<Value> scalars(Type type, Value property) {
    Stream<Value> all =
        property instanceof Value.ListOf(var items) ? items.stream() : Stream.of(property);
    return all.filter(Reading::isScalar).filter(value -> as(type, value).isKnown()).toList();
  }

  private static Stream<Value> known(Type element, List<Value> items) {
    return items.stream().map(item -> as(element, item)).filter(Value::isKnown);
  }

  /** Whether a value is known and is neither list nor record. */
  public static boolean isScalar(Value value) {
    return switch (value) {
      case Value.Num _, Value.Text _, Value.Bool _, Value.Instant _ -> true;
      case Value.ListOf _, Value.RecordOf _, Value.Absence _ -> false;
    };
  }

  /** The order of two scalars of one type: numbers, instants, text by code point, false first. */
  public static int compare(Value a, Value b) {
    return switch (a) {
      case Value.Num(var x) when b instanceof Value.Num(var y) -> Double.compare(x, y);
      case Value.Text(var x) when b instanceof Value.Text(var y) -> CodePoints.compare(x, y);
      case Value.Instant(var x) when b instanceof Value.Instant(var y) -> Long.compare(x, y);
      case Value.Bool(var x) when b instanceof Value.Bool(var y) -> Boolean.compare(x, y);
      case Value.Num _,
          Value.Text _,
          Value.Instant _,
          Value.Bool _,
          Value.ListOf _,
          Value.RecordOf _,
          Value.Absence _ ->
          throw new IllegalArgumentException("no order between " + a.type() + " and " + b.type());
    };
  }
}
