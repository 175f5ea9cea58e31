package io.strate.ledger.rocks;

import java.util.Arrays;

/**
 * Finds values of a family by ascending keys: steps where the next one is near, seeks where it is
 * not.
 */
final class PieceLookup implements AutoCloseable {

  private final Cursor cursor;
  private boolean started;

  PieceLookup(View view, Family family) {
    cursor = view.cursor(family);
  }

  boolean find(byte[] key) {
    if (!started) {
      started = true;
      cursor.seek(key);
    } else if (cursor.isValid() && compare(key) < 0 && cursor.next() && compare(key) < 0) {
      cursor.seek(key);
    }
    return cursor.isValid() && compare(key) == 0;
  }

  private int compare(byte[] key) {
    return Arrays.compareUnsigned(cursor.key(), 0, cursor.keyLength(), key, 0, key.length);
  }

  byte[] value() {
    return cursor.value();
  }

  int valueLength() {
    return cursor.valueLength();
  }

  @Override
  public void close() {
    cursor.close();
  }
}
