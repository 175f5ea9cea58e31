package io.strate.domain;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The type of a value. */
public sealed interface Type {

  Type NUMBER = Scalar.NUMBER;
  Type TEXT = Scalar.TEXT;
  Type BOOLEAN = Scalar.BOOLEAN;
  Type INSTANT = Scalar.INSTANT;

  /** Not known before values are seen; a rule's context decides as which type it is read. */
  Type ANY = Scalar.ANY;

  /** Types without parts. */
  enum Scalar implements Type {
    NUMBER,
    TEXT,
    BOOLEAN,
    INSTANT,
    ANY;

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** A list whose elements share a type. */
  record ListOf(Type element) implements Type {
    public ListOf {
      Objects.requireNonNull(element, "element");
    }

    @Override
    public String toString() {
      return "list of " + element;
    }
  }

  /** Named fields, in the order of their names. */
  record RecordOf(Map<String, Type> fields) implements Type {
    public RecordOf {
      fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    }

    @Override
    public String toString() {
      return "record of " + fields;
    }
  }
}
