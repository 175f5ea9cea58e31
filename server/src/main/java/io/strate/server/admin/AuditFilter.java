package io.strate.server.admin;

import io.strate.domain.Failure;
import io.strate.workspace.access.AuditLog;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.HandlerMapping;

/** Writes into the audit log whatever changes something, or tries to and may. */
final class AuditFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final Logger LOG = LoggerFactory.getLogger(AuditFilter.class);

  private final transient Consumer<AuditLog.Entry> log;
  private final transient LongSupplier clock;

  AuditFilter(Consumer<AuditLog.Entry> log, LongSupplier clock) {
    this.log = log;
    this.clock = clock;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(request, response);
    Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    boolean changes =
        Changing.is(request)
            && pattern != null
            && response.getStatus() != HttpServletResponse.SC_FORBIDDEN;
    if (changes) {
      Caller.of(request)
          .ifPresent(
              caller ->
                  write(
                      new AuditLog.Entry(
                          clock.getAsLong(),
                          caller.key().name(),
                          request.getMethod(),
                          String.valueOf(pattern),
                          response.getStatus())));
    }
  }

  /**
   * What was changed is changed; that the log could not be written is said where operators look.
   */
  private void write(AuditLog.Entry entry) {
    try {
      log.accept(entry);
    } catch (Failure failed) {
      LOG.error("the audit log could not be written: {}", failed.getMessage());
    }
  }
}
