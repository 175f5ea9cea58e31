package io.strate.ledger.rocks;

import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** Writes that take effect together. */
final class Batch implements AutoCloseable {

  private final Store store;
  private final WriteBatch batch;

  Batch(Store store) {
    this.store = store;
    this.batch = new WriteBatch();
  }

  /** A batch as it was in another one's {@link #bytes}. */
  Batch(Store store, byte[] bytes) {
    this.store = store;
    this.batch = new WriteBatch(bytes);
  }

  Batch put(Family family, byte[] key, byte[] value) {
    try {
      batch.put(store.handle(family), key, value);
      return this;
    } catch (RocksDBException e) {
      throw Trouble.of(e);
    }
  }

  /** Puts a value of the store's own facts, with its checksum. */
  Batch fact(byte[] key, byte[] value) {
    return put(Family.META, key, Sealed.seal(key, value));
  }

  Batch delete(Family family, byte[] key) {
    try {
      batch.delete(store.handle(family), key);
      return this;
    } catch (RocksDBException e) {
      throw Trouble.of(e);
    }
  }

  Batch deleteRange(Family family, byte[] from, byte[] end) {
    try {
      batch.deleteRange(store.handle(family), from, end);
      return this;
    } catch (RocksDBException e) {
      throw Trouble.of(e);
    }
  }

  int count() {
    return batch.count();
  }

  long size() {
    return batch.getDataSize();
  }

  byte[] bytes() {
    try {
      return batch.data();
    } catch (RocksDBException e) {
      throw Trouble.of(e);
    }
  }

  void write() {
    if (batch.count() > 0) {
      store.write(batch);
      batch.clear();
    }
  }

  void writeSynced() {
    store.writeSynced(batch);
    batch.clear();
  }

  @Override
  public void close() {
    batch.close();
  }
}
