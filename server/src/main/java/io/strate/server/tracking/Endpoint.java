package io.strate.server.tracking;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the tracking API offers; each has a long path and a short one, for browsers. */
enum Endpoint {
  IDENTIFY("i"),
  TRACK("t"),
  PAGE("p"),
  SCREEN("s"),
  GROUP("g"),
  ALIAS("a"),
  BATCH("b"),
  IMPORT("import");

  private final String shortName;

  Endpoint(String shortName) {
    this.shortName = shortName;
  }

  String path() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isMany() {
    return this == BATCH || this == IMPORT;
  }

  /** The one at a path below {@code /v1/}, with or without a slash at its end. */
  static Optional<Endpoint> at(String path) {
    String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return Arrays.stream(values())
        .filter(each -> each.path().equals(bare) || each.shortName.equals(bare))
        .findFirst();
  }

  /** The one that an item of a batch says it is for. */
  static Optional<Endpoint> ofType(String type) {
    return Arrays.stream(values())
        .filter(each -> !each.isMany() && each.path().equals(type))
        .findFirst();
  }
}
