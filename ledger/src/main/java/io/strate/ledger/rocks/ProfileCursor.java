package io.strate.ledger.rocks;

import io.strate.domain.Entity;
import io.strate.timeline.PackedTimeline;
import io.strate.timeline.TimelineBuilder;
import io.strate.timeline.Vocabulary;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * Walks through the profiles of an entity and shows one packed timeline for each: the chunk itself
 * where there is but one in canonical order, else what chunks and tails make together.
 */
final class ProfileCursor implements AutoCloseable {

  private final Entity of;
  private final Cursor chunks;
  private final Cursor tails;
  private final PackedTimeline packed;
  private final TimelineBuilder builder;
  private final RowDecoder rows;

  private boolean hasSought;
  private int profile = -1;
  private byte[] bytes = new byte[0];
  private int length;

  ProfileCursor(Entity of, View view, Vocabulary vocabulary, IntUnaryOperator position) {
    this.of = of;
    chunks = view.cursor(Family.CHUNKS);
    tails = view.cursor(Family.TAILS);
    packed = new PackedTimeline(position);
    builder = new TimelineBuilder(vocabulary, position);
    rows = new RowDecoder(builder, position);
  }

  /**
   * Goes to the first profile that is not less than a number; answers whether there is one. Numbers
   * may only ascend.
   */
  boolean seek(int from) {
    byte[] key = Keys.profile(of, from);
    chunks.seek(key);
    // A tail that is there lies on the far side of all that were folded: to seek again what is
    // ahead anyway would pass by the traces of each of these.
    if (!hasSought || isBehind(tails, key)) {
      tails.seek(key);
    }
    hasSought = true;
    return next();
  }

  private static boolean isBehind(Cursor cursor, byte[] key) {
    return cursor.isValid()
        && Arrays.compareUnsigned(cursor.key(), 0, cursor.keyLength(), key, 0, key.length) < 0;
  }

  /** Goes to the next profile that has entries. */
  boolean next() {
    while (true) {
      int chunk = profileAt(chunks);
      int tail = profileAt(tails);
      int at = Integer.compareUnsigned(chunk, tail) < 0 ? chunk : tail;
      if (at == -1) {
        return false;
      }
      profile = at;
      read(chunk == at, tail == at);
      if (length > 0) {
        return true;
      }
    }
  }

  private int profileAt(Cursor cursor) {
    return cursor.isValid() && cursor.key()[0] == of.ordinal() ? Keys.profileOf(cursor.key()) : -1;
  }

  private void read(boolean hasChunk, boolean hasTail) {
    if (hasChunk) {
      bytes = chunks.value();
      length = chunks.valueLength();
      packed.wrap(bytes, 0, length, true);
      chunks.next();
      if (!hasTail && profileAt(chunks) != profile && packed.isCanonical()) {
        length = packed.entries() == 0 ? 0 : length;
        return;
      }
      builder.addAll(bytes, 0, length);
    }
    for (; profileAt(chunks) == profile; chunks.next()) {
      builder.addAll(chunks.value(), 0, chunks.valueLength());
    }
    for (; profileAt(tails) == profile; tails.next()) {
      rows.addTail(tails.keyCopy(), tails.valueCopy());
    }
    boolean empty = builder.isEmpty();
    bytes = builder.build();
    length = empty ? 0 : bytes.length;
  }

  int profile() {
    return profile;
  }

  /** The packed timeline's bytes, from 0 to {@link #length}. */
  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  @Override
  public void close() {
    chunks.close();
    tails.close();
  }
}
