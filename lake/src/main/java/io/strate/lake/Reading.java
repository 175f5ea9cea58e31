package io.strate.lake;

import java.time.ZoneId;
import java.util.Optional;

/** Which column of a source's rows is wanted, and as what. */
public sealed interface Reading {

  String column();

  /** In the type that the schema gives it. */
  record Typed(String column) implements Reading {}

  /** The exact text of its cells, as for identifiers. */
  record Exact(String column) implements Reading {}

  /**
   * An instant: by a format in java.time's pattern letters, or without one ISO 8601 or seconds or
   * milliseconds since 1970 (magnitudes from 10¹¹ on are milliseconds). The zone is that of local
   * times; without one they are in the reader's.
   */
  record InstantOf(String column, Optional<String> format, Optional<ZoneId> zone)
      implements Reading {}

  static Reading typed(String column) {
    return new Typed(column);
  }

  static Reading exact(String column) {
    return new Exact(column);
  }

  static Reading instant(String column) {
    return new InstantOf(column, Optional.empty(), Optional.empty());
  }
}
