package io.strate.server.log;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How log lines look. */
public enum LogFormat {
  /** For people. */
  TEXT,
  /** An object of JSON a line. */
  JSON;

  /** The one of a name in lower case. */
  public static Optional<LogFormat> ofName(String name) {
    return Arrays.stream(values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }
}
