package io.strate.lake;

import io.strate.domain.Type;
import io.strate.domain.Value;

/** JSON as values. */
final class JsonText {

  JsonText(String text, WallClock clock) {}

  Value readAs(Type type) {
    throw new UnsupportedOperationException("soon");
  }

  static final class NotJson extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
