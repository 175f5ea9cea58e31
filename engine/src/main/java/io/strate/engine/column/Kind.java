package io.strate.engine.column;

import io.strate.domain.Type;

/** How the values of a column are held. */
public enum Kind {
  /** Doubles; NaN is unknown. */
  NUMBER,
  /** Milliseconds; {@link Block#UNKNOWN} is unknown. */
  INSTANT,
  /** Bits: true or not; a second column says which are known, where not all are. */
  BOOLEAN,
  /** Strings and, for equality, the numbers of the literals that they equal. */
  TEXT,
  /** Lists, and whatever has no fixed type. */
  VALUE;

  /** The kind of column that holds values of a type. */
  public static Kind of(Type type) {
    return switch (type) {
      case Type.Scalar.NUMBER -> NUMBER;
      case Type.Scalar.TEXT -> TEXT;
      case Type.Scalar.BOOLEAN -> BOOLEAN;
      case Type.Scalar.INSTANT -> INSTANT;
      case Type.Scalar.ANY -> VALUE;
      case Type.ListOf _, Type.RecordOf _ -> VALUE;
    };
  }
}
