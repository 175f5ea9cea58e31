package io.strate.ledger.rocks;

import io.strate.domain.Entity;
import io.strate.ledger.Runs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.roaringbitmap.RoaringBitmap;

/**
 * Results of runs. Members are one sealed bit set for each segment, replaced when a run changes
 * them; what is announced between two runs stands in deltas only, and is taken up from them when
 * the store is opened. Segments go by numbers that are never used again.
 */
final class StoredRuns implements Runs {

  private static final byte[] LAST = Facts.key("run");
  private static final byte[] SEGMENTS = Facts.key("segments");

  private final Store store;
  private final Dirt dirt;
  private final DueTable due;
  private final Map<String, SegmentRow> table = new TreeMap<>();
  private final StoredMembers members;
  private final Deltas deltas;
  private final StoredMoves moves;
  private final StoredNotices notices;
  private final StoredSince since;
  private Optional<RunRecord> last;

  /** Of the last run or announcement. */
  private long number;

  StoredRuns(Store store, Dirt dirt) {
    this.store = store;
    this.dirt = dirt;
    this.due = new DueTable(store);
    this.deltas = new Deltas(store);
    this.members = new StoredMembers(store);
    this.since = new StoredSince(store, deltas);
    Facts facts = new Facts(store);
    last = facts.get(LAST).map(StoredRuns::readRun);
    facts.get(SEGMENTS).map(SegmentRow::readAll).ifPresent(table::putAll);
    moves = new StoredMoves(store, deltas);
    notices = new StoredNotices(store);
    moves.written(Math.max(moves.free(), notices.last() + 1));
    moves.names(table);
    number = last.map(RunRecord::number).orElse(0L);
    catchUp();
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

  @Override
  public synchronized Changes save(Run run) {
    RunRecord saved = new RunRecord(++number, run.asOf(), run.mark(), run.definitionsHash());
    Map<String, SegmentRow> next = new TreeMap<>();
    Map<String, Delta> changes = new TreeMap<>();
    Map<Integer, RoaringBitmap> found = new HashMap<>();
    int free = table.values().stream().mapToInt(SegmentRow::number).max().orElse(-1) + 1;
    for (SegmentResult result : run.segments()) {
      SegmentRow known = table.get(result.name());
      SegmentRow row = row(result, known == null ? free++ : known.number());
      next.put(result.name(), row);
      found.put(row.number(), result.members());
      delta(row.number(), result.members(), saved)
          .ifPresent(delta -> changes.put(result.name(), delta));
    }
    dropOthers(saved, next, changes, found);
    Map<Integer, Delta> changed = byNumber(changes, next);
    List<Integer> folded = since.toBeFolded(members::of);
    long moved;
    try (Batch batch = new Batch(store)) {
      folded.forEach(n -> since.fold(batch, n, members.of(n), saved.number() - 1));
      deltas.put(batch, saved.number(), saved.asOf(), changed);
      moved = moves.put(batch, saved.number(), changed.values());
      members.put(batch, found, changed.keySet());
      batch.fact(SEGMENTS, SegmentRow.bytes(next)).fact(LAST, bytes(saved));
      due.put(batch, Entity.CONTACT, run.contactsDue());
      due.put(batch, Entity.ACCOUNT, run.accountsDue());
      dirt.forget(batch, run.mark());
      batch.writeSynced();
    }
    table.clear();
    table.putAll(next);
    folded.forEach(since::folded);
    changed.keySet().forEach(since::count);
    members.written(found, changed.keySet());
    moves.names(table);
    moves.written(moved);
    last = Optional.of(saved);
    return new Changes(saved.number(), saved.asOf(), changes);
  }

  private static SegmentRow row(SegmentResult result, int number) {
    return new SegmentRow(
        number, true, result.of(), result.definitionHash(), result.members().getLongCardinality());
  }

  private Optional<Delta> delta(int segment, RoaringBitmap now, RunRecord run) {
    RoaringBitmap before = members.of(segment);
    if (before.equals(now)) {
      return Optional.empty();
    }
    return Optional.of(
        new Delta(
            run.number(),
            run.asOf(),
            RoaringBitmap.andNot(now, before),
            RoaringBitmap.andNot(before, now)));
  }

  private static Map<Integer, Delta> byNumber(
      Map<String, Delta> changes, Map<String, SegmentRow> rows) {
    Map<Integer, Delta> byNumber = new TreeMap<>();
    changes.forEach((name, delta) -> byNumber.put(of(rows, name).number(), delta));
    return byNumber;
  }

  private static SegmentRow of(Map<String, SegmentRow> rows, String name) {
    SegmentRow row = rows.get(name);
    if (row == null) {
      throw new IllegalArgumentException("no segment " + name);
    }
    return row;
  }

  private void dropOthers(
      RunRecord run,
      Map<String, SegmentRow> next,
      Map<String, Delta> changes,
      Map<Integer, RoaringBitmap> found) {
    table.forEach(
        (name, row) -> {
          if (!next.containsKey(name)) {
            next.put(name, new SegmentRow(row.number(), false, row.of(), row.definitionHash(), 0));
            RoaringBitmap none = new RoaringBitmap();
            found.put(row.number(), none);
            delta(row.number(), none, run).ifPresent(delta -> changes.put(name, delta));
          }
        });
  }

  // ---- between runs ----

  @Override
  public synchronized Changes announce(Announcement announcement) {
    Map<String, Delta> changes = new TreeMap<>();
    Set<String> named = new TreeSet<>(announcement.entered().keySet());
    named.addAll(announcement.left().keySet());
    for (String segment : named) {
      news(segment, announcement).ifPresent(delta -> changes.put(segment, delta));
    }
    if (changes.isEmpty()) {
      return new Changes(number, announcement.asOf(), changes);
    }
    number++;
    long moved;
    try (Batch batch = new Batch(store)) {
      deltas.put(batch, number, announcement.asOf(), byNumber(changes, table));
      moved = moves.put(batch, number, changes.values());
      batch.writeSynced();
    }
    moves.written(moved);
    changes.forEach((segment, delta) -> apply(segment, of(table, segment), delta));
    return new Changes(number, announcement.asOf(), changes);
  }

  private Optional<Delta> news(String segment, Announcement announcement) {
    SegmentRow row = of(table, segment);
    if (!row.current()) {
      throw new IllegalArgumentException("no segment " + segment + " in the last run");
    }
    RoaringBitmap none = new RoaringBitmap();
    RoaringBitmap before = members.of(row.number());
    RoaringBitmap entered =
        RoaringBitmap.andNot(announcement.entered().getOrDefault(segment, none), before);
    RoaringBitmap left = RoaringBitmap.and(announcement.left().getOrDefault(segment, none), before);
    return entered.isEmpty() && left.isEmpty()
        ? Optional.empty()
        : Optional.of(new Delta(number + 1, announcement.asOf(), entered, left));
  }

  private void apply(String segment, SegmentRow row, Delta delta) {
    members.apply(row.number(), delta);
    since.count(row.number());
    table.put(
        segment,
        new SegmentRow(
            row.number(),
            row.current(),
            row.of(),
            row.definitionHash(),
            members.of(row.number()).getLongCardinality()));
  }

  /** Takes up what was announced since the last run. */
  private void catchUp() {
    Map<Integer, String> names = names();
    for (Deltas.Step step : deltas.after(number, Integer.MAX_VALUE)) {
      for (int segment : step.segments()) {
        String name = Objects.requireNonNull(names.get(segment));
        apply(name, of(table, name), deltas.of(segment, step.number()));
      }
    }
    number = Math.max(number, deltas.last().orElse(0));
  }

  private Map<Integer, String> names() {
    Map<Integer, String> names = new HashMap<>();
    table.forEach((name, row) -> names.put(row.number(), name));
    return names;
  }

  @Override
  public synchronized List<Changes> changesAfter(long after, int limit) {
    Map<Integer, String> names = names();
    return deltas.after(after, limit).stream()
        .map(
            step -> {
              Map<String, Delta> changes = new TreeMap<>();
              for (int segment : step.segments()) {
                changes.put(
                    Objects.requireNonNull(names.get(segment)), deltas.of(segment, step.number()));
              }
              return new Changes(step.number(), step.asOf(), changes);
            })
        .toList();
  }

  @Override
  public List<Move> movesAfter(long position, int most, Predicate<String> segments) {
    return moves.after(position, most, segments);
  }

  @Override
  public Optional<Move> move(long position) {
    return moves.at(position);
  }

  @Override
  public long lastMove() {
    return moves.last();
  }

  @Override
  public synchronized boolean tell(String fact, byte[] notice) {
    if (notices.isTold(fact)) {
      return false;
    }
    long position = moves.free();
    notices.put(fact, position, notice);
    moves.written(position + 1);
    return true;
  }

  @Override
  public SortedMap<Long, byte[]> noticesAfter(long position, int most) {
    return notices.after(position, most);
  }

  @Override
  public Optional<byte[]> notice(long position) {
    return notices.at(position);
  }

  // ---- what is known ----

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
    return row == null ? new RoaringBitmap() : members.of(row.number()).clone();
  }

  @Override
  public synchronized List<String> segmentsOf(Entity of, int profile) {
    return table.entrySet().stream()
        .filter(entry -> entry.getValue().current() && entry.getValue().of() == of)
        .filter(entry -> members.of(entry.getValue().number()).contains(profile))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public synchronized OptionalLong since(String segment, int profile) {
    SegmentRow row = table.get(segment);
    if (row == null || !members.of(row.number()).contains(profile)) {
      return OptionalLong.empty();
    }
    return since.of(row.number(), profile);
  }

  @Override
  public synchronized long[] since(String segment) {
    SegmentRow row = table.get(segment);
    if (row == null) {
      return new long[0];
    }
    return since.of(row.number(), members.of(row.number()));
  }

  // Walks through the past are made without the lock: nobody who announces waits for them.

  @Override
  public long[] since(String segment, RoaringBitmap some) {
    long[] since = new long[some.getCardinality()];
    last().ifPresent(run -> Arrays.fill(since, run.asOf()));
    RoaringBitmap rest = some.clone();
    row(segment)
        .ifPresent(
            row ->
                deltas.backwards(
                    row.number(),
                    delta -> {
                      RoaringBitmap entered = RoaringBitmap.and(rest, delta.entered());
                      entered.forEach(
                          (int profile) -> since[some.rank(profile) - 1] = delta.asOf());
                      rest.andNot(entered);
                      return !rest.isEmpty();
                    }));
    return since;
  }

  @Override
  public List<Delta> history(String segment) {
    List<Delta> history = new ArrayList<>();
    backwards(segment, Long.MAX_VALUE, history::add);
    return history.reversed();
  }

  @Override
  public void backwards(String segment, long before, Predicate<Delta> visitor) {
    row(segment).ifPresent(row -> deltas.backwards(row.number(), before, visitor));
  }

  @Override
  public OptionalLong asOfBefore(long number) {
    return deltas.asOfBefore(number);
  }

  @Override
  public Optional<Delta> lastChange(String segment) {
    List<Delta> latest = new ArrayList<>();
    backwards(
        segment,
        Long.MAX_VALUE,
        delta -> {
          latest.add(delta);
          return false;
        });
    return latest.stream().findFirst();
  }

  private synchronized Optional<SegmentRow> row(String segment) {
    return Optional.ofNullable(table.get(segment));
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
    members.forget(batch, segment, profile);
    deltas.forget(batch, segment, profile);
    since.forget(batch, segment, profile);
  }
}
