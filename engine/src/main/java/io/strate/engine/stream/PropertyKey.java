package io.strate.engine.stream;

import java.util.List;

/**
 * A property of a feed's events in the form in which it is needed.
 *
 * @param entered whether lists are entered, so that each element is a value of its own
 */
record PropertyKey(List<String> path, Form form, boolean entered) {

  /** Scalars of whatever type, to be told apart. */
  static PropertyKey ofOneValue(List<String> path) {
    return new PropertyKey(path, Form.KEYS, false);
  }

  /** How values are held. */
  enum Form {
    /** Doubles; NaN is unknown. */
    NUMBERS,
    /** Millionths, for exact sums. */
    MICROS,
    INSTANTS,
    /** Codes of texts, of the view that is read. */
    TEXTS,
    BOOLEANS,
    /** Longs that are equal where values (of whatever type) are, with a tag; tag 0 is unknown. */
    KEYS,
    /** Boxed values of any type. */
    VALUES
  }
}
