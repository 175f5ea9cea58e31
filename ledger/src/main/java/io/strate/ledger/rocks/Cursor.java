package io.strate.ledger.rocks;

import java.util.Arrays;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** Walks through the keys of a family in order; what it shows is reused at the next step. */
final class Cursor implements AutoCloseable {
  private final RocksIterator iterator;
  private byte[] key = new byte[64];
  private int keyLength;
  private byte[] value = new byte[4096];
  private int valueLength = -1;

  Cursor(RocksIterator iterator) {
    this.iterator = iterator;
  }

  boolean seek(byte[] target) {
    iterator.seek(target);
    return arrive();
  }

  /** Goes to the last key that is less than {@code end}. */
  boolean seekBefore(byte[] end) {
    iterator.seekForPrev(end);
    if (arrive() && Arrays.equals(key, 0, keyLength, end, 0, end.length)) {
      iterator.prev();
      return arrive();
    }
    return isValid();
  }

  boolean previous() {
    iterator.prev();
    return arrive();
  }

  boolean next() {
    iterator.next();
    return arrive();
  }

  private boolean arrive() {
    valueLength = -1;
    if (!iterator.isValid()) {
      keyLength = -1;
      try {
        iterator.status();
      } catch (RocksDBException e) {
        throw Trouble.of(e);
      }
      return false;
    }
    keyLength = iterator.key(key, 0, key.length);
    if (keyLength > key.length) {
      key = new byte[2 * keyLength];
      keyLength = iterator.key(key, 0, key.length);
    }
    return true;
  }

  boolean isValid() {
    return keyLength >= 0;
  }

  byte[] key() {
    return key;
  }

  int keyLength() {
    return keyLength;
  }

  /** The value's bytes, from 0 to {@link #valueLength}. */
  byte[] value() {
    if (valueLength < 0) {
      valueLength = iterator.value(value, 0, value.length);
      if (valueLength > value.length) {
        value = new byte[valueLength + valueLength / 2];
        valueLength = iterator.value(value, 0, value.length);
      }
    }
    return value;
  }

  int valueLength() {
    value();
    return valueLength;
  }

  byte[] keyCopy() {
    return Arrays.copyOf(key, keyLength);
  }

  byte[] valueCopy() {
    return Arrays.copyOf(value(), valueLength);
  }

  boolean startsWith(byte[] prefix) {
    return keyLength >= prefix.length
        && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
  }

  @Override
  public void close() {
    iterator.close();
  }
}
