package io.strate.ledger.rocks;

import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.domain.Identifier;
import io.strate.domain.Origin;
import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.ledger.BulkLoad;
import io.strate.ledger.FileMark;
import io.strate.ledger.Generation;
import io.strate.ledger.Ledger;
import io.strate.ledger.LedgerOptions;
import io.strate.ledger.Posting;
import io.strate.ledger.RowWriter;
import io.strate.ledger.Runs;
import io.strate.ledger.Sources;
import io.strate.timeline.ColumnKey;
import io.strate.timeline.StreamKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.roaringbitmap.RoaringBitmap;

/**
 * How fast a ledger is: {@code Pace <folder> <events> <contacts>} loads, scans, saves a run, loads
 * one per cent more, and appends with eight senders of 500.
 */
public final class Pace {

  private Pace() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    int events = Integer.parseInt(args[1]);
    int contacts = Integer.parseInt(args[2]);
    try (Ledger ledger = RocksLedger.open(folder, LedgerOptions.DEFAULT)) {
      List<Generation> sources =
          ledger
              .sources()
              .declare(
                  List.of(
                      new Sources.Declaration("events", 1), new Sources.Declaration("http", 1)));
      time("load " + events, () -> load(ledger, sources.get(0), "a", events, contacts, 1));
      scan(ledger);
      scan(ledger);
      save(ledger, contacts);
      time("load 1 %", () -> load(ledger, sources.get(0), "b", events / 100, contacts / 100, 2));
      scan(ledger);
      append(ledger, sources.get(1), contacts, Integer.parseInt(args[3]));
      time("fold", ledger::fold);
      scan(ledger);
      System.gc();
    }
    time("open and close", () -> RocksLedger.open(folder, LedgerOptions.DEFAULT).close());
  }

  private static void time(String what, Runnable run) {
    long start = System.nanoTime();
    double cpu = cpu();
    run.run();
    System.out.printf(
        "%-16s %8.1f ms, %8.1f ms of CPU%n", what, (System.nanoTime() - start) / 1e6, cpu() - cpu);
  }

  /** Milliseconds of processor time that this process has taken: on a busy machine, what counts. */
  private static double cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e6;
  }

  private static void load(
      Ledger ledger, Generation source, String file, int events, int contacts, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    try (BulkLoad load = ledger.load(source, 0)) {
      RowWriter rows = load.writer();
      int id = rows.kind(Entity.CONTACT, "id");
      int[] streams = new int[12];
      for (int i = 0; i < streams.length; i++) {
        streams[i] = ledger.vocabulary().stream(StreamKey.event("event" + i));
      }
      int amount = ledger.vocabulary().column(ColumnKey.of(Type.Scalar.NUMBER, "amount"));
      int sku = ledger.vocabulary().column(ColumnKey.of(Type.Scalar.TEXT, "sku"));
      byte[][] skus = new byte[100][];
      for (int i = 0; i < skus.length; i++) {
        skus[i] = ("sku-" + i).getBytes(StandardCharsets.US_ASCII);
      }
      long start = System.nanoTime();
      for (int i = 0; i < events; i++) {
        byte[] who = ("contact-" + random.nextInt(contacts)).getBytes(StandardCharsets.US_ASCII);
        rows.begin(
            id,
            who,
            0,
            who.length,
            1_700_000_000_000L + random.nextLong(63_000_000_000L),
            random.nextLong());
        rows.entry(streams[random.nextInt(12)]);
        rows.number(amount, random.nextInt(100_000) / 100.0);
        byte[] s = skus[random.nextInt(100)];
        rows.text(sku, s, 0, s.length);
        rows.end();
      }
      System.out.printf("  rows           %8.1f ms%n", (System.nanoTime() - start) / 1e6);
      load.read(new FileMark(file, 1, 1, 1, events, ""));
      start = System.nanoTime();
      System.out.println("  " + load.commit());
      System.out.printf("  commit         %8.1f ms%n", (System.nanoTime() - start) / 1e6);
    }
  }

  private static void scan(Ledger ledger) {
    AtomicLong bytes = new AtomicLong();
    time(
        "scan",
        () ->
            ledger
                .timelines()
                .scan(
                    Entity.CONTACT,
                    0,
                    Integer.MAX_VALUE,
                    (_, _, _, length) -> bytes.addAndGet(length)));
    System.out.println("  " + bytes + " bytes");
  }

  private static void save(Ledger ledger, int contacts) {
    for (int round = 0; round < 3; round++) {
      SplittableRandom random = new SplittableRandom(round);
      List<Runs.SegmentResult> segments = new ArrayList<>();
      for (int s = 0; s < 200; s++) {
        RoaringBitmap members = new RoaringBitmap();
        for (int i = 0; i < contacts; i++) {
          if (random.nextInt(4) == 0) {
            members.add(i);
          }
        }
        segments.add(new Runs.SegmentResult("s" + s, Entity.CONTACT, 1, members));
      }
      long mark = ledger.mark();
      long[] due = random.longs(contacts).toArray();
      time(
          "save run",
          () -> ledger.runs().save(new Runs.Run(1, mark, 1, segments, due, new long[0])));
    }
  }

  private static void append(Ledger ledger, Generation source, int contacts, int batches)
      throws InterruptedException {
    long start = System.nanoTime();
    List<Thread> senders = new ArrayList<>();
    for (int s = 0; s < 8; s++) {
      int sender = s;
      senders.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    SplittableRandom random = new SplittableRandom(sender);
                    for (int b = 0; b < batches; b++) {
                      List<Posting> postings = new ArrayList<>(500);
                      for (int i = 0; i < 500; i++) {
                        long identity = random.nextLong();
                        postings.add(
                            new Posting(
                                Identifier.contact("contact-" + random.nextInt(contacts)),
                                List.of(),
                                new Entry.Event(
                                    1_760_000_000_000L + i,
                                    new Origin(source.origin(), identity),
                                    "event1",
                                    new Value.RecordOf(
                                        Map.of(
                                            "amount",
                                            Value.number(i),
                                            "sku",
                                            Value.text("sku-" + i % 100)))),
                                Optional.of("message-" + identity)));
                      }
                      ledger.append(postings);
                    }
                  }));
    }
    for (Thread sender : senders) {
      sender.join();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("append %d: %.0f events/s%n", 4000 * batches, 4000 * batches / seconds);
  }
}
