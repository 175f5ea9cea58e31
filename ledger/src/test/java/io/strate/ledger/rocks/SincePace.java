package io.strate.ledger.rocks;

import io.strate.domain.Entity;
import io.strate.ledger.Ledger;
import io.strate.ledger.LedgerOptions;
import io.strate.ledger.Runs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.roaringbitmap.RoaringBitmap;

/**
 * How long it takes to say since when everybody is a member, after many small changes: {@code
 * SincePace <empty folder> <members> <announcements>}.
 */
public final class SincePace {

  private SincePace() {}

  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    int members = Integer.parseInt(args[1]);
    int announcements = Integer.parseInt(args[2]);
    RoaringBitmap all = new RoaringBitmap();
    all.add(0L, members);
    try (Ledger ledger = RocksLedger.open(folder, LedgerOptions.DEFAULT)) {
      run(ledger, 0, all);
      SplittableRandom random = new SplittableRandom(1);
      long started = System.nanoTime();
      for (int i = 1; i <= announcements; i++) {
        int who = random.nextInt(members);
        boolean leaves = all.contains(who);
        RoaringBitmap moved = RoaringBitmap.bitmapOf(who);
        all.flip(who, who + 1L);
        ledger
            .runs()
            .announce(
                new Runs.Announcement(
                    i,
                    leaves ? Map.of() : Map.of("s", moved),
                    leaves ? Map.of("s", moved) : Map.of()));
        if (i % 3_000 == 0) {
          run(ledger, i, all.clone());
        }
      }
      System.out.printf(
          "%d announcements: %.1f us each%n",
          announcements, (System.nanoTime() - started) / 1e3 / announcements);
      time(ledger);
      time(ledger);
    }
    try (Ledger ledger = RocksLedger.open(folder, LedgerOptions.DEFAULT)) {
      time(ledger);
      time(ledger);
    }
  }

  private static void run(Ledger ledger, long asOf, RoaringBitmap members) {
    ledger
        .runs()
        .save(
            new Runs.Run(
                asOf,
                ledger.mark(),
                1,
                List.of(new Runs.SegmentResult("s", Entity.CONTACT, 1, members)),
                new long[0],
                new long[0]));
  }

  private static void time(Ledger ledger) {
    long started = System.nanoTime();
    long[] since = ledger.runs().since("s");
    System.out.printf(
        "since of %d members: %.1f ms%n", since.length, (System.nanoTime() - started) / 1e6);
  }
}
