package io.strate.connect.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Fills an endpoint's window: from failed deliveries that are being replayed, then from the log.
 * Reads only what the window has room for, so that a backlog of any length stays where it is.
 */
final class Feed {

  private static final int PAGE = 256;

  /**
   * After so many pages others have their turn; a narrow filter may pass over millions of messages.
   */
  private static final int MOST_PAGES = 64;

  private final String endpoint;
  private final DispatchPorts ports;
  private final DispatchOptions options;
  private final Window window;
  private final Notebook notebook;

  private long seen;
  private boolean behind = true;
  private Optional<Replay> replay;

  Feed(
      String endpoint,
      DispatchPorts ports,
      DispatchOptions options,
      Window window,
      Notebook notebook) {
    this.endpoint = endpoint;
    this.ports = ports;
    this.options = options;
    this.window = window;
    this.notebook = notebook;
    this.seen = notebook.progress().read();
    this.replay = notebook.progress().replay();
  }

  /** Reads until so many deliveries could start; says whether there is more to read at once. */
  boolean fill(int wanted, EndpointFilter filter, Instant now) {
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      int room = options.window() - window.size();
      if (room <= 0 || wanted <= 0 || window.hasDue(wanted, now)) {
        return false;
      }
      if (replay.isPresent()) {
        replayPage(replay.get(), Math.min(room, PAGE), now);
      } else if (!logPage(Math.min(room, PAGE), filter, now)) {
        return false;
      }
    }
    return true;
  }

  private boolean logPage(int most, EndpointFilter filter, Instant now) {
    List<Message> page = ports.outbox().after(seen, most);
    behind = page.size() == most;
    for (Message message : page) {
      seen = message.position();
      if (filter.accepts(message) && window.of(seen).isEmpty()) {
        notebook.read(seen);
        window.add(Delivery.fresh(seen, message.contact(), now));
      }
    }
    notebook.seen(seen);
    return !page.isEmpty();
  }

  private void replayPage(Replay from, int most, Instant now) {
    List<FailedDelivery> page = ports.journal().failed(endpoint, from.done(), most);
    long done = from.done();
    for (FailedDelivery failed : page) {
      done = failed.position();
      if (done <= from.upTo() && !failed.at().isBefore(from.since())) {
        takeUp(done, now);
      }
    }
    boolean over = page.isEmpty() || done >= from.upTo();
    replay = over ? Optional.empty() : Optional.of(new Replay(from.since(), done, from.upTo()));
  }

  /** A message that was read long ago goes on its way again; false if the log has it no longer. */
  boolean takeUp(long position, Instant now) {
    notebook.recall(position);
    Optional<Message> message = ports.outbox().at(position);
    if (message.isEmpty()) {
      ports.counters().vanished(endpoint);
      return false;
    }
    if (window.underWay(position).isEmpty()) {
      Delivery again = Delivery.fresh(position, message.get().contact(), now);
      window.add(again);
      notebook.list(again, window);
    }
    return true;
  }

  void replay(Replay asked) {
    replay =
        Optional.of(
            replay
                .map(
                    running ->
                        new Replay(
                            running.since().isBefore(asked.since())
                                ? running.since()
                                : asked.since(),
                            asked.done(),
                            Math.max(running.upTo(), asked.upTo())))
                .orElse(asked));
  }

  Optional<Replay> replay() {
    return replay;
  }

  long seen() {
    return seen;
  }

  boolean behind() {
    return behind;
  }
}
