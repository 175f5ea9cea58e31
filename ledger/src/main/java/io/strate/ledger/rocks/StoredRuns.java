package io.strate.ledger.rocks;

import io.strate.domain.Entity;
import io.strate.ledger.Runs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/**
 * Results of runs. Members are one sealed bit set for each segment, replaced when they change;
 * deltas stay. Segments go by numbers that are never used again.
 */
final class StoredRuns implements Runs {

  private static final byte[] LAST = Facts.key("run");
  private static final byte[] SEGMENTS = Facts.key("segments");

  private final Store store;
  private final Dirt dirt;
  private final DueTable due;
  private final Map<String, SegmentRow> table = new TreeMap<>();
  private final Map<Integer, RoaringBitmap> cached = new HashMap<>();
  private Optional<RunRecord> last;

  StoredRuns(Store store, Dirt dirt) {
    this.store = store;
    this.dirt = dirt;
    this.due = new DueTable(store);
    Facts facts = new Facts(store);
    last = facts.get(LAST).map(StoredRuns::readRun);
    facts.get(SEGMENTS).map(SegmentRow::readAll).ifPresent(table::putAll);
  }

  static long lastMark(Facts facts) {
    return facts.get(LAST).map(value -> readRun(value).mark()).orElse(0L);
  }

  private static RunRecord readRun(byte[] value) {
    BytesReader reader = new BytesReader(value);
    return new RunRecord(reader.i64(), reader.i64(), reader.i64(), reader.i64());
  }

  private static byte[] bytes(RunRecord run) {
    return new Bytes(32)
        .i64(run.number())
        .i64(run.asOf())
        .i64(run.mark())
        .i64(run.definitionsHash())
        .toArray();
  }

  private static byte[] membersKey(int segment) {
    return new Bytes(8).u8('m').i32BE(segment).toArray();
  }

  private static byte[] deltasKey(int segment) {
    return new Bytes(16).u8('d').i32BE(segment).toArray();
  }

  private static byte[] deltaKey(int segment, long run) {
    return new Bytes(16).u8('d').i32BE(segment).i64BE(run).toArray();
  }

  private static byte[] bytes(Delta delta) {
    return new Bytes(256)
        .i64(delta.run())
        .i64(delta.asOf())
        .blob(BitSets.bytes(delta.entered()))
        .blob(BitSets.bytes(delta.left()))
        .toArray();
  }

  private static Delta readDelta(byte[] value) {
    BytesReader reader = new BytesReader(value);
    return new Delta(
        reader.i64(), reader.i64(), BitSets.read(reader.blob()), BitSets.read(reader.blob()));
  }

  @Override
  public synchronized Changes save(Run run) {
    RunRecord saved =
        new RunRecord(
            last.map(RunRecord::number).orElse(0L) + 1,
            run.asOf(),
            run.mark(),
            run.definitionsHash());
    Map<String, SegmentRow> next = new TreeMap<>();
    Map<String, Delta> changes = new TreeMap<>();
    Map<Integer, RoaringBitmap> changed = new HashMap<>();
    int free = table.values().stream().mapToInt(SegmentRow::number).max().orElse(-1) + 1;
    try (Batch batch = new Batch(store)) {
      for (SegmentResult result : run.segments()) {
        SegmentRow known = table.get(result.name());
        SegmentRow row = row(result, known == null ? free++ : known.number());
        next.put(result.name(), row);
        delta(row.number(), result.members(), saved)
            .ifPresent(
                delta -> {
                  changes.put(result.name(), delta);
                  changed.put(row.number(), result.members());
                  putChange(batch, row.number(), result.members(), delta);
                });
      }
      dropOthers(batch, saved, next, changes, changed);
      batch.fact(SEGMENTS, SegmentRow.bytes(next)).fact(LAST, bytes(saved));
      due.put(batch, Entity.CONTACT, run.contactsDue());
      due.put(batch, Entity.ACCOUNT, run.accountsDue());
      dirt.forget(batch, run.mark());
      batch.writeSynced();
    }
    table.clear();
    table.putAll(next);
    cached.putAll(changed);
    last = Optional.of(saved);
    return new Changes(saved, changes);
  }

  private static SegmentRow row(SegmentResult result, int number) {
    return new SegmentRow(
        number, true, result.of(), result.definitionHash(), result.members().getLongCardinality());
  }

  private Optional<Delta> delta(int segment, RoaringBitmap members, RunRecord run) {
    RoaringBitmap before = members(segment);
    if (before.equals(members)) {
      return Optional.empty();
    }
    return Optional.of(
        new Delta(
            run.number(),
            run.asOf(),
            RoaringBitmap.andNot(members, before),
            RoaringBitmap.andNot(before, members)));
  }

  private static void putChange(Batch batch, int segment, RoaringBitmap members, Delta delta) {
    byte[] key = membersKey(segment);
    batch.put(Family.RESULTS, key, Sealed.seal(key, BitSets.bytes(members)));
    byte[] deltaKey = deltaKey(segment, delta.run());
    batch.put(Family.RESULTS, deltaKey, Sealed.seal(deltaKey, bytes(delta)));
  }

  private void dropOthers(
      Batch batch,
      RunRecord run,
      Map<String, SegmentRow> next,
      Map<String, Delta> changes,
      Map<Integer, RoaringBitmap> changed) {
    table.forEach(
        (name, row) -> {
          if (next.containsKey(name)) {
            return;
          }
          next.put(name, new SegmentRow(row.number(), false, row.of(), row.definitionHash(), 0));
          RoaringBitmap none = new RoaringBitmap();
          delta(row.number(), none, run)
              .ifPresent(
                  delta -> {
                    changes.put(name, delta);
                    changed.put(row.number(), none);
                    putChange(batch, row.number(), none, delta);
                  });
        });
  }

  private RoaringBitmap members(int segment) {
    return cached.computeIfAbsent(
        segment,
        _ -> {
          byte[] key = membersKey(segment);
          return store
              .get(Family.RESULTS, key)
              .map(stored -> BitSets.read(Sealed.open(key, stored)))
              .orElseGet(RoaringBitmap::new);
        });
  }

  @Override
  public synchronized Optional<RunRecord> last() {
    return last;
  }

  @Override
  public synchronized Map<String, SegmentRecord> segments() {
    Map<String, SegmentRecord> current = new TreeMap<>();
    table.forEach(
        (name, row) -> {
          if (row.current()) {
            current.put(name, new SegmentRecord(row.of(), row.definitionHash(), row.members()));
          }
        });
    return current;
  }

  @Override
  public synchronized RoaringBitmap members(String segment) {
    SegmentRow row = table.get(segment);
    return row == null ? new RoaringBitmap() : members(row.number()).clone();
  }

  @Override
  public synchronized OptionalLong since(String segment, int profile) {
    SegmentRow row = table.get(segment);
    if (row == null || !members(row.number()).contains(profile)) {
      return OptionalLong.empty();
    }
    OptionalLong[] found = {OptionalLong.empty()};
    backwards(
        row.number(),
        delta -> {
          if (delta.entered().contains(profile)) {
            found[0] = OptionalLong.of(delta.asOf());
          }
          return found[0].isEmpty();
        });
    return found[0];
  }

  @Override
  public synchronized long[] since(String segment) {
    SegmentRow row = table.get(segment);
    if (row == null) {
      return new long[0];
    }
    RoaringBitmap members = members(row.number());
    RoaringBitmap rest = members.clone();
    long[] since = new long[members.getCardinality()];
    backwards(
        row.number(),
        delta -> {
          RoaringBitmap entered = RoaringBitmap.and(rest, delta.entered());
          entered.forEach((int profile) -> since[members.rank(profile) - 1] = delta.asOf());
          rest.andNot(entered);
          return !rest.isEmpty();
        });
    return since;
  }

  /** Visits deltas from the latest on, as long as the visitor wants more. */
  private void backwards(int segment, java.util.function.Predicate<Delta> visitor) {
    byte[] prefix = deltasKey(segment);
    try (View view = store.view();
        Cursor cursor = view.cursor(Family.RESULTS)) {
      for (boolean more = cursor.seekBefore(Keys.after(prefix));
          more && cursor.startsWith(prefix);
          more = cursor.previous()) {
        if (!visitor.test(readDelta(Sealed.open(cursor.keyCopy(), cursor.valueCopy())))) {
          return;
        }
      }
    }
  }

  @Override
  public synchronized List<Delta> history(String segment) {
    List<Delta> history = new ArrayList<>();
    SegmentRow row = table.get(segment);
    if (row != null) {
      backwards(row.number(), history::add);
    }
    return history.reversed();
  }

  @Override
  public long[] due(Entity of) {
    return due.read(of);
  }

  /** Takes an erased profile out of all members and deltas. */
  synchronized void forget(Batch batch, Entity of, int profile) {
    table.forEach(
        (_, row) -> {
          if (row.of() == of) {
            forget(batch, row.number(), profile);
          }
        });
  }

  private void forget(Batch batch, int segment, int profile) {
    RoaringBitmap members = members(segment);
    if (members.checkedRemove(profile)) {
      byte[] key = membersKey(segment);
      batch.put(Family.RESULTS, key, Sealed.seal(key, BitSets.bytes(members)));
    }
    backwards(
        segment,
        delta -> {
          boolean entered = delta.entered().checkedRemove(profile);
          boolean left = delta.left().checkedRemove(profile);
          if (entered || left) {
            byte[] key = deltaKey(segment, delta.run());
            batch.put(Family.RESULTS, key, Sealed.seal(key, bytes(delta)));
          }
          return true;
        });
  }
}
