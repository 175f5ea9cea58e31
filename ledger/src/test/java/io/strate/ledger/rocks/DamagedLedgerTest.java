package io.strate.ledger.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.domain.Failure;
import io.strate.domain.Identifier;
import io.strate.domain.Origin;
import io.strate.domain.Value;
import io.strate.ledger.BulkLoad;
import io.strate.ledger.FileMark;
import io.strate.ledger.Generation;
import io.strate.ledger.Ledger;
import io.strate.ledger.LedgerOptions;
import io.strate.ledger.Posting;
import io.strate.ledger.Reject;
import io.strate.ledger.RowWriter;
import io.strate.ledger.Runs;
import io.strate.ledger.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roaringbitmap.RoaringBitmap;

/**
 * A flipped bit or a lost end in any file of a closed store is detected, or makes no difference to
 * anything the ledger says. {@code -Dstrate.damages=1000} for the long form; a failing trial names
 * its seed.
 */
final class DamagedLedgerTest {

  private static final int TRIALS = Integer.getInteger("strate.damages", 60);
  private static final long SEED = Long.getLong("strate.seed", 20261122);
  private static final LedgerOptions OPTIONS = LedgerOptions.DEFAULT;

  @TempDir Path folder;

  private static void fill(Path store) {
    SplittableRandom random = new SplittableRandom(1);
    for (int round = 0; round < 3; round++) {
      try (Ledger ledger = RocksLedger.open(store, OPTIONS)) {
        List<Generation> sources =
            ledger
                .sources()
                .declare(List.of(new Sources.Declaration("a", 1), new Sources.Declaration("b", 1)));
        load(ledger, sources.get(0), round, random);
        List<Posting> postings = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
          postings.add(posting(sources.get(1), random));
        }
        ledger.append(postings);
        ledger.notes().put("types", new byte[] {1, 2, 3});
        save(ledger, round);
      }
    }
  }

  private static Posting posting(Generation source, SplittableRandom random) {
    long identity = random.nextLong();
    return new Posting(
        Identifier.contact("c" + random.nextInt(100)),
        List.of(new Identifier(Entity.CONTACT, "email", "m" + random.nextInt(150))),
        new Entry.Event(
            random.nextInt(1_000_000),
            new Origin(source.origin(), identity),
            "order",
            new Value.RecordOf(
                Map.of(
                    "amount",
                    Value.number(random.nextInt(10_000) / 100.0),
                    "sku",
                    Value.text("s" + random.nextInt(40))))),
        Optional.of("message-" + identity));
  }

  private static void load(Ledger ledger, Generation source, int round, SplittableRandom random) {
    try (BulkLoad load = ledger.load(source, round)) {
      RowWriter rows = load.writer();
      for (int i = 0; i < 800; i++) {
        Posting posting = posting(source, random);
        rows.add(posting.who(), posting.further(), posting.entries().getFirst(), Optional.empty());
      }
      load.reject(new Reject("f" + round, 3, "amount", "a number", "x;y"));
      load.read(new FileMark("f" + round, 1, 2, 3, 801, ""));
      load.commit();
    }
  }

  private static void save(Ledger ledger, int round) {
    RoaringBitmap members = new RoaringBitmap();
    for (int i = round; i < 100; i += 3) {
      members.add(i);
    }
    ledger
        .runs()
        .save(
            new Runs.Run(
                round,
                ledger.mark(),
                7,
                List.of(new Runs.SegmentResult("third", Entity.CONTACT, 1, members)),
                new SplittableRandom(round).longs(300).toArray(),
                new long[0]));
  }

  private static String say(Path store, LedgerOptions options) {
    try (Ledger ledger = RocksLedger.open(store, options)) {
      ledger
          .sources()
          .declare(List.of(new Sources.Declaration("a", 1), new Sources.Declaration("b", 1)));
      return Export.of(ledger);
    }
  }

  @Test
  void damageIsDetectedOrHarmless() throws IOException {
    Path whole = folder.resolve("whole");
    fill(whole);
    Path plain = folder.resolve("plain");
    TestingFolders.copy(whole, plain);
    String expected = say(plain, OPTIONS);
    Map<String, Integer> outcomes = new HashMap<>();
    for (int trial = 0; trial < TRIALS; trial++) {
      Path damaged = folder.resolve("damaged");
      TestingFolders.copy(whole, damaged);
      String what = damage(damaged, trial, new SplittableRandom(SEED + trial));
      LedgerOptions options = trial % 2 == 0 ? OPTIONS : OPTIONS.withVerifiedBytes(0);
      try {
        assertThat(say(damaged, options)).as("trial %d: %s", trial, what).isEqualTo(expected);
        outcomes.merge("harmless", 1, Integer::sum);
      } catch (Failure failure) {
        assertThat(failure).as("trial %d: %s", trial, what).hasMessageNotContaining("\n");
        outcomes.merge(failure.code(), 1, Integer::sum);
      }
      TestingFolders.remove(damaged);
    }
    System.out.println("damages " + TRIALS + ": " + outcomes);
    assertThat(outcomes.keySet()).contains("store.damaged");
  }

  /**
   * Damages one file, each of them by turns; three bits of four are flipped, else the end is lost.
   */
  private static String damage(Path store, int trial, SplittableRandom random) throws IOException {
    List<Path> files =
        TestingFolders.files(store).stream().filter(file -> file.toFile().length() > 0).toList();
    Path file = files.get(trial % files.size());
    byte[] bytes = Files.readAllBytes(file);
    int at = random.nextInt(bytes.length);
    if (random.nextInt(4) > 0) {
      int bit = random.nextInt(8);
      bytes[at] ^= (byte) (1 << bit);
      Files.write(file, bytes);
      return "bit " + bit + " of byte " + at + " of " + store.relativize(file) + " flipped";
    }
    Files.write(file, java.util.Arrays.copyOf(bytes, at));
    return store.relativize(file) + " cut to " + at + " of " + bytes.length + " bytes";
  }
}
