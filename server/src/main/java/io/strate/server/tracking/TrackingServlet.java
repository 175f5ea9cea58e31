package io.strate.server.tracking;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.server.tracking.MessageReader.Messages;
import io.strate.workspace.collect.Collector;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * The tracking API below {@code /v1/}. It is a servlet of its own, so that no request to it, of
 * whatever type, can reach anything else. 200 means that every message is on disk; 429, that
 * nothing of the request was taken and it should be sent again.
 */
public final class TrackingServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  /** Bodies that are being read and written at once. */
  private static final int BYTES_AT_ONCE = 64 << 20;

  private static final String SECONDS_TO_WAIT = "1";

  private final transient Collector collector;
  private final transient Predicate<String> isWriteKey;
  private final transient LongSupplier clock;
  private final transient MessageReader reader =
      new MessageReader(() -> UUID.randomUUID().toString());
  private final transient Semaphore room = new Semaphore(BYTES_AT_ONCE);

  public TrackingServlet(Collector collector, Predicate<String> isWriteKey, LongSupplier clock) {
    this.collector = collector;
    this.isWriteKey = isWriteKey;
    this.clock = clock;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    allowOrigin(request, response);
    switch (request.getMethod()) {
      case "OPTIONS" -> preflight(response);
      case "POST" -> post(request, response);
      case "GET" -> get(request, response);
      default -> answer(response, 405, "expected POST");
    }
  }

  // ---- pages of other sites ----

  /**
   * Any page may send, as Segment's own API has it. Beacons always say that they would send cookies
   * along, and browsers drop them if that is not allowed; nothing here ever looks at one.
   */
  private static void allowOrigin(HttpServletRequest request, HttpServletResponse response) {
    String origin = request.getHeader("Origin");
    response.setHeader("Access-Control-Allow-Origin", origin == null ? "*" : origin);
    response.addHeader("Vary", "Origin");
    if (origin != null) {
      response.setHeader("Access-Control-Allow-Credentials", "true");
      response.setHeader("Access-Control-Expose-Headers", "Retry-After");
    }
  }

  private static void preflight(HttpServletResponse response) {
    response.setHeader("Access-Control-Allow-Methods", "POST, GET, OPTIONS");
    response.setHeader(
        "Access-Control-Allow-Headers", "Authorization, Content-Type, X-Retry-Count");
    response.setHeader("Access-Control-Max-Age", "86400");
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  // ---- settings that analytics.js asks for ----

  private void get(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String[] parts = path(request).split("/");
    boolean settings =
        parts.length == 3 && parts[0].equals("projects") && parts[2].equals("settings");
    if (!settings) {
      answer(response, 404, "expected a path of the tracking API");
    } else if (!isWriteKey.test(parts[1])) {
      answer(response, 401, "expected a write key");
    } else {
      String host = host(request);
      write(
          response,
          200,
          "{\"integrations\":{\"Segment.io\":{\"apiKey\":\"%s\",\"apiHost\":\"%s/v1\",\"protocol\":\"%s\"}},\"plan\":{\"track\":{\"__default\":{\"enabled\":true}}},\"edgeFunction\":{},\"remotePlugins\":[]}"
              .formatted(parts[1], host, request.getScheme()));
    }
  }

  /** The host that the page asked, if it is written like one. */
  private static String host(HttpServletRequest request) {
    String host = request.getHeader("Host");
    return host != null && host.matches("[A-Za-z0-9.:\\[\\]-]{1,255}") ? host : "localhost";
  }

  // ---- calls ----

  private void post(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Optional<Endpoint> endpoint = Endpoint.at(path(request));
    if (endpoint.isEmpty()) {
      answer(response, 404, "expected a path of the tracking API");
      return;
    }
    int most = MessageReader.MOST_BATCH_BYTES;
    if (request.getContentLengthLong() > most) {
      answer(response, 413, "expected at most " + most + " bytes");
    } else if (room.tryAcquire(most)) {
      try {
        take(endpoint.get(), request, response);
      } finally {
        room.release(most);
      }
    } else {
      later(response);
    }
  }

  private void take(Endpoint endpoint, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      byte[] body =
          Body.read(request.getInputStream(), encoding(request), MessageReader.MOST_BATCH_BYTES);
      Messages messages = reader.read(endpoint, body, clock.getAsLong());
      if (basicKey(request).or(messages::writeKey).filter(isWriteKey).isEmpty()) {
        answer(response, 401, "expected a write key");
        return;
      }
      collector.collect(messages.calls(), messages.refused());
      write(response, 200, "{\"success\":true}");
    } catch (Unreadable unreadable) {
      answer(response, unreadable.status(), String.valueOf(unreadable.getMessage()));
    } catch (Failure failure) {
      if (failure.blame() == Blame.RESOURCES) {
        later(response);
      } else {
        answer(response, 500, "this request could not be taken");
      }
    }
  }

  private static String path(HttpServletRequest request) {
    String path = request.getPathInfo();
    return path == null ? "" : path.substring(1);
  }

  private static String encoding(HttpServletRequest request) {
    String encoding = request.getHeader("Content-Encoding");
    return encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
  }

  /** The write key as the user name of Basic authentication. */
  private static Optional<String> basicKey(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(header.substring(6).strip());
      String user = new String(decoded, StandardCharsets.UTF_8);
      int colon = user.indexOf(':');
      return Optional.of(colon < 0 ? user : user.substring(0, colon));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  // ---- answers ----

  private static void later(HttpServletResponse response) throws IOException {
    response.setHeader("Retry-After", SECONDS_TO_WAIT);
    answer(response, 429, "send again in a moment");
  }

  private static void answer(HttpServletResponse response, int status, String message)
      throws IOException {
    write(response, status, "{\"success\":false,\"message\":\"%s\"}".formatted(escaped(message)));
  }

  private static String escaped(String message) {
    return message.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private static void write(HttpServletResponse response, int status, String json)
      throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType("application/json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
