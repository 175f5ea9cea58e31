package io.strate.ledger.rocks;

import io.strate.domain.Entity;
import io.strate.ledger.Timelines;
import io.strate.timeline.PackedTimeline;
import io.strate.timeline.Vocabulary;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/** Reads timelines as of one moment of the store and of its sources. */
final class StoredTimelines implements Timelines {

  /** Profiles nearer than this are reached by stepping, farther ones by seeking. */
  private static final int NEAR = 8;

  private final Store store;
  private final Vocabulary vocabulary;
  private final StoredSources sources;
  private final Moments moments;

  StoredTimelines(Store store, Vocabulary vocabulary, StoredSources sources, Moments moments) {
    this.store = store;
    this.vocabulary = vocabulary;
    this.sources = sources;
    this.moments = moments;
  }

  @Override
  public int[] positions() {
    return sources.positions().clone();
  }

  @Override
  public byte[] timeline(Entity of, int number) {
    try (Open open = open(of, false)) {
      boolean found = open.cursor.seek(number) && open.cursor.profile() == number;
      return found
          ? Arrays.copyOf(open.cursor.bytes(), open.cursor.length())
          : PackedTimeline.empty();
    }
  }

  @Override
  public void scan(Entity of, int first, int end, Sink sink) {
    try (Open open = open(of, true)) {
      ProfileCursor cursor = open.cursor;
      for (boolean more = cursor.seek(first);
          more && cursor.profile() < end;
          more = cursor.next()) {
        sink.accept(cursor.profile(), cursor.bytes(), 0, cursor.length());
      }
    }
  }

  @Override
  public void scan(Entity of, RoaringBitmap numbers, Sink sink) {
    boolean dense = !numbers.isEmpty() && numbers.getCardinality() > numbers.last() / NEAR;
    try (Open open = open(of, dense)) {
      ProfileCursor cursor = open.cursor;
      PeekableIntIterator wanted = numbers.getIntIterator();
      boolean more = wanted.hasNext() && cursor.seek(wanted.peekNext());
      while (more && wanted.hasNext()) {
        int number = wanted.peekNext();
        if (cursor.profile() == number) {
          sink.accept(number, cursor.bytes(), 0, cursor.length());
          wanted.next();
        } else if (cursor.profile() > number) {
          wanted.advanceIfNeeded(cursor.profile());
        } else if (number - cursor.profile() <= NEAR) {
          more = cursor.next();
        } else {
          more = cursor.seek(number);
        }
      }
    }
  }

  private Open open(Entity of, boolean scanning) {
    return moments.see(
        () -> {
          int[] positions = sources.positions();
          IntUnaryOperator position =
              origin -> origin >= 0 && origin < positions.length ? positions[origin] : -1;
          View view = scanning ? store.scanningView() : store.view();
          return new Open(view, new ProfileCursor(of, view, vocabulary, position));
        });
  }

  private record Open(View view, ProfileCursor cursor) implements AutoCloseable {
    @Override
    public void close() {
      cursor.close();
      view.close();
    }
  }
}
