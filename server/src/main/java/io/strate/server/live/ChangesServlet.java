package io.strate.server.live;

import io.strate.domain.Failure;
import io.strate.server.health.Measures;
import io.strate.workspace.notify.Change;
import io.strate.workspace.notify.ChangeFeed;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/v1/changes}: who entered and left segments, as server-sent events. Each follower
 * reads the history at its own pace, at most {@value ChangeFeed#MOST_NAMES} people at a time, so
 * that a slow one costs no memory; one that does not read at all is cut off by the server's write
 * timeout, and goes on behind the last event that it had.
 */
public final class ChangesServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  /** Each follower holds a connection and a virtual thread. */
  private static final int MOST_FOLLOWERS = 200;

  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final String MILLISECONDS_TO_RECONNECT = "2000";
  private static final String SECONDS_TO_WAIT = "30";

  private final transient ChangeFeed feed;
  private final transient Predicate<HttpServletRequest> mayLook;
  private final transient Measures measures;
  private final transient LongSupplier clock;
  private final transient Followers followers = new Followers(MOST_FOLLOWERS);

  /**
   * @param mayLook whether a key that opened the stream still opens it
   */
  public ChangesServlet(
      ChangeFeed feed,
      Predicate<HttpServletRequest> mayLook,
      Measures measures,
      LongSupplier clock) {
    this.feed = feed;
    this.mayLook = mayLook;
    this.measures = measures;
    this.clock = clock;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      Set<String> segments = segments(request);
      feed.verify(segments);
      follow(request, segments, response);
    } catch (Failure wrong) {
      Problem.answer(response, wrong);
    }
  }

  private static Set<String> segments(HttpServletRequest request) {
    String[] asked = request.getParameterValues("segment");
    return asked == null ? Set.of() : Set.copyOf(List.of(asked));
  }

  /** Where a follower stands: behind what it had, or at the end of the history. */
  private long start(HttpServletRequest request) {
    return position(request.getHeader("Last-Event-ID"))
        .or(() -> position(request.getParameter("after")))
        .orElseGet(feed::last);
  }

  private static Optional<Long> position(@Nullable String text) {
    return Optional.ofNullable(text)
        .filter(number -> number.matches("\\d{1,18}"))
        .map(Long::valueOf);
  }

  private void follow(
      HttpServletRequest request, Set<String> segments, HttpServletResponse response)
      throws IOException {
    Optional<Followers.Place> place = followers.enter();
    if (place.isEmpty()) {
      response.setHeader("Retry-After", SECONDS_TO_WAIT);
      Problem.answer(
          response, 503, MOST_FOLLOWERS + " clients follow changes already: try again later");
      return;
    }
    try (Followers.Place _ = place.get()) {
      response.setContentType("text/event-stream");
      response.setCharacterEncoding(StandardCharsets.UTF_8);
      response.setHeader("Cache-Control", "no-store");
      response.setHeader("X-Accel-Buffering", "no");
      measures.streamOpened();
      try {
        stream(start(request), segments, () -> mayLook.test(request), response.getOutputStream());
      } finally {
        measures.streamClosed();
      }
    }
  }

  private void stream(long from, Set<String> segments, BooleanSupplier mayLook, OutputStream out)
      throws IOException {
    write(out, "retry: " + MILLISECONDS_TO_RECONNECT + "\nid: " + from + "\n\n");
    long position = from;
    long written = clock.getAsLong();
    try {
      while (feed.await(position, HEARTBEAT) && mayLook.getAsBoolean()) {
        long end = feed.last();
        List<Change> changes = feed.after(position, segments);
        position = changes.isEmpty() ? Math.max(position, end) : changes.getLast().position();
        if (!changes.isEmpty()) {
          write(out, ChangeEvent.of(changes));
          written = clock.getAsLong();
        } else if (clock.getAsLong() - written >= HEARTBEAT.toMillis()) {
          write(out, ": still here\nid: " + position + "\n\n");
          written = clock.getAsLong();
        }
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
