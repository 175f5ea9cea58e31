package io.strate.server.health;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** Answers probes, which reveal nothing, and shows metrics to those who may see them. */
public final class HealthServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  /** Where it stands. */
  public static final List<String> PATHS = List.of("/livez", "/readyz", "/startupz", "/metrics");

  private static final Optional<String> STANDING_STILL =
      Optional.of("the segments are kept true no more");

  /** Headers of proxies: the caller of one that stands on this machine does not. */
  private static final List<String> OF_PROXIES =
      List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

  private final transient Health health;
  private final transient boolean asksEverybody;
  private final transient Predicate<String> opensMetrics;

  /**
   * @param asksEverybody whether those of this machine need a key for metrics, too
   * @param opensMetrics whether a key is one for metrics
   */
  public HealthServlet(Health health, boolean asksEverybody, Predicate<String> opensMetrics) {
    this.health = health;
    this.asksEverybody = asksEverybody;
    this.opensMetrics = opensMetrics;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!List.of("GET", "HEAD").contains(request.getMethod())) {
      answer(response, 405, "expected GET");
      return;
    }
    switch (request.getServletPath()) {
      case "/livez" -> probe(response, health.isAlive() ? Optional.empty() : STANDING_STILL);
      case "/readyz" -> probe(response, health.obstacle());
      case "/startupz" ->
          probe(response, health.hasStarted() ? Optional.empty() : health.obstacle());
      default -> metrics(request, response);
    }
  }

  private static void probe(HttpServletResponse response, Optional<String> obstacle)
      throws IOException {
    answer(
        response,
        obstacle.isEmpty() ? 200 : 503,
        obstacle.map(reason -> "no: " + reason).orElse("yes"));
  }

  private static void answer(HttpServletResponse response, int status, String text)
      throws IOException {
    write(response, status, "text/plain; charset=utf-8", text + "\n");
  }

  private void metrics(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!maySee(request)) {
      response.setHeader("WWW-Authenticate", "Bearer");
      answer(response, 401, "expected a key for metrics, as Authorization: Bearer KEY");
      return;
    }
    String accepted = Objects.toString(request.getHeader("Accept"), "");
    write(response, 200, Metrics.type(accepted), health.metrics().text(Metrics.type(accepted)));
  }

  private boolean maySee(HttpServletRequest request) {
    String header = Objects.toString(request.getHeader("Authorization"), "");
    return header.regionMatches(true, 0, "Bearer ", 0, 7)
        ? opensMetrics.test(header.substring(7).strip())
        : !asksEverybody && isOfThisMachine(request);
  }

  private static boolean isOfThisMachine(HttpServletRequest request) {
    try {
      // The address of a socket: written in digits, so nobody is asked for it.
      return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
          && OF_PROXIES.stream().map(request::getHeader).allMatch(Objects::isNull);
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static void write(HttpServletResponse response, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType(type);
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
