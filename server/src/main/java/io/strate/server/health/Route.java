package io.strate.server.health;

import java.util.Locale;

/**
 * Which part of the server a request is for. Metrics and log lines name that instead of the path,
 * which may hold keys and ids.
 */
enum Route {
  TRACKING,
  API,
  PROBE,
  METRICS,
  OTHER;

  static Route of(String path) {
    return switch (path) {
      case "/livez", "/readyz", "/startupz" -> PROBE;
      case "/metrics" -> METRICS;
      default -> path.startsWith("/v1/") ? TRACKING : path.startsWith("/api/") ? API : OTHER;
    };
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is answered also while the server starts or closes. */
  boolean isAlwaysOpen() {
    return this == PROBE || this == METRICS;
  }
}
