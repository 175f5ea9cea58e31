package io.strate.workspace.run;

import io.strate.engine.Scan;
import io.strate.ledger.Ledger;
import io.strate.ledger.Timelines;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Feeds scans with timelines of the ledger: everybody's, in slices that several threads share, or
 * those of some profiles.
 */
final class Feeding {

  private final Ledger ledger;
  private final Timelines timelines;
  private final Optional<Reach> numbers;
  private final int threads;
  private final Optional<EventCounts> events;
  private final Interest interest;

  private Feeding(
      Ledger ledger,
      Timelines timelines,
      Optional<Reach> numbers,
      int threads,
      Optional<EventCounts> events,
      Interest interest) {
    this.ledger = ledger;
    this.timelines = timelines;
    this.numbers = numbers;
    this.threads = threads;
    this.events = events;
    this.interest = interest;
  }

  static Feeding everybody(Ledger ledger) {
    return new Feeding(
        ledger,
        ledger.timelines(),
        Optional.empty(),
        Runtime.getRuntime().availableProcessors(),
        Optional.empty(),
        Interest.LASTING);
  }

  /** Only these profiles of each entity. */
  static Feeding only(Ledger ledger, Reach numbers) {
    return only(ledger, ledger.timelines(), numbers);
  }

  /** The same, by timelines that are held already. */
  static Feeding only(Ledger ledger, Timelines timelines, Reach numbers) {
    return new Feeding(
        ledger, timelines, Optional.of(numbers), 1, Optional.empty(), Interest.LASTING);
  }

  /** The same, by one thread. */
  Feeding inOrder() {
    return new Feeding(ledger, timelines, numbers, 1, events, interest);
  }

  /** The same, counting the events of contacts on the way. */
  Feeding counting(EventCounts into) {
    return new Feeding(ledger, timelines, numbers, threads, Optional.of(into), interest);
  }

  /** The same, given up within a slice when nobody waits for the answer any more. */
  Feeding whileWanted(Interest asked) {
    return new Feeding(ledger, timelines, numbers, threads, events, asked);
  }

  /** Feeds a scan completely, each thread by a lane of its own. */
  void feed(Scan scan, Supplier<Scan.Lane> lanes) {
    if (numbers.isEmpty()) {
      feedEverybody(scan, lanes);
    } else {
      Scan.Lane lane = lanes.get();
      new Feeder(ledger, timelines, scan.of(), lane::add, events).feed(numbers.get().of(scan.of()));
      lane.finish();
    }
  }

  private void feedEverybody(Scan scan, Supplier<Scan.Lane> lanes) {
    Slices.each(
        ledger.profiles().count(scan.of()),
        threads,
        interest,
        () -> {
          Scan.Lane lane = lanes.get();
          Feeder feeder = new Feeder(ledger, timelines, scan.of(), lane::add, events);
          return new Slices.Work() {
            @Override
            public void slice(int first, int end) {
              feeder.feed(first, end);
            }

            @Override
            public void finish() {
              lane.finish();
            }
          };
        });
  }
}
