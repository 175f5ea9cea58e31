package io.strate.ledger.rocks;

import io.strate.domain.Entity;
import java.util.LinkedHashMap;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/**
 * What was appended and is not folded yet. A tail's value is the rows of one group for one profile,
 * each behind its length, sealed. In memory: which profiles have tails, and how much they are.
 */
final class Tails {

  private final Dirt dirt;
  private final RoaringBitmap[] profiles = {new RoaringBitmap(), new RoaringBitmap()};
  private long keys;
  private long bytes;
  private long highestMark;

  /** Looks through the tails of a store that was opened; those after a mark are dirty. */
  Tails(Store store, Dirt dirt, long lastRun) {
    this.dirt = dirt;
    try (View view = store.view();
        Cursor cursor = view.cursor(Family.TAILS)) {
      RoaringBitmap[] changed = {new RoaringBitmap(), new RoaringBitmap()};
      for (boolean more = cursor.seek(new byte[0]); more; more = cursor.next()) {
        int of = cursor.key()[0];
        int profile = Keys.profileOf(cursor.key());
        long mark = Bytes.longBE(cursor.key(), Keys.PIECE);
        profiles[of].add(profile);
        keys++;
        bytes += cursor.valueLength();
        highestMark = Math.max(highestMark, mark);
        if (mark > lastRun) {
          changed[of].add(profile);
        }
      }
      if (!changed[0].isEmpty() || !changed[1].isEmpty()) {
        dirt.add(changed[0], changed[1], highestMark);
      }
    }
  }

  long highestMark() {
    return highestMark;
  }

  synchronized long bytes() {
    return bytes;
  }

  synchronized long keys() {
    return keys;
  }

  /**
   * Hands over which profiles have tails to whoever folds them; those that come later count anew.
   */
  synchronized RoaringBitmap take(Entity of) {
    RoaringBitmap taken = profiles[of.ordinal()];
    profiles[of.ordinal()] = new RoaringBitmap();
    return taken;
  }

  /** Takes back what was not folded. */
  synchronized void giveBack(Entity of, RoaringBitmap taken) {
    profiles[of.ordinal()].or(taken);
  }

  synchronized void folded(long lessKeys, long lessBytes) {
    keys -= lessKeys;
    bytes -= lessBytes;
  }

  private synchronized void grown(Entity of, int profile, int length) {
    profiles[of.ordinal()].add(profile);
    keys++;
    bytes += length;
  }

  Group group(long mark) {
    return new Group(mark);
  }

  /** Rows that are written under one mark. */
  final class Group {
    private final long mark;
    private final Map<Piece, Bytes> pieces = new LinkedHashMap<>();

    private Group(long mark) {
      this.mark = mark;
    }

    void add(Entity of, int profile, int identifier, byte[] row) {
      pieces
          .computeIfAbsent(new Piece(of, profile, identifier), _ -> new Bytes(row.length + 8))
          .blob(row);
    }

    void putAll(Batch batch) {
      pieces.forEach(
          (piece, rows) -> {
            byte[] key = Keys.tail(piece.of(), piece.profile(), piece.identifier(), mark);
            byte[] value = Sealed.seal(key, rows.toArray());
            batch.put(Family.TAILS, key, value);
            grown(piece.of(), piece.profile(), value.length);
          });
    }

    /** The rows are written: readers see them. */
    void shown() {
      pieces.keySet().forEach(piece -> dirt.add(piece.of(), piece.profile(), mark));
    }
  }

  private record Piece(Entity of, int profile, int identifier) {}
}
