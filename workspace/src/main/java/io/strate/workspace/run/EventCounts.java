package io.strate.workspace.run;

import io.strate.ledger.Ledger;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * How many events each contact has had as of a run, kept so that the next run counts only the new.
 */
final class EventCounts {

  private static final String NOTE = "run/events";

  private final long now;
  private final int[] counts;

  private EventCounts(long now, int[] counts) {
    this.now = now;
    this.counts = counts;
  }

  /** Nothing counted yet. */
  static EventCounts none(Ledger ledger, long now) {
    return new EventCounts(now, new int[ledger.profiles().count(io.strate.domain.Entity.CONTACT)]);
  }

  /** What the last run counted. */
  static EventCounts kept(Ledger ledger, long now) {
    EventCounts empty = none(ledger, now);
    int[] kept =
        ledger
            .notes()
            .get(NOTE)
            .map(
                bytes -> {
                  int[] read = new int[bytes.length / Integer.BYTES];
                  ByteBuffer.wrap(bytes).asIntBuffer().get(read);
                  return read;
                })
            .orElse(empty.counts);
    return new EventCounts(now, Arrays.copyOf(kept, empty.counts.length));
  }

  /** The instant up to which events count. */
  long now() {
    return now;
  }

  void set(int contact, int events) {
    counts[contact] = events;
  }

  long total() {
    return Arrays.stream(counts).asLongStream().sum();
  }

  void keep(Ledger ledger) {
    ByteBuffer bytes = ByteBuffer.allocate(counts.length * Integer.BYTES);
    bytes.asIntBuffer().put(counts);
    ledger.notes().put(NOTE, bytes.array());
  }
}
