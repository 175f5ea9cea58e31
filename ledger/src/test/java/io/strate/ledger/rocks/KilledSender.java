package io.strate.ledger.rocks;

import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.domain.Identifier;
import io.strate.domain.Origin;
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
import io.strate.timeline.StreamKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.roaringbitmap.RoaringBitmap;

/**
 * A process that appends, loads and saves runs until it is killed, and says on its output what was
 * acknowledged: {@code batch <sender> <n>}, {@code file <n>}, {@code run <n>}. What it writes is a
 * function of these numbers.
 */
public final class KilledSender {

  static final int SENDERS = 3;
  static final int BATCH = 40;
  static final int ROWS = 400;
  static final int CONTACTS = 60;

  /** Small buffers, so that files are flushed and compacted all the time. */
  static final LedgerOptions OPTIONS =
      new LedgerOptions(2 << 20, 1 << 20, 1 << 16, 2, 1 << 20, true);

  private KilledSender() {}

  /** {@code <folder> <first batch of each sender> <first file> <first run>} */
  public static void main(String[] args) throws InterruptedException {
    Ledger ledger = RocksLedger.open(Path.of(args[0]), OPTIONS);
    List<Generation> sources = declare(ledger);
    say("open");
    List<Thread> threads = new ArrayList<>();
    for (int s = 0; s < SENDERS; s++) {
      int sender = s;
      int first = Integer.parseInt(args[1 + s]);
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int b = first; ; b++) {
                      ledger.append(batch(sources.get(1), sender, b));
                      say("batch " + sender + " " + b);
                    }
                  }));
    }
    int firstFile = Integer.parseInt(args[1 + SENDERS]);
    int firstRun = Integer.parseInt(args[2 + SENDERS]);
    threads.add(Thread.ofPlatform().start(() -> loads(ledger, sources.get(0), firstFile)));
    threads.add(
        Thread.ofPlatform()
            .start(
                () -> {
                  for (int run = firstRun; ; run++) {
                    save(ledger, run);
                    say("run " + run);
                    if (run % 3 == 0) {
                      ledger.fold();
                    }
                  }
                }));
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void loads(Ledger ledger, Generation source, int first) {
    for (int file = first; ; file++) {
      load(ledger, source, file);
      say("file " + file);
    }
  }

  private static synchronized void say(String what) {
    // One write, so that no line is cut by the kill.
    byte[] line = (what + "\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    System.out.write(line, 0, line.length);
    System.out.flush();
  }

  static List<Generation> declare(Ledger ledger) {
    return ledger
        .sources()
        .declare(List.of(new Sources.Declaration("files", 1), new Sources.Declaration("http", 1)));
  }

  static List<Posting> batch(Generation source, int sender, int number) {
    SplittableRandom random = new SplittableRandom(1_000_003L * sender + number);
    List<Posting> postings = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      String message = sender + "-" + number + "-" + i;
      String contact = "c" + random.nextInt(CONTACTS);
      // Some come under an address that several share, or that one has.
      boolean mailed = random.nextInt(8) == 0;
      Identifier mail = new Identifier(Entity.CONTACT, "email", "m" + random.nextInt(2 * CONTACTS));
      postings.add(
          new Posting(
              mailed ? mail : Identifier.contact(contact),
              random.nextInt(10) == 0 && !mailed ? List.of(mail) : List.of(),
              new Entry.Event(
                  random.nextInt(1_000_000),
                  new Origin(source.origin(), random.nextLong()),
                  "sent",
                  new Value.RecordOf(Map.of("message", Value.text(message)))),
              Optional.of(message)));
    }
    return postings;
  }

  static void load(Ledger ledger, Generation source, int file) {
    SplittableRandom random = new SplittableRandom(77_000_000L + file);
    try (BulkLoad load = ledger.load(source, file)) {
      RowWriter rows = load.writer();
      int id = rows.kind(Entity.CONTACT, "id");
      int stream = ledger.vocabulary().stream(StreamKey.event("read"));
      int text =
          ledger
              .vocabulary()
              .column(io.strate.timeline.ColumnKey.of(io.strate.domain.Type.Scalar.TEXT, "row"));
      for (int i = 0; i < ROWS; i++) {
        rows.begin(
            id, "c" + random.nextInt(CONTACTS), random.nextInt(1_000_000), random.nextLong());
        rows.entry(stream);
        rows.text(text, file + "-" + i);
        rows.end();
      }
      load.read(new FileMark("file" + file, file, file, file, ROWS, ""));
      load.commit();
    }
  }

  static RoaringBitmap members(int run) {
    RoaringBitmap members = new RoaringBitmap();
    for (int i = 0; i < CONTACTS; i++) {
      if ((i * 31 + run) % 3 == 0) {
        members.add(i);
      }
    }
    return members;
  }

  static long[] due(int run) {
    return new SplittableRandom(run).longs(CONTACTS).toArray();
  }

  static void save(Ledger ledger, int run) {
    ledger
        .runs()
        .save(
            new Runs.Run(
                run,
                ledger.mark(),
                run,
                List.of(new Runs.SegmentResult("third", Entity.CONTACT, 1, members(run))),
                due(run),
                new long[0]));
  }
}
