package io.strate.ledger.rocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.domain.Entity;
import io.strate.ledger.Ledger;
import io.strate.ledger.LedgerOptions;
import io.strate.ledger.Runs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roaringbitmap.RoaringBitmap;

/** What is announced between two runs. */
final class AnnouncementTest {

  private static final LedgerOptions OPTIONS = LedgerOptions.DEFAULT;

  @TempDir Path folder;

  private static RoaringBitmap set(int... numbers) {
    return RoaringBitmap.bitmapOf(numbers);
  }

  private static void run(Ledger ledger, long asOf, Map<String, RoaringBitmap> members) {
    ledger
        .runs()
        .save(
            new Runs.Run(
                asOf,
                ledger.mark(),
                1,
                members.entrySet().stream()
                    .map(e -> new Runs.SegmentResult(e.getKey(), Entity.CONTACT, 1, e.getValue()))
                    .toList(),
                new long[0],
                new long[0]));
  }

  private static Runs.Changes announce(
      Ledger ledger, long asOf, String segment, RoaringBitmap entered, RoaringBitmap left) {
    return ledger
        .runs()
        .announce(new Runs.Announcement(asOf, Map.of(segment, entered), Map.of(segment, left)));
  }

  private void with(String store, Consumer<Ledger> work) {
    try (Ledger ledger = RocksLedger.open(folder.resolve(store), OPTIONS)) {
      work.accept(ledger);
    }
  }

  @Test
  void membersHistoryAndSinceShowItAtOnceAndAfterReopening() {
    with(
        "store",
        ledger -> {
          run(ledger, 10, Map.of("hot", set(1, 2), "cold", set(3)));
          Runs.Changes changes = announce(ledger, 20, "hot", set(3, 4), set(1));
          assertThat(changes.number()).isEqualTo(2);
          assertThat(changes.segments()).containsOnlyKeys("hot");
          assertThat(ledger.runs().members("hot")).isEqualTo(set(2, 3, 4));
          assertThat(ledger.runs().segments().get("hot").members()).isEqualTo(3);
        });
    with(
        "store",
        ledger -> {
          assertThat(ledger.runs().members("hot")).isEqualTo(set(2, 3, 4));
          assertThat(ledger.runs().members("cold")).isEqualTo(set(3));
          assertThat(ledger.runs().segments().get("hot").members()).isEqualTo(3);
          assertThat(ledger.runs().since("hot", 3)).hasValue(20);
          assertThat(ledger.runs().since("hot")).containsExactly(10, 20, 20);
          assertThat(ledger.runs().history("hot"))
              .extracting(Runs.Delta::asOf)
              .containsExactly(10L, 20L);
          assertThat(ledger.runs().last()).get().extracting(Runs.RunRecord::asOf).isEqualTo(10L);
        });
  }

  @Test
  void onlyNewsIsAnnounced() {
    with(
        "store",
        ledger -> {
          run(ledger, 10, Map.of("hot", set(1, 2)));
          assertThat(announce(ledger, 20, "hot", set(1), set(7)).segments()).isEmpty();
          assertThat(ledger.runs().changesAfter(1, 10)).isEmpty();
          assertThatThrownBy(() -> announce(ledger, 20, "gone", set(1), set()))
              .isInstanceOf(IllegalArgumentException.class);
        });
  }

  @Test
  void theNextRunStartsFromWhatWasAnnounced() {
    with(
        "store",
        ledger -> {
          run(ledger, 10, Map.of("hot", set(1, 2)));
          announce(ledger, 20, "hot", set(3), set(1));
          run(ledger, 30, Map.of("hot", set(2, 3)));
          assertThat(ledger.runs().history("hot")).hasSize(2);
          run(ledger, 40, Map.of("hot", set(2)));
          assertThat(ledger.runs().changesAfter(2, 10))
              .singleElement()
              .satisfies(
                  last -> {
                    assertThat(last.number()).isEqualTo(4);
                    assertThat(last.asOf()).isEqualTo(40);
                    assertThat(last.segments().get("hot").left()).isEqualTo(set(3));
                  });
        });
    with("store", ledger -> assertThat(ledger.runs().members("hot")).isEqualTo(set(2)));
  }

  /** Random runs and announcements, killed or closed in between, against sets kept apart. */
  @Test
  void membersAreTheSumOfAllChangesWhateverHappensToTheProcess() {
    for (long seed = 0; seed < 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Map<String, RoaringBitmap> members = new TreeMap<>(Map.of("a", set(), "b", set()));
      String store = "store" + seed;
      String killed = "killed" + seed;
      with(
          store,
          ledger -> {
            run(ledger, 0, members);
            changeOften(ledger, random, members, 1);
            TestingFolders.copy(folder.resolve(store), folder.resolve(killed));
          });
      for (int session = 2; session < 5; session++) {
        long from = 10L * session;
        with(
            killed,
            ledger -> {
              verify(ledger, members);
              changeOften(ledger, random, members, from);
            });
      }
      with(killed, ledger -> verify(ledger, members));
    }
  }

  private static void verify(Ledger ledger, Map<String, RoaringBitmap> members) {
    assertThat(ledger.runs().members("a")).isEqualTo(members.get("a"));
    assertThat(ledger.runs().members("b")).isEqualTo(members.get("b"));
    assertThat(sum(ledger.runs().changesAfter(0, 1_000))).isEqualTo(members);
  }

  private static void changeOften(
      Ledger ledger, SplittableRandom random, Map<String, RoaringBitmap> members, long from) {
    for (int step = 0; step < 5; step++) {
      change(ledger, random, members, from + step);
    }
  }

  private static void change(
      Ledger ledger, SplittableRandom random, Map<String, RoaringBitmap> members, long asOf) {
    String segment = random.nextBoolean() ? "a" : "b";
    RoaringBitmap entered = set(random.ints(3, 0, 20).toArray());
    RoaringBitmap left = set(random.ints(3, 0, 20).toArray());
    left.andNot(entered);
    RoaringBitmap now = members.get(segment).clone();
    now.or(entered);
    now.andNot(left);
    members.put(segment, now);
    if (random.nextInt(3) == 0) {
      run(ledger, asOf, members);
    } else {
      announce(ledger, asOf, segment, entered, left);
    }
  }

  private static Map<String, RoaringBitmap> sum(List<Runs.Changes> changes) {
    Map<String, RoaringBitmap> sum = new TreeMap<>(Map.of("a", set(), "b", set()));
    for (Runs.Changes step : changes) {
      step.segments()
          .forEach(
              (segment, delta) -> {
                sum.get(segment).or(delta.entered());
                sum.get(segment).andNot(delta.left());
              });
    }
    return sum;
  }
}
