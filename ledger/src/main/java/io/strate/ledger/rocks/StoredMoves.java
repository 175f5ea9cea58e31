package io.strate.ledger.rocks;

import io.strate.domain.Entity;
import io.strate.ledger.Runs.Delta;
import io.strate.ledger.Runs.Move;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * The deltas seen as moves of single profiles, each at a position of its own. A step has room for
 * as many positions as it changed segments times the profiles up to the highest that moved: so that
 * a position says which segment and profile it means, and none shifts when somebody is erased. Safe
 * for several threads; shows only what is on disk.
 */
final class StoredMoves {

  private static final byte[] PREFIX = {'p'};

  /**
   * A step's room.
   *
   * @param first its first position
   * @param segments how many it changed
   * @param stride positions for each of them
   */
  private record Room(long first, long step, int segments, long stride) {

    long end() {
      return first + segments * stride;
    }
  }

  /** A segment by its number. */
  private record Named(String name, Entity of) {}

  private final Store store;
  private final Deltas deltas;
  private volatile Map<Integer, Named> names = Map.of();

  /** Behind the last position that is taken. */
  private volatile long end;

  StoredMoves(Store store, Deltas deltas) {
    this.store = store;
    this.deltas = deltas;
    try (View view = store.view();
        Cursor cursor = view.cursor(Family.RESULTS)) {
      boolean any = cursor.seekBefore(Keys.after(PREFIX)) && cursor.startsWith(PREFIX);
      end = any ? room(cursor).end() : 1;
    }
  }

  private static byte[] key(long first) {
    return new Bytes(16).bytes(PREFIX).i64BE(first).toArray();
  }

  private static Room room(Cursor cursor) {
    byte[] key = cursor.keyCopy();
    BytesReader reader = new BytesReader(Sealed.open(key, cursor.valueCopy()));
    return new Room(
        Bytes.longBE(key, PREFIX.length), reader.i64(), reader.count(), reader.varint());
  }

  /** Segments may have come with what is put next. */
  void names(Map<String, SegmentRow> rows) {
    Map<Integer, Named> all = new HashMap<>();
    rows.forEach((name, row) -> all.put(row.number(), new Named(name, row.of())));
    names = Map.copyOf(all);
  }

  /** Takes room for a step's deltas; shown from {@link #written} on with what this answers. */
  long put(Batch batch, long step, Collection<Delta> changes) {
    if (changes.isEmpty()) {
      return end;
    }
    long stride = 1 + changes.stream().mapToLong(StoredMoves::highest).max().orElse(0);
    Room room = new Room(end, step, changes.size(), stride);
    byte[] key = key(room.first());
    Bytes value = new Bytes(32).i64(step).varint(room.segments()).varint(stride);
    batch.put(Family.RESULTS, key, Sealed.seal(key, value.toArray()));
    return room.end();
  }

  /** The first position that nothing has taken. */
  long free() {
    return end;
  }

  void written(long upTo) {
    end = upTo;
  }

  private static long highest(Delta delta) {
    return Math.max(
        delta.entered().isEmpty() ? 0 : Integer.toUnsignedLong(delta.entered().last()),
        delta.left().isEmpty() ? 0 : Integer.toUnsignedLong(delta.left().last()));
  }

  /** The position of the latest move, or one behind it that none will take; 0 before the first. */
  long last() {
    return end - 1;
  }

  List<Move> after(long position, int most, Predicate<String> wanted) {
    List<Move> moves = new ArrayList<>();
    long shown = end;
    try (View view = store.view();
        Cursor cursor = view.cursor(Family.RESULTS)) {
      for (boolean more = seek(cursor, position + 1);
          more && moves.size() < most && cursor.startsWith(PREFIX);
          more = cursor.next()) {
        Room room = room(cursor);
        if (room.first() >= shown) {
          break;
        }
        collect(room, position, most, wanted, moves);
      }
    }
    return moves;
  }

  /** Goes to the room that holds a position, or for want of one to the first. */
  private static boolean seek(Cursor cursor, long position) {
    return (cursor.seekBefore(key(position + 1)) && cursor.startsWith(PREFIX))
        || cursor.seek(PREFIX);
  }

  private void collect(
      Room room, long position, int most, Predicate<String> wanted, List<Move> moves) {
    Deltas.Step step = step(room);
    long offset = Math.max(0, position + 1 - room.first());
    for (int i = (int) Math.min(offset / room.stride(), room.segments());
        i < room.segments() && moves.size() < most;
        i++) {
      int segment = step.segments().get(i);
      if (wanted.test(named(segment).name())) {
        long begin = i * room.stride();
        Delta delta = deltas.of(segment, room.step());
        collect(room.first() + begin, named(segment), delta, offset - begin, most, moves);
      }
    }
  }

  private static void collect(
      long base, Named segment, Delta delta, long fromProfile, int most, List<Move> moves) {
    PeekableIntIterator moved = RoaringBitmap.or(delta.entered(), delta.left()).getIntIterator();
    if (fromProfile > 0) {
      moved.advanceIfNeeded((int) fromProfile);
    }
    while (moved.hasNext() && moves.size() < most) {
      int profile = moved.next();
      moves.add(move(base + profile, segment, delta, profile, delta.entered().contains(profile)));
    }
  }

  private static Move move(
      long position, Named segment, Delta delta, int profile, boolean entered) {
    return new Move(
        position, delta.run(), delta.asOf(), segment.name(), segment.of(), profile, entered);
  }

  /** One move; none if nobody moves there, or no longer. */
  Optional<Move> at(long position) {
    if (position < 1 || position >= end) {
      return Optional.empty();
    }
    Room room;
    try (View view = store.view();
        Cursor cursor = view.cursor(Family.RESULTS)) {
      if (!seek(cursor, position) || !cursor.startsWith(PREFIX)) {
        return Optional.empty();
      }
      room = room(cursor);
    }
    long offset = position - room.first();
    if (offset < 0 || offset >= room.segments() * room.stride()) {
      return Optional.empty();
    }
    int segment = step(room).segments().get((int) (offset / room.stride()));
    int profile = (int) (offset % room.stride());
    Delta delta = deltas.of(segment, room.step());
    boolean entered = delta.entered().contains(profile);
    return entered || delta.left().contains(profile)
        ? Optional.of(move(position, named(segment), delta, profile, entered))
        : Optional.empty();
  }

  private Deltas.Step step(Room room) {
    return deltas
        .step(room.step())
        .filter(step -> step.segments().size() == room.segments())
        .orElseThrow(() -> Trouble.damaged("", "no step " + room.step() + " as it is numbered"));
  }

  private Named named(int segment) {
    Named named = names.get(segment);
    if (named == null) {
      throw Trouble.damaged("", "no segment of number " + segment);
    }
    return named;
  }
}
