package io.strate.workspace.answer.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.ledger.Runs;
import io.strate.workspace.answer.TestingStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roaringbitmap.RoaringBitmap;

final class SegmentSizesTest {

  private static final long QUARTER = 15 * 60_000;

  @TempDir Path folder;

  private record Known(long asOf, long members) {}

  /** Sizes kept from question to question are those of the last announcement in each quarter. */
  @Test
  void sizesAreThoseThatWereAnnounced() {
    try (TestingStore store =
        TestingStore.open(
            folder,
            "2026-01-01T00:00:00Z",
            "strate.yaml",
            "workspace: sizes\nsegments:\n  some: did opened\n")) {
      store.run("2026-01-01T00:00:00Z");
      Runs runs = store.workspace.ledger().runs();
      SplittableRandom random = new SplittableRandom(11);
      SegmentSizes kept = new SegmentSizes();
      List<Known> known = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        store.now += random.nextLong(8 * 3_600_000L);
        RoaringBitmap some = RoaringBitmap.bitmapOf(random.nextInt(40), random.nextInt(40));
        boolean enters = random.nextInt(3) > 0;
        Runs.Changes changes =
            runs.announce(
                new Runs.Announcement(
                    store.now,
                    enters ? Map.of("some", some) : Map.of(),
                    enters ? Map.of() : Map.of("some", some)));
        long members = runs.members("some").getLongCardinality();
        if (!changes.segments().isEmpty()) {
          known.add(new Known(store.now, members));
        }
        if (!known.isEmpty() && random.nextInt(4) == 0) {
          compare(kept.of(runs, "some", members, store.now), known, store.now, random);
        }
      }
      long members = runs.members("some").getLongCardinality();
      assertThat(kept.of(runs, "some", members, store.now).steps())
          .isEqualTo(new SegmentSizes().of(runs, "some", members, store.now).steps());
    }
  }

  private static void compare(
      SegmentSizes.Course course, List<Known> known, long now, SplittableRandom random) {
    for (int i = 0; i < 20; i++) {
      long instant = now - random.nextLong(34 * TestingStore.DAY);
      long end = Math.floorDiv(instant, QUARTER) * QUARTER + QUARTER;
      List<Known> before = known.stream().filter(each -> each.asOf() < end).toList();
      if (instant >= known.getFirst().asOf()) {
        assertThat(course.at(instant)).hasValue(before.getLast().members());
      }
    }
  }
}
