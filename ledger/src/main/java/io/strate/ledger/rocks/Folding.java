package io.strate.ledger.rocks;

import io.strate.domain.Entity;
import io.strate.timeline.PackedTimeline;
import io.strate.timeline.TimelineBuilder;
import io.strate.timeline.Vocabulary;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * Turns tails into chunks. A batch writes the new chunks and deletes exactly the tails that were
 * read for them; what is appended meanwhile stays in tails of its own. Only one may rewrite chunks
 * at a time: folding, loading, settling or erasing.
 */
final class Folding {

  private static final long BATCH_BYTES = 8L << 20;
  private static final String SWEEP = "sweep";

  private final Store store;
  private final Vocabulary vocabulary;
  private final StoredSources sources;
  private final Tails tails;
  private final Marks marks;
  private final ReentrantLock rewriting = new ReentrantLock();

  Folding(Store store, Vocabulary vocabulary, StoredSources sources, Tails tails, Marks marks) {
    this.store = store;
    this.vocabulary = vocabulary;
    this.sources = sources;
    this.tails = tails;
    this.marks = marks;
  }

  /** Held by whoever rewrites chunks. */
  ReentrantLock rewriting() {
    return rewriting;
  }

  /**
   * Notes that chunks hold entries that count no more, or in another order than sources stand now.
   */
  static void wantSweep(Batch batch) {
    batch.fact(Facts.key(SWEEP), new byte[0]);
  }

  /**
   * @param lastRun the mark of the last run: what was appended since stays dirty
   */
  void fold(long lastRun) {
    rewriting.lock();
    try {
      for (Entity of : Entity.values()) {
        foldTails(of, lastRun);
      }
      if (new Facts(store).get(Facts.key(SWEEP)).isPresent()) {
        sweep();
      }
    } finally {
      rewriting.unlock();
    }
  }

  private void foldTails(Entity of, long lastRun) {
    RoaringBitmap taken = tails.take(of);
    boolean done = false;
    try (Fold fold = new Fold(of, lastRun)) {
      PeekableIntIterator profiles = taken.getIntIterator();
      while (profiles.hasNext()) {
        fold.profile(profiles.next());
      }
      fold.write();
      done = true;
    } finally {
      if (!done) {
        tails.giveBack(of, taken);
      }
    }
  }

  /** Folding of some profiles of an entity, as of one moment. */
  private final class Fold implements AutoCloseable {
    private final Entity of;
    private final long lastRun;
    private final View view = store.view();
    private final Cursor cursor = view.cursor(Family.TAILS);
    private final Batch batch = new Batch(store);
    private final TimelineBuilder builder = new TimelineBuilder(vocabulary, sources::position);
    private final RowDecoder rows = new RowDecoder(builder, sources::position);
    private RoaringBitmap changed = new RoaringBitmap();
    private long keys;
    private long bytes;

    Fold(Entity of, long lastRun) {
      this.of = of;
      this.lastRun = lastRun;
    }

    void profile(int profile) {
      byte[] prefix = Keys.profile(of, profile);
      boolean more = cursor.seek(prefix);
      while (more && cursor.startsWith(prefix)) {
        byte[] piece = java.util.Arrays.copyOf(cursor.key(), Keys.PIECE);
        Optional<byte[]> chunk = view.get(Family.CHUNKS, piece);
        chunk.ifPresent(old -> builder.addAll(old, 0, old.length));
        for (; more && cursor.startsWith(piece); more = cursor.next()) {
          takeTail(profile);
        }
        putChunk(piece, chunk.isPresent());
      }
      if (batch.size() > BATCH_BYTES) {
        write();
      }
    }

    private void takeTail(int profile) {
      byte[] key = cursor.keyCopy();
      rows.addTail(key, cursor.valueCopy());
      batch.delete(Family.TAILS, key);
      keys++;
      bytes += cursor.valueLength();
      if (Bytes.longBE(key, Keys.PIECE) > lastRun) {
        changed.add(profile);
      }
    }

    private void putChunk(byte[] piece, boolean existed) {
      if (!builder.isEmpty()) {
        batch.put(Family.CHUNKS, piece, builder.build());
      } else if (existed) {
        batch.delete(Family.CHUNKS, piece);
      }
    }

    void write() {
      if (batch.count() == 0) {
        return;
      }
      marks.next(
          mark -> {
            if (!changed.isEmpty()) {
              RoaringBitmap none = new RoaringBitmap();
              batch.fact(
                  Dirt.key(mark),
                  of == Entity.CONTACT ? Dirt.bytes(changed, none) : Dirt.bytes(none, changed));
            }
            Marks.keep(batch, mark);
            batch.write();
          });
      tails.folded(keys, bytes);
      keys = 0;
      bytes = 0;
      changed = new RoaringBitmap();
    }

    @Override
    public void close() {
      batch.close();
      cursor.close();
      view.close();
    }
  }

  /** Rewrites every chunk that is not canonical by the sources as they are now. */
  private void sweep() {
    PackedTimeline packed = new PackedTimeline(sources::position);
    TimelineBuilder builder = new TimelineBuilder(vocabulary, sources::position);
    try (View view = store.scanningView();
        Cursor cursor = view.cursor(Family.CHUNKS);
        Batch batch = new Batch(store)) {
      for (boolean more = cursor.seek(new byte[0]); more; more = cursor.next()) {
        packed.wrap(cursor.value(), 0, cursor.valueLength(), true);
        if (!packed.isCanonical()) {
          builder.addAll(cursor.value(), 0, cursor.valueLength());
          if (builder.isEmpty()) {
            batch.delete(Family.CHUNKS, cursor.keyCopy());
          } else {
            batch.put(Family.CHUNKS, cursor.keyCopy(), builder.build());
          }
        }
        if (batch.size() > BATCH_BYTES) {
          batch.write();
        }
      }
      batch.delete(Family.META, Facts.key(SWEEP));
      batch.write();
    }
  }
}
