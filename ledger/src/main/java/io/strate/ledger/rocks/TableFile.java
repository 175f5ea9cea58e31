package io.strate.ledger.rocks;

import java.nio.file.Path;
import java.util.Optional;
import org.rocksdb.EnvOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileWriter;

/** A sorted file for RocksDB to take in, begun with the first key. */
final class TableFile implements AutoCloseable {

  private final Path file;
  private final EnvOptions environment = new EnvOptions();
  private final Options options;
  private final SstFileWriter writer;
  private boolean begun;

  TableFile(Store store, Family family, Path file) {
    this.file = file;
    options = store.settings().table(family);
    writer = new SstFileWriter(environment, options);
  }

  void put(byte[] key, byte[] value) {
    try {
      begin();
      writer.put(key, value);
    } catch (RocksDBException e) {
      throw Trouble.of(e);
    }
  }

  void delete(byte[] key) {
    try {
      begin();
      writer.delete(key);
    } catch (RocksDBException e) {
      throw Trouble.of(e);
    }
  }

  private void begin() throws RocksDBException {
    if (!begun) {
      writer.open(file.toString());
      begun = true;
    }
  }

  /** Finishes the file, synced; answers its name unless it would be empty. */
  Optional<String> finish() {
    if (!begun) {
      return Optional.empty();
    }
    try {
      writer.finish();
      return Optional.of(file.getFileName().toString());
    } catch (RocksDBException e) {
      throw Trouble.of(e);
    }
  }

  @Override
  public void close() {
    writer.close();
    options.close();
    environment.close();
  }
}
