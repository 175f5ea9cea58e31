package io.strate.ledger.rocks;

import io.strate.ledger.Runs.Delta;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Who entered and left each segment at each run and announcement, by the numbers of both; and for
 * each of these which segments it changed, so that it can be read whole.
 */
final class Deltas {

  /** A run or announcement and the numbers of the segments that it changed, in their order. */
  record Step(long number, long asOf, List<Integer> segments) {}

  private final Store store;

  Deltas(Store store) {
    this.store = store;
  }

  private static byte[] prefix(int segment) {
    return new Bytes(16).u8('d').i32BE(segment).toArray();
  }

  private static byte[] key(int segment, long number) {
    return new Bytes(16).u8('d').i32BE(segment).i64BE(number).toArray();
  }

  private static byte[] stepKey(long number) {
    return new Bytes(16).u8('r').i64BE(number).toArray();
  }

  private static byte[] bytes(Delta delta) {
    return new Bytes(256)
        .i64(delta.run())
        .i64(delta.asOf())
        .blob(BitSets.bytes(delta.entered()))
        .blob(BitSets.bytes(delta.left()))
        .toArray();
  }

  private static Delta read(byte[] value) {
    BytesReader reader = new BytesReader(value);
    return new Delta(
        reader.i64(), reader.i64(), BitSets.read(reader.blob()), BitSets.read(reader.blob()));
  }

  /** Adds one step's deltas to a batch. */
  void put(Batch batch, long number, long asOf, Map<Integer, Delta> bySegment) {
    if (bySegment.isEmpty()) {
      return;
    }
    bySegment.forEach((segment, delta) -> put(batch, segment, delta));
    Bytes step = new Bytes(16 + 4 * bySegment.size()).i64(asOf).varint(bySegment.size());
    bySegment.keySet().stream().sorted().forEach(step::varint);
    byte[] key = stepKey(number);
    batch.put(Family.RESULTS, key, Sealed.seal(key, step.toArray()));
  }

  private static void put(Batch batch, int segment, Delta delta) {
    byte[] key = key(segment, delta.run());
    batch.put(Family.RESULTS, key, Sealed.seal(key, bytes(delta)));
  }

  /** The steps after a number, oldest first. */
  List<Step> after(long number, int limit) {
    List<Step> steps = new ArrayList<>();
    byte[] prefix = {'r'};
    try (View view = store.view();
        Cursor cursor = view.cursor(Family.RESULTS)) {
      for (boolean more = cursor.seek(stepKey(number + 1));
          more && steps.size() < limit && cursor.startsWith(prefix);
          more = cursor.next()) {
        steps.add(step(cursor.keyCopy(), cursor.valueCopy()));
      }
    }
    return steps;
  }

  /** One step, if it changed anything. */
  Optional<Step> step(long number) {
    byte[] key = stepKey(number);
    return store.get(Family.RESULTS, key).map(value -> step(key, value));
  }

  private static Step step(byte[] key, byte[] value) {
    BytesReader reader = new BytesReader(Sealed.open(key, value));
    long asOf = reader.i64();
    List<Integer> segments = new ArrayList<>();
    for (int rest = reader.count(); rest > 0; rest--) {
      segments.add(reader.count());
    }
    return new Step(Bytes.longBE(key, 1), asOf, segments);
  }

  /** The number of the last step; empty if there is none. */
  OptionalLong last() {
    try (View view = store.view();
        Cursor cursor = view.cursor(Family.RESULTS)) {
      byte[] prefix = {'r'};
      return cursor.seekBefore(Keys.after(prefix)) && cursor.startsWith(prefix)
          ? OptionalLong.of(Bytes.longBE(cursor.key(), 1))
          : OptionalLong.empty();
    }
  }

  /** What a step changed in a segment. */
  Delta of(int segment, long number) {
    byte[] key = key(segment, number);
    return store
        .get(Family.RESULTS, key)
        .map(value -> read(Sealed.open(key, value)))
        .orElseThrow(
            () -> Trouble.damaged("", "no change of segment " + segment + " at " + number));
  }

  /** The instant of the last step before a number; empty if there is none. */
  OptionalLong asOfBefore(long number) {
    byte[] prefix = {'r'};
    try (View view = store.view();
        Cursor cursor = view.cursor(Family.RESULTS)) {
      return cursor.seekBefore(stepKey(number)) && cursor.startsWith(prefix)
          ? OptionalLong.of(step(cursor.keyCopy(), cursor.valueCopy()).asOf())
          : OptionalLong.empty();
    }
  }

  /** Visits a segment's deltas from the latest on, as long as the visitor wants more. */
  void backwards(int segment, Predicate<Delta> visitor) {
    backwards(segment, Long.MAX_VALUE, visitor);
  }

  /** Visits a segment's deltas from the latest before a step on. */
  void backwards(int segment, long before, Predicate<Delta> visitor) {
    byte[] prefix = prefix(segment);
    try (View view = store.view();
        Cursor cursor = view.cursor(Family.RESULTS)) {
      for (boolean more = cursor.seekBefore(key(segment, before));
          more && cursor.startsWith(prefix);
          more = cursor.previous()) {
        if (!visitor.test(read(Sealed.open(cursor.keyCopy(), cursor.valueCopy())))) {
          return;
        }
      }
    }
  }

  /** Takes a profile out of all deltas of a segment. */
  void forget(Batch batch, int segment, int profile) {
    backwards(
        segment,
        delta -> {
          boolean entered = delta.entered().checkedRemove(profile);
          boolean left = delta.left().checkedRemove(profile);
          if (entered || left) {
            put(batch, segment, delta);
          }
          return true;
        });
  }
}
