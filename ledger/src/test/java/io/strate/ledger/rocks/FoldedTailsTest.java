package io.strate.ledger.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Entity;
import io.strate.ledger.Posting;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;
import org.rocksdb.PerfContext;
import org.rocksdb.PerfLevel;
import org.rocksdb.RocksDB;

/**
 * What folding leaves of tails, until it is compacted away, is passed by once, not once a profile.
 */
final class FoldedTailsTest extends TestingLedger {

  private static final int PROFILES = 5_000;
  private static final int FAR = 50;

  @Test
  void lookingAtManyProfilesPassesByEachFoldedTailOnce() {
    List<Posting> postings = new ArrayList<>();
    for (int i = 0; i < PROFILES; i++) {
      postings.add(order("c" + i, 10, i, 1));
    }
    ledger.append(postings);
    ledger.fold();
    ledger.append(List.of(order("c2500", 20, PROFILES, 1)));

    RocksDB store = ((OpenLedger) ledger).store().db();
    store.setPerfLevel(PerfLevel.ENABLE_COUNT);
    PerfContext counted = store.getPerfContext();
    counted.reset();
    List<Integer> seen = new ArrayList<>();
    int[] bytes = new int[PROFILES];
    RoaringBitmap wanted = new RoaringBitmap();
    for (int number = 0; number < PROFILES; number += FAR) {
      wanted.add(number);
    }
    ledger
        .timelines()
        .scan(
            Entity.CONTACT,
            wanted,
            (number, _, _, length) -> {
              seen.add(number);
              bytes[number] = length;
            });
    long passed = counted.getInternalDeleteSkippedCount();
    store.setPerfLevel(PerfLevel.DISABLE);

    assertThat(seen).hasSize(PROFILES / FAR);
    assertThat(bytes[2_500]).as("a tail in the midst is read").isGreaterThan(bytes[2_450]);
    assertThat(passed).isBetween(1L, (long) PROFILES);
  }
}
