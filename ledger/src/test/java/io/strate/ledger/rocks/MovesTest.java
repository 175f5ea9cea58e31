package io.strate.ledger.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Entity;
import io.strate.domain.Identifier;
import io.strate.ledger.Ledger;
import io.strate.ledger.Posting;
import io.strate.ledger.Runs;
import io.strate.ledger.Runs.Move;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

/** Who moved, one by one, at positions that stay. */
final class MovesTest extends TestingLedger {

  private static RoaringBitmap set(int... numbers) {
    return RoaringBitmap.bitmapOf(numbers);
  }

  private static void run(Ledger ledger, long asOf, Map<String, RoaringBitmap> members) {
    List<Runs.SegmentResult> results = new ArrayList<>();
    new TreeMap<>(members)
        .forEach((name, who) -> results.add(new Runs.SegmentResult(name, Entity.CONTACT, 1, who)));
    ledger.runs().save(new Runs.Run(asOf, ledger.mark(), 1, results, new long[0], new long[0]));
  }

  private void announce(long asOf, String segment, RoaringBitmap entered, RoaringBitmap left) {
    ledger
        .runs()
        .announce(new Runs.Announcement(asOf, Map.of(segment, entered), Map.of(segment, left)));
  }

  private List<Move> all() {
    return ledger.runs().movesAfter(0, Integer.MAX_VALUE, _ -> true);
  }

  private static String shortly(Move move) {
    return "%d %s %s%d"
        .formatted(move.asOf(), move.segment(), move.entered() ? "+" : "-", move.profile());
  }

  @Test
  void eachMoveIsThereOnceInOrder() {
    assertThat(ledger.runs().lastMove()).isZero();
    assertThat(all()).isEmpty();
    run(ledger, 10, Map.of("a", set(0, 2), "b", set(1)));
    announce(20, "a", set(1), set(2));
    run(ledger, 30, Map.of("a", set(0, 1), "b", set(1, 5)));
    assertThat(all().stream().map(MovesTest::shortly))
        .containsExactly("10 a +0", "10 a +2", "10 b +1", "20 a +1", "20 a -2", "30 b +5");
    assertThat(ledger.runs().movesAfter(0, 9, "b"::equals).stream().map(MovesTest::shortly))
        .containsExactly("10 b +1", "30 b +5");
    assertThat(ledger.runs().lastMove()).isGreaterThanOrEqualTo(all().getLast().position());
  }

  @Test
  void aPageBeginsBehindAnyPosition() {
    SplittableRandom random = new SplittableRandom(5);
    for (int step = 1; step < 40; step++) {
      run(ledger, step, Map.of("a", some(random), "b", some(random), "c", some(random)));
    }
    List<Move> all = all();
    assertThat(all).hasSizeGreaterThan(1_000);
    assertThat(all.stream().map(Move::position)).doesNotHaveDuplicates().isSorted();
    for (long from = 0; from <= ledger.runs().lastMove(); from++) {
      long after = from;
      assertThat(ledger.runs().movesAfter(from, 3, _ -> true))
          .isEqualTo(all.stream().filter(move -> move.position() > after).limit(3).toList());
      assertThat(ledger.runs().move(from))
          .isEqualTo(all.stream().filter(move -> move.position() == after).findFirst());
    }
    assertThat(ledger.runs().move(ledger.runs().lastMove() + 1)).isEmpty();
  }

  @Test
  void changesAreReadBackwardsFromAnyRun() {
    run(ledger, 10, Map.of("a", set(0, 2), "b", set(1)));
    announce(20, "a", set(1), set(2));
    run(ledger, 25, Map.of("a", set(0, 1), "b", set(1)));
    announce(30, "b", set(2), set());
    assertThat(asOfs("a", Long.MAX_VALUE)).containsExactly(20L, 10L);
    assertThat(asOfs("a", 2)).containsExactly(10L);
    assertThat(asOfs("b", Long.MAX_VALUE)).containsExactly(30L, 10L);
    assertThat(asOfs("c", Long.MAX_VALUE)).isEmpty();
    List<Long> first = new ArrayList<>();
    ledger
        .runs()
        .backwards(
            "a",
            Long.MAX_VALUE,
            delta -> {
              first.add(delta.asOf());
              return false;
            });
    assertThat(first).containsExactly(20L);
    // the third changed nothing
    assertThat(ledger.runs().asOfBefore(4)).hasValue(20);
    assertThat(ledger.runs().asOfBefore(2)).hasValue(10);
    assertThat(ledger.runs().asOfBefore(1)).isEmpty();
    assertThat(ledger.runs().segmentsOf(Entity.CONTACT, 2)).containsExactly("b");
    assertThat(ledger.runs().segmentsOf(Entity.CONTACT, 1)).containsExactly("a", "b");
    assertThat(ledger.runs().segmentsOf(Entity.ACCOUNT, 1)).isEmpty();
  }

  private List<Long> asOfs(String segment, long before) {
    List<Long> found = new ArrayList<>();
    ledger.runs().backwards(segment, before, delta -> found.add(delta.asOf()));
    return found;
  }

  private static RoaringBitmap some(SplittableRandom random) {
    return set(IntStream.range(0, 30).filter(_ -> random.nextInt(3) == 0).toArray());
  }

  @Test
  void positionsStayOverReopeningAndErasing() {
    List<Posting> postings = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      postings.add(order("c" + i, 10, i, 1));
    }
    ledger.append(postings);
    run(ledger, 10, Map.of("a", set(0, 1, 2, 3, 4), "b", set(4)));
    announce(20, "a", set(), set(4));
    List<Move> before = all();
    int gone = ledger.profiles().number(Identifier.contact("c1")).orElseThrow();
    ledger.erase(Identifier.contact("c1"));
    reopen();
    announce(30, "b", set(0), set());
    List<Move> expected = new ArrayList<>(before);
    expected.removeIf(move -> move.profile() == gone);
    assertThat(expected).hasSizeLessThan(before.size());
    assertThat(all().subList(0, expected.size())).isEqualTo(expected);
    assertThat(shortly(all().getLast())).isEqualTo("30 b +0");
    assertThat(all().getLast().position()).isGreaterThan(before.getLast().position());
    before.stream()
        .filter(move -> move.profile() == gone)
        .forEach(move -> assertThat(ledger.runs().move(move.position())).isEmpty());
  }

  @Test
  void notesAreJottedAndReadPageByPage() {
    ledger.notes().jot(Map.of("x/1", bytes(1), "x/2", bytes(2), "x/3", bytes(3)), List.of());
    ledger.notes().jot(Map.of("y/1", bytes(4)), List.of("x/2"));
    reopen();
    assertThat(ledger.notes().startingWith("x/", "", 9).keySet()).containsExactly("x/1", "x/3");
    assertThat(ledger.notes().startingWith("x/", "", 1).keySet()).containsExactly("x/1");
    assertThat(ledger.notes().startingWith("x/", "x/1", 9).keySet()).containsExactly("x/3");
    assertThat(ledger.notes().startingWith("x/", "x/3", 9)).isEqualTo(Collections.emptyMap());
    assertThat(ledger.notes().get("y/1")).get().isEqualTo(bytes(4));
  }

  private static byte[] bytes(int value) {
    return new byte[] {(byte) value};
  }

  @Test
  void noticesStandAmongMovesOnceForEachFact() {
    assertThat(ledger.runs().tell("first", new byte[] {1})).isTrue();
    assertThat(ledger.runs().lastMove()).isEqualTo(1);
    assertThat(ledger.runs().move(1)).isEmpty();
    assertThat(all()).isEmpty();
    run(ledger, 10, Map.of("a", set(0, 2)));
    assertThat(ledger.runs().tell("first", new byte[] {2})).isFalse();
    long between = ledger.runs().lastMove();
    assertThat(ledger.runs().tell("second", new byte[] {3})).isTrue();
    announce(20, "a", set(1), set(2));
    List<Long> moves = all().stream().map(Move::position).toList();
    assertThat(moves).hasSize(4).doesNotContain(1L, between + 1).isSorted();
    assertThat(ledger.runs().noticesAfter(0, 9).keySet()).containsExactly(1L, between + 1);
    assertThat(ledger.runs().noticesAfter(0, 1).keySet()).containsExactly(1L);
    assertThat(ledger.runs().noticesAfter(1, 9).get(between + 1)).containsExactly(3);
    assertThat(ledger.runs().notice(1)).hasValueSatisfying(it -> assertThat(it).containsExactly(1));
    assertThat(ledger.runs().notice(2)).isEmpty();
    assertThat(ledger.runs().move(between + 1)).isEmpty();
    assertThat(moves.get(2)).isGreaterThan(between + 1);
    assertThat(ledger.runs().tell("third", new byte[] {4})).isTrue();
    long last = ledger.runs().lastMove();
    reopen();
    assertThat(ledger.runs().lastMove()).isEqualTo(last);
    assertThat(ledger.runs().tell("third", new byte[] {5})).isFalse();
    assertThat(ledger.runs().noticesAfter(between + 1, 9).keySet()).containsExactly(last);
    announce(30, "a", set(4), set());
    assertThat(ledger.runs().movesAfter(last, 9, _ -> true)).hasSize(1);
  }
}
