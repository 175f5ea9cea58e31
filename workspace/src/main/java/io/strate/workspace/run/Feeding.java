package io.strate.workspace.run;

import io.strate.engine.Scan;
import io.strate.ledger.Ledger;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Feeds scans with timelines of the ledger: everybody's, in slices that several threads share, or
 * those of some profiles.
 */
final class Feeding {

  /** How many numbers a thread takes at a time: whole blocks, few enough that all end together. */
  private static final int SLICE = 16 * Scan.BLOCK;

  private final Ledger ledger;
  private final Optional<Reach> numbers;
  private final int threads;
  private final Optional<EventCounts> events;
  private final Interest interest;

  private Feeding(
      Ledger ledger,
      Optional<Reach> numbers,
      int threads,
      Optional<EventCounts> events,
      Interest interest) {
    this.ledger = ledger;
    this.numbers = numbers;
    this.threads = threads;
    this.events = events;
    this.interest = interest;
  }

  static Feeding everybody(Ledger ledger) {
    return new Feeding(
        ledger,
        Optional.empty(),
        Runtime.getRuntime().availableProcessors(),
        Optional.empty(),
        Interest.LASTING);
  }

  /** Only these profiles of each entity. */
  static Feeding only(Ledger ledger, Reach numbers) {
    return new Feeding(ledger, Optional.of(numbers), 1, Optional.empty(), Interest.LASTING);
  }

  /** The same, by one thread. */
  Feeding inOrder() {
    return new Feeding(ledger, numbers, 1, events, interest);
  }

  /** The same, counting the events of contacts on the way. */
  Feeding counting(EventCounts into) {
    return new Feeding(ledger, numbers, threads, Optional.of(into), interest);
  }

  /** The same, given up within a slice when nobody waits for the answer any more. */
  Feeding whileWanted(Interest asked) {
    return new Feeding(ledger, numbers, threads, events, asked);
  }

  /** Feeds a scan completely, each thread by a lane of its own. */
  void feed(Scan scan, Supplier<Scan.Lane> lanes) {
    if (numbers.isEmpty()) {
      feedEverybody(scan, lanes);
    } else {
      Feeder feeder = new Feeder(ledger, scan, lanes.get(), events);
      feeder.feed(numbers.get().of(scan.of()));
      feeder.finish();
    }
  }

  private void feedEverybody(Scan scan, Supplier<Scan.Lane> lanes) {
    int count = ledger.profiles().count(scan.of());
    AtomicInteger next = new AtomicInteger();
    Callable<Void> lane =
        () -> {
          Feeder feeder = new Feeder(ledger, scan, lanes.get(), events);
          for (int first = next.getAndAdd(SLICE); first < count; first = next.getAndAdd(SLICE)) {
            interest.orEnd();
            feeder.feed(first, Math.min(count, first + SLICE));
          }
          feeder.finish();
          return null;
        };
    inAllThreads(lane);
  }

  private void inAllThreads(Callable<Void> lane) {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (Future<Void> each : pool.invokeAll(Collections.nCopies(threads, lane))) {
        each.get();
      }
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException known
          ? known
          : new IllegalStateException(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
