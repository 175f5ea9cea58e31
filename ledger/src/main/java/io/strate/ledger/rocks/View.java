package io.strate.ledger.rocks;

import java.util.Optional;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.Snapshot;

/** One moment of the store. */
final class View implements AutoCloseable {

  private final Store store;
  private final Snapshot snapshot;
  private final ReadOptions options = new ReadOptions();

  View(Store store) {
    this.store = store;
    this.snapshot = store.db().getSnapshot();
    options.setSnapshot(snapshot).setVerifyChecksums(true).setFillCache(false);
    options.setReadaheadSize(2L << 20);
  }

  Cursor cursor(Family family) {
    return new Cursor(store.db().newIterator(store.handle(family), options));
  }

  Optional<byte[]> get(Family family, byte[] key) {
    try {
      return Optional.ofNullable(store.db().get(store.handle(family), options, key));
    } catch (RocksDBException e) {
      throw Trouble.of(e);
    }
  }

  @Override
  public void close() {
    options.close();
    store.db().releaseSnapshot(snapshot);
    snapshot.close();
  }
}
