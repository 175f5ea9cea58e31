package io.strate.ledger.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Entity;
import io.strate.domain.Identifier;
import io.strate.ledger.Posting;
import io.strate.ledger.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

/** Since when everybody is a member, after so many changes that they are folded. */
final class SinceTest extends TestingLedger {

  private static final int PROFILES = 300;

  /** Kept apart: members and since when. */
  private final TreeMap<Integer, Long> expected = new TreeMap<>();

  @Test
  void manySmallChangesAreFoldedAndSayTheSame() {
    SplittableRandom random = new SplittableRandom(3);
    run(0);
    for (int step = 1; step <= 5_000; step++) {
      announce(step, random.nextInt(PROFILES));
      if (step % 700 == 0) {
        run(step);
      }
      if (step % 1_900 == 0) {
        verify();
        reopen();
      }
      if (step % 500 == 0) {
        verify();
      }
    }
    assertThat(fold()).as("it was folded").isPresent();
  }

  @Test
  void whoIsErasedIsTakenOutOfTheFold() {
    List<Posting> postings = new ArrayList<>();
    for (int i = 0; i < PROFILES; i++) {
      postings.add(order("c" + i, 10, i, 1));
    }
    ledger.append(postings);
    SplittableRandom random = new SplittableRandom(4);
    run(0);
    for (int step = 1; step <= 1_500; step++) {
      announce(step, random.nextInt(PROFILES));
    }
    run(1_500);
    byte[] before = fold().orElseThrow();
    int gone = expected.navigableKeySet().higher(PROFILES / 2);
    ledger.erase(Identifier.contact(ledger.profiles().id(Entity.CONTACT, gone)));
    expected.remove(gone);
    assertThat(fold().orElseThrow()).isNotEqualTo(before);
    verify();
    reopen();
    verify();
  }

  private Optional<byte[]> fold() {
    byte[] key = new Bytes(8).u8('s').i32BE(0).toArray();
    return ((OpenLedger) ledger).store().get(Family.RESULTS, key);
  }

  private void announce(long asOf, int profile) {
    RoaringBitmap moved = RoaringBitmap.bitmapOf(profile);
    boolean leaves = expected.remove(profile) != null;
    if (!leaves) {
      expected.put(profile, asOf);
    }
    ledger
        .runs()
        .announce(
            new Runs.Announcement(
                asOf,
                leaves ? Map.of() : Map.of("s", moved),
                leaves ? Map.of("s", moved) : Map.of()));
  }

  private void run(long asOf) {
    RoaringBitmap members = new RoaringBitmap();
    expected.keySet().forEach(members::add);
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

  private void verify() {
    assertThat(ledger.runs().since("s"))
        .isEqualTo(expected.values().stream().mapToLong(Long::longValue).toArray());
    for (int profile = 0; profile < PROFILES; profile++) {
      Long since = expected.get(profile);
      if (since == null) {
        assertThat(ledger.runs().since("s", profile)).isEmpty();
      } else {
        assertThat(ledger.runs().since("s", profile)).hasValue(since);
      }
    }
  }
}
