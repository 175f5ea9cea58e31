package io.strate.ledger.rocks;

import io.strate.ledger.Runs.Delta;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.roaringbitmap.IntIterator;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * Since when members are members. The deltas say so; as there may be one for each event, what they
 * say is folded now and then into one row for each segment, so that only those after it are read.
 */
final class StoredSince {

  /** So many deltas are read beside a fold however few the members are. */
  private static final int FEW = 1_000;

  /** Of more members so many to each delta: folding writes all of them. */
  private static final int MEMBERS_TO_A_DELTA = 16;

  /**
   * What is folded.
   *
   * @param upTo the number of the last step that it knows
   * @param members as of then
   * @param values since when, in their order, each as the difference to the one before
   */
  private record Fold(long upTo, RoaringBitmap members, BytesReader values) {}

  private final Store store;
  private final Deltas deltas;

  /** Deltas since each segment's fold, or since the store was opened. */
  private final Map<Integer, Integer> unfolded = new HashMap<>();

  StoredSince(Store store, Deltas deltas) {
    this.store = store;
    this.deltas = deltas;
  }

  private static byte[] key(int segment) {
    return new Bytes(8).u8('s').i32BE(segment).toArray();
  }

  private Optional<Fold> fold(int segment) {
    byte[] key = key(segment);
    return store
        .get(Family.RESULTS, key)
        .map(
            stored -> {
              BytesReader reader = new BytesReader(Sealed.open(key, stored));
              return new Fold(reader.i64(), BitSets.read(reader.blob()), reader);
            });
  }

  /** A delta of a segment was written. */
  void count(int segment) {
    unfolded.merge(segment, 1, Integer::sum);
  }

  /** Segments that have many deltas beside their folds. */
  List<Integer> toBeFolded(IntFunction<RoaringBitmap> members) {
    return unfolded.entrySet().stream()
        .filter(
            segment ->
                segment.getValue()
                    > Math.max(
                        FEW, members.apply(segment.getKey()).getCardinality() / MEMBERS_TO_A_DELTA))
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * Adds to a batch the fold of a segment.
   *
   * @param members as of the step of a number, the last that is written
   */
  void fold(Batch batch, int segment, RoaringBitmap members, long upTo) {
    put(batch, segment, members, of(segment, members), upTo);
  }

  void folded(int segment) {
    unfolded.remove(segment);
  }

  private static void put(
      Batch batch, int segment, RoaringBitmap members, long[] since, long upTo) {
    Bytes value = new Bytes(2 * since.length).i64(upTo).blob(BitSets.bytes(members.clone()));
    long before = 0;
    for (long each : since) {
      long step = each - before;
      value.varint(step << 1 ^ step >> 63);
      before = each;
    }
    byte[] key = key(segment);
    batch.put(Family.RESULTS, key, Sealed.seal(key, value.toArray()));
  }

  /** Of all members, by their ranks. */
  long[] of(int segment, RoaringBitmap members) {
    Optional<Fold> fold = fold(segment);
    RoaringBitmap rest = members.clone();
    long[] since = new long[members.getCardinality()];
    backwards(
        segment,
        fold,
        delta -> {
          RoaringBitmap entered = RoaringBitmap.and(rest, delta.entered());
          entered.forEach((int profile) -> since[members.rank(profile) - 1] = delta.asOf());
          rest.andNot(entered);
          return !rest.isEmpty();
        });
    fold.ifPresent(known -> fill(since, members, rest, known));
    return since;
  }

  /** The rest has been there since before the fold. */
  private static void fill(long[] since, RoaringBitmap members, RoaringBitmap rest, Fold fold) {
    PeekableIntIterator wanted = rest.getIntIterator();
    IntIterator all = members.getIntIterator();
    IntIterator folded = fold.members().getIntIterator();
    int rank = -1;
    int member = -1;
    long value = 0;
    while (wanted.hasNext() && folded.hasNext()) {
      int profile = folded.next();
      value += next(fold.values());
      wanted.advanceIfNeeded(profile);
      if (wanted.hasNext() && wanted.peekNext() == profile) {
        for (; member != profile; rank++) {
          member = all.next();
        }
        since[rank] = value;
      }
    }
  }

  private static long next(BytesReader values) {
    long step = values.varint();
    return step >>> 1 ^ -(step & 1);
  }

  /** Of one member. */
  OptionalLong of(int segment, int profile) {
    Optional<Fold> fold = fold(segment);
    OptionalLong[] found = {OptionalLong.empty()};
    backwards(
        segment,
        fold,
        delta -> {
          if (delta.entered().contains(profile)) {
            found[0] = OptionalLong.of(delta.asOf());
          }
          return found[0].isEmpty();
        });
    return found[0].isPresent() ? found[0] : fold.map(known -> at(known, profile)).orElse(found[0]);
  }

  private static OptionalLong at(Fold fold, int profile) {
    if (!fold.members().contains(profile)) {
      return OptionalLong.empty();
    }
    long value = 0;
    for (int rest = fold.members().rank(profile); rest > 0; rest--) {
      value += next(fold.values());
    }
    return OptionalLong.of(value);
  }

  private void backwards(int segment, Optional<Fold> fold, Predicate<Delta> visitor) {
    long upTo = fold.map(Fold::upTo).orElse(0L);
    deltas.backwards(segment, delta -> delta.run() > upTo && visitor.test(delta));
  }

  /** Takes a profile out of a segment's fold. */
  void forget(Batch batch, int segment, int profile) {
    Optional<Fold> fold = fold(segment).filter(known -> known.members().contains(profile));
    if (fold.isEmpty()) {
      return;
    }
    RoaringBitmap members = fold.get().members();
    long[] since = new long[members.getCardinality() - 1];
    int gone = members.rank(profile) - 1;
    long value = 0;
    for (int rank = 0; rank <= since.length; rank++) {
      value += next(fold.get().values());
      if (rank != gone) {
        since[rank < gone ? rank : rank - 1] = value;
      }
    }
    members.remove(profile);
    put(batch, segment, members, since, fold.get().upTo());
  }
}
