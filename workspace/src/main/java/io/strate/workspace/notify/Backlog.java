package io.strate.workspace.notify;

import io.strate.connect.webhook.EndpointFilter;
import io.strate.connect.webhook.Message;
import java.util.List;

/**
 * How many messages of the log are still to be read for an endpoint.
 *
 * @param more whether there are more than were counted
 */
record Backlog(long messages, boolean more) {

  private static final int PAGE = 1_000;

  /** Messages that are looked at; whoever is further behind need not know how far. */
  private static final int MOST = 10_000;

  static Backlog of(LogOutbox outbox, long read, EndpointFilter filter) {
    long wanted = 0;
    long from = read;
    for (int looked = 0; looked < MOST; looked += PAGE) {
      List<Message> page = outbox.after(from, PAGE);
      wanted += page.stream().filter(filter::accepts).count();
      if (page.size() < PAGE) {
        return new Backlog(wanted, false);
      }
      from = page.getLast().position();
    }
    return new Backlog(wanted, true);
  }
}
