package io.strate.server.admin;

import io.strate.workspace.access.AuditLog;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.function.LongSupplier;
import org.springframework.web.servlet.HandlerMapping;

/** Writes into the audit log whatever changes something, or tries to. */
final class Diary extends HttpFilter {

  private static final long serialVersionUID = 1L;

  /** Requests that change nothing although they are posted. */
  private static final Set<String> QUESTIONS = Set.of("/api/v1/preview", "/api/v1/plan");

  private final transient AuditLog log;
  private final transient LongSupplier clock;

  Diary(AuditLog log, LongSupplier clock) {
    this.log = log;
    this.clock = clock;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(request, response);
    boolean changes =
        Set.of("POST", "PUT", "DELETE").contains(request.getMethod())
            && !QUESTIONS.contains(request.getServletPath());
    if (changes) {
      Caller.of(request)
          .ifPresent(
              caller ->
                  log.record(
                      new AuditLog.Entry(
                          clock.getAsLong(),
                          caller.key().name(),
                          request.getMethod(),
                          path(request),
                          response.getStatus())));
    }
  }

  /** With the names of what it was about left out. */
  private static String path(HttpServletRequest request) {
    Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    return pattern == null ? "(none)" : pattern.toString();
  }
}
