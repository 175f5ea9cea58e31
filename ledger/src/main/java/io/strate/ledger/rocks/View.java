package io.strate.ledger.rocks;

import java.util.Optional;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.Snapshot;

/** One moment of the store. */
final class View implements AutoCloseable {

  private static final long READ_AHEAD = 2L << 20;

  private final Store store;
  private final Snapshot snapshot;
  private final ReadOptions options = new ReadOptions();

  /**
   * @param scanning whether much is read in order: read ahead then, and leave the cache to others
   */
  View(Store store, boolean scanning) {
    this.store = store;
    this.snapshot = store.db().getSnapshot();
    options.setSnapshot(snapshot).setVerifyChecksums(true).setFillCache(!scanning);
    if (scanning) {
      options.setReadaheadSize(READ_AHEAD);
    }
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
