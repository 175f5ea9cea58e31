package io.strate.server.health;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.web.servlet.HandlerMapping;

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

  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

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

  /** The method of a request, if it is one of those that there are. */
  static String method(HttpServletRequest request) {
    return METHODS.contains(request.getMethod()) ? request.getMethod() : "OTHER";
  }

  /**
   * The pattern that an answered request's path follows: {@code /api/v1/segments/{name}}. Whoever
   * was turned away before anybody looked for it has that of the whole part.
   */
  String pattern(HttpServletRequest request) {
    return switch (this) {
      case TRACKING -> "/v1/*";
      case API ->
          request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)
                  instanceof String pattern
              ? pattern
              : "/api/*";
      case PROBE, METRICS, OTHER -> label();
    };
  }

  /** Whether it is answered also while the server starts or closes. */
  boolean isAlwaysOpen() {
    return this == PROBE || this == METRICS;
  }
}
