package io.strate.server.admin;

import io.strate.domain.Failure;
import io.strate.workspace.access.AccessKeys;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Lets in requests with a key, and neither too many of them nor too large ones. Attempts without a
 * key that opens are counted by address; one with a key always passes, so that nobody can lock
 * others out from behind the same proxy.
 */
final class KeyFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  static final String PATHS = "/api/*";

  private static final String BEARER = "Bearer ";

  private final transient AccessKeys keys;
  private final transient Limits limits;
  private final transient Problems problems;

  KeyFilter(AccessKeys keys, Limits limits, Problems problems) {
    this.keys = keys;
    this.limits = limits;
    this.problems = problems;
  }

  /** How often anybody may call. */
  record Limits(RateLimit failures, RateLimit requests) {}

  /** Whether a request goes to the admin API, as the server understood its path. */
  static boolean isApi(HttpServletRequest request) {
    return request.getServletPath().startsWith("/api/") || request.getServletPath().equals("/api");
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    try {
      caller(request).stand(request);
      chain.doFilter(request, response);
    } catch (Refusal refusal) {
      problems.write(refusal.problem(), response);
    } catch (Failure failure) {
      problems.write(Problems.of(failure), response);
    }
  }

  private Caller caller(HttpServletRequest request) {
    Optional<Caller> caller =
        bearer(request)
            .flatMap(
                secret ->
                    keys.find(secret)
                        .filter(key -> key.scope() != AccessKeys.Scope.WRITE)
                        .map(key -> new Caller(key, secret)));
    if (caller.isEmpty()) {
      limits.failures().count(request.getRemoteAddr()).ifPresent(KeyFilter::refuse);
      throw Refusal.of(
          401,
          "access.key",
          "Expected a key of the admin API: send the header 'Authorization: Bearer ak_…'; `strate keys` makes one.");
    }
    limits.requests().count(caller.get().key().name()).ifPresent(KeyFilter::refuse);
    return caller.get();
  }

  private static void refuse(long seconds) {
    throw new Refusal(
        Problem.later(429, "access.rate", "Too many requests: wait and send this again.", seconds));
  }

  private static Optional<String> bearer(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? Optional.of(header.substring(BEARER.length()).strip())
        : Optional.empty();
  }
}
