package io.strate.benchmark;

import io.strate.domain.Entry;
import io.strate.domain.Identifier;
import io.strate.domain.Origin;
import io.strate.domain.Value;
import io.strate.ledger.Generation;
import io.strate.ledger.Ledger;
import io.strate.ledger.Posting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Appends events to a ledger, as many senders at once do. */
final class LedgerSide {

  private final Ledger ledger;
  private final Generation events;

  /** A sender to a ledger that has read the events' file. */
  LedgerSide(Ledger ledger) {
    this.ledger = ledger;
    events =
        Optional.ofNullable(ledger.sources().declared().get("events"))
            .orElseThrow(() -> new IllegalStateException("no events were read"));
  }

  /** SplitMix64's finisher: makes numbers that look random. */
  private static long hash(long row) {
    long mixed = (row + 1) * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 31;
  }

  /**
   * Appends events with message ids, each batch acknowledged when it is durable.
   *
   * @return events a second
   */
  double ingest(int senders, int batches, int batchSize, Shape shape, String prefix)
      throws InterruptedException, ExecutionException {
    List<Callable<Long>> tasks = new ArrayList<>();
    for (int sender = 0; sender < senders; sender++) {
      int number = sender;
      tasks.add(() -> send(number, batches, batchSize, shape, prefix));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(senders)) {
      long begun = System.nanoTime();
      long accepted = 0;
      for (Future<Long> sent : threads.invokeAll(tasks)) {
        accepted += sent.get();
      }
      if (accepted != (long) senders * batches * batchSize) {
        throw new IllegalStateException("of all messages sent, " + accepted + " were accepted");
      }
      return accepted / ((System.nanoTime() - begun) / 1e9);
    }
  }

  private long send(int sender, int batches, int batchSize, Shape shape, String prefix) {
    long accepted = 0;
    for (int batch = 0; batch < batches; batch++) {
      List<Posting> postings = new ArrayList<>(batchSize);
      for (int i = 0; i < batchSize; i++) {
        long row = ((long) sender * batches + batch) * batchSize + i;
        postings.add(posting(hash(row), shape, prefix + row));
      }
      accepted += ledger.append(postings).accepted();
    }
    return accepted;
  }

  private Posting posting(long random, Shape shape, String messageId) {
    int contact = Shape.FIRST_CONTACT + (int) Long.remainderUnsigned(random, shape.contacts());
    String type = Shape.TYPES.get((int) Long.remainderUnsigned(random >>> 32, Shape.TYPES.size()));
    Value.RecordOf properties =
        new Value.RecordOf(Map.of("amount", Value.number((random & 0xFFFF) / 100.0)));
    Origin origin = new Origin(events.origin(), random);
    return Posting.of(
        Identifier.contact(Integer.toString(contact)),
        new Entry.Event(Shape.NOW - (random >>> 40), origin, type, properties),
        messageId);
  }

  /** Events of the first contacts at an instant, a batch at a time. */
  void appendToFirst(int contacts, long time, String prefix) {
    List<Posting> postings = new ArrayList<>();
    for (int i = 0; i < contacts; i++) {
      Origin origin = new Origin(events.origin(), hash(time + i));
      postings.add(
          Posting.of(
              Identifier.contact(Integer.toString(Shape.FIRST_CONTACT + i)),
              new Entry.Event(
                  time,
                  origin,
                  Shape.TYPES.get(i % Shape.TYPES.size()),
                  new Value.RecordOf(Map.of("amount", Value.number(i % 500)))),
              prefix + i));
      if (postings.size() == 500 || i == contacts - 1) {
        ledger.append(postings);
        postings = new ArrayList<>();
      }
    }
  }
}
