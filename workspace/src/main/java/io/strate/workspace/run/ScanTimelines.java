package io.strate.workspace.run;

import io.strate.domain.Entity;
import io.strate.domain.Timeline;
import io.strate.ledger.Ledger;
import io.strate.timeline.PackedTimeline;
import io.strate.timeline.TimelineEntries;
import java.util.function.Supplier;

/** Reads the entries of all contacts once, on several threads. */
public final class ScanTimelines {

  private ScanTimelines() {}

  /** Takes the timelines of some contacts, for one thread. */
  @FunctionalInterface
  public interface Sink {
    void take(int number, Timeline timeline);
  }

  /**
   * Shows every contact that has entries, for as long as somebody waits for it.
   *
   * @param sinks makes one for each thread
   * @throws io.strate.domain.Failure as {@link Interest#orEnd}
   */
  public static void contacts(Ledger ledger, Interest interest, Supplier<Sink> sinks) {
    Slices.each(
        ledger.profiles().count(Entity.CONTACT),
        Runtime.getRuntime().availableProcessors(),
        interest,
        () -> slices(ledger, sinks.get()));
  }

  private static Slices.Work slices(Ledger ledger, Sink sink) {
    TimelineEntries entries = new TimelineEntries(ledger.vocabulary());
    PackedTimeline view = new Views(ledger).moving();
    return (first, end) ->
        ledger
            .timelines()
            .scan(
                Entity.CONTACT,
                first,
                end,
                (number, bytes, offset, length) -> {
                  view.wrap(bytes, offset, length, true);
                  sink.take(number, entries.of(view));
                });
  }
}
