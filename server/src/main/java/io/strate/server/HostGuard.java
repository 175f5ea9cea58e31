package io.strate.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses requests that name another host than this machine, where the server listens to this
 * machine alone: a page whose name was made to point here (DNS rebinding) would send such. The
 * tracking API and probes are left out.
 */
final class HostGuard extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1]");
  private static final Pattern PORT = Pattern.compile(":\\d*$");

  /** Open to everybody: keys stand in any page, and probes come from wherever they come. */
  private static final Set<String> OPEN = Set.of("/v1", "/livez", "/readyz", "/startupz");

  private static final int MISDIRECTED = 421;

  /** Names under which a proxy on this machine is reached. */
  private final Set<String> hosts;

  HostGuard(Set<String> hosts) {
    this.hosts = Set.copyOf(hosts);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (OPEN.contains(request.getServletPath()) || isExpected(request.getHeader("Host"))) {
      chain.doFilter(request, response);
    } else {
      refuse(response);
    }
  }

  private boolean isExpected(@org.jspecify.annotations.Nullable String header) {
    if (header == null) { // HTTP/1.0, which no browser speaks
      return true;
    }
    String host = PORT.matcher(header).replaceFirst("").toLowerCase(Locale.ROOT);
    return LOOPBACK.matcher(host).matches() || hosts.contains(host);
  }

  private static void refuse(HttpServletResponse response) throws IOException {
    response.setStatus(MISDIRECTED);
    response.setContentType("application/problem+json");
    response
        .getOutputStream()
        .write(
            """
            {"type":"urn:strate:problem:request.host","title":"Misdirected Request","status":421,"detail":"This server listens to its own machine: call it localhost or 127.0.0.1, or start it with --host NAME for a proxy's name.","code":"request.host"}"""
                .getBytes(StandardCharsets.UTF_8));
  }
}
