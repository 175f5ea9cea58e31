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
import java.time.ZoneId;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The tracking API below {@code /v1/}. It is a servlet of its own, so that no request to it, of
 * whatever type, can reach anything else. 200 means that every message is on disk; 429, that
 * nothing of the request was taken and it should be sent again.
 */
public final class TrackingServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  /** A body that is a tree takes so many times its bytes, at worst: lists of nothing. */
  private static final int PARSED = 40;

  /** Who does not get the memory to be parsed in that time is to come back. */
  private static final int SECONDS_TO_BE_PARSED = 5;

  private final transient Collector collector;
  private final transient Predicate<String> isWriteKey;
  private final transient LongSupplier clock;
  private final transient MessageReader reader;
  private final transient TrackingLimits limits;
  private final transient LongSupplier nanos;
  private final transient Room room;
  private final transient Semaphore parsing;
  private final transient KeyRates rates;

  /**
   * @param clock the present instant in milliseconds since 1970-01-01T00:00Z
   * @param zone of times that are stated without one
   * @param nanos a clock in nanoseconds that only goes forward
   */
  public TrackingServlet(
      Collector collector,
      Predicate<String> isWriteKey,
      LongSupplier clock,
      Supplier<ZoneId> zone,
      TrackingLimits limits,
      LongSupplier nanos) {
    this.collector = collector;
    this.isWriteKey = isWriteKey;
    this.clock = clock;
    this.reader = new MessageReader(() -> UUID.randomUUID().toString(), zone);
    this.limits = limits;
    this.nanos = nanos;
    this.room = new Room(limits.bodyBytes());
    this.parsing = new Semaphore(limits.parsedBytes());
    this.rates = new KeyRates(limits.messagesPerSecond(), nanos);
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
    Answer answer;
    try (Room.Share share = room.share()) {
      answer = take(endpoint.get(), request, share);
    } catch (Room.Full full) {
      answer = Answer.later(1, "the bodies of other requests fill the memory for them");
    } catch (Unreadable unreadable) {
      answer = Answer.no(unreadable.status(), String.valueOf(unreadable.getMessage()));
    } catch (Failure failure) {
      answer =
          failure.blame() == Blame.RESOURCES
              ? Answer.later(1, "nothing can be kept at this moment")
              : Answer.no(500, "this request could not be taken");
    }
    // Whoever does not read the answer holds no room.
    write(response, answer);
  }

  private Answer take(Endpoint endpoint, HttpServletRequest request, Room.Share share)
      throws IOException, Unreadable, Room.Full {
    int most = MessageReader.MOST_BATCH_BYTES;
    if (request.getContentLengthLong() > most) {
      return Answer.no(413, "expected at most " + most + " bytes");
    }
    Optional<String> basic = basicKey(request);
    if (basic.isPresent() && !isWriteKey.test(basic.get())) {
      return NO_KEY;
    }
    long late = nanos.getAsLong() + TimeUnit.SECONDS.toNanos(limits.bodySeconds());
    Body body = new Body(share, most, () -> nanos.getAsLong() - late > 0);
    byte[] bytes = body.read(request.getInputStream(), encoding(request));
    int tree = Math.min(limits.parsedBytes(), PARSED * bytes.length);
    if (!isFree(tree)) {
      return Answer.later(1, "other requests are still being taken");
    }
    try {
      return collect(reader.read(endpoint, bytes, clock.getAsLong()), basic);
    } finally {
      parsing.release(tree);
    }
  }

  private boolean isFree(int tree) {
    try {
      return parsing.tryAcquire(tree, SECONDS_TO_BE_PARSED, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Answer collect(Messages messages, Optional<String> basic) {
    Optional<String> key = basic.or(messages::writeKey).filter(isWriteKey);
    if (key.isEmpty()) {
      return NO_KEY;
    }
    int count = messages.calls().size() + messages.refused().size();
    long wait = rates.secondsToWait(key.get(), count);
    if (wait > 0) {
      return Answer.later(wait, "this key sends more messages a second than the server allows");
    }
    collector.collect(messages.calls(), messages.refused());
    return new Answer(200, "{\"success\":true}", 0);
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

  /**
   * @param retryAfter the seconds after which to try again; 0 says nothing of that
   */
  private record Answer(int status, String json, long retryAfter) {

    static Answer no(int status, String message) {
      String escaped = message.replace("\\", "\\\\").replace("\"", "\\\"");
      return new Answer(status, "{\"success\":false,\"message\":\"%s\"}".formatted(escaped), 0);
    }

    static Answer later(long seconds, String why) {
      return new Answer(429, no(429, why + ": send again in a moment").json(), seconds);
    }
  }

  private static final Answer NO_KEY = Answer.no(401, "expected a write key");

  private static void answer(HttpServletResponse response, int status, String message)
      throws IOException {
    write(response, Answer.no(status, message));
  }

  private static void write(HttpServletResponse response, Answer answer) throws IOException {
    if (answer.retryAfter() > 0) {
      response.setHeader("Retry-After", Long.toString(answer.retryAfter()));
    }
    write(response, answer.status(), answer.json());
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
