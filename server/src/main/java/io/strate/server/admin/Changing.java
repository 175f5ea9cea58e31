package io.strate.server.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/** Tells requests that change something, or are to, from those that only ask. */
final class Changing {

  private static final Set<String> METHODS = Set.of("POST", "PUT", "DELETE");

  /** Posted because a rule does not fit into a URL. */
  private static final Set<String> QUESTIONS = Set.of("/api/v1/preview", "/api/v1/plan");

  private Changing() {}

  static boolean is(HttpServletRequest request) {
    return METHODS.contains(request.getMethod()) && !QUESTIONS.contains(request.getServletPath());
  }
}
