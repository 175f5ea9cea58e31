package io.strate.ledger.rocks;

import io.strate.ledger.Runs.Delta;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/**
 * The members of segments by the segments' numbers: one sealed bit set each, as runs write them,
 * and in memory with what was announced since.
 */
final class StoredMembers {

  private final Store store;
  private final Map<Integer, RoaringBitmap> cached = new HashMap<>();

  /** Segments whose members as they are stored are those before an announcement. */
  private final Set<Integer> unwritten = new HashSet<>();

  StoredMembers(Store store) {
    this.store = store;
  }

  private static byte[] key(int segment) {
    return new Bytes(8).u8('m').i32BE(segment).toArray();
  }

  /** A segment's members as they are now; they are changed by this class alone. */
  RoaringBitmap of(int segment) {
    return cached.computeIfAbsent(
        segment,
        _ -> {
          byte[] key = key(segment);
          return store
              .get(Family.RESULTS, key)
              .map(stored -> BitSets.read(Sealed.open(key, stored)))
              .orElseGet(RoaringBitmap::new);
        });
  }

  private static void put(Batch batch, int segment, RoaringBitmap members) {
    byte[] key = key(segment);
    batch.put(Family.RESULTS, key, Sealed.seal(key, BitSets.bytes(members)));
  }

  /**
   * Adds to a batch what a run found, as far as it is not stored like that.
   *
   * @param changed the segments whose members differ from {@link #of}
   */
  void put(Batch batch, Map<Integer, RoaringBitmap> found, Set<Integer> changed) {
    unwritten.addAll(changed);
    unwritten.forEach(
        segment -> put(batch, segment, found.getOrDefault(segment, new RoaringBitmap())));
  }

  /** What was put is written. */
  void written(Map<Integer, RoaringBitmap> found, Set<Integer> changed) {
    // What is announced next changes the kept ones, not those of the caller.
    changed.forEach(
        segment -> cached.put(segment, found.getOrDefault(segment, new RoaringBitmap()).clone()));
    unwritten.clear();
  }

  /** Takes up what was announced: it stands in the deltas; the next run writes the members. */
  void apply(int segment, Delta delta) {
    RoaringBitmap members = of(segment);
    members.or(delta.entered());
    members.andNot(delta.left());
    unwritten.add(segment);
  }

  /** Takes a profile out of a segment. */
  void forget(Batch batch, int segment, int profile) {
    RoaringBitmap members = of(segment);
    if (members.checkedRemove(profile)) {
      put(batch, segment, members);
    }
  }
}
