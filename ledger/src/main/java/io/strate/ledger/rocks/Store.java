package io.strate.ledger.rocks;

import io.strate.ledger.LedgerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.CompactRangeOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.IngestExternalFileOptions;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * RocksDB with our families and settings, and nothing of what they mean. Writes stand in the log in
 * the order of calls; {@link #writeSynced} answers when a write and all before it are on disk, and
 * tells the marker.
 */
final class Store implements AutoCloseable {

  static final String FOLDER = "rocks";

  /**
   * A fact that is written behind whatever a sync covers. RocksDB's own sequence number does not
   * say that a log is whole: a file that was taken in later has one beyond what the log lost.
   */
  private static final byte[] PULSE = Bytes.ascii("pulse");

  /** With less room on its disk, a store whose writes have come to a halt is full. */
  private static final long LEAST_ROOM = 64L << 20;

  static {
    RocksDB.loadLibrary();
  }

  /** Told, after a sync, up to which write everything is on disk, and stands in the log as such. */
  @FunctionalInterface
  interface Marker {
    void synced(long sequence);
  }

  private final Settings settings;
  private final List<ColumnFamilyHandle> handles;
  private final RocksDB db;
  private final WriteOptions unsynced = new WriteOptions();
  private final WriteOptions unwaiting = new WriteOptions().setNoSlowdown(true);
  private final Path folder;
  private final ReadOptions plain = new ReadOptions();
  private final ReentrantLock order = new ReentrantLock();
  private final ReentrantLock syncing = new ReentrantLock();
  private long synced = -1;
  private final Marker marker;

  Store(Path ledger, LedgerOptions options, Marker marker) {
    this.marker = marker;
    folder = ledger.resolve(FOLDER);
    settings = new Settings(options);
    List<ColumnFamilyHandle> opened = new ArrayList<>();
    try {
      Files.createDirectories(folder);
      db = RocksDB.open(settings.database(), folder.toString(), settings.families(), opened);
    } catch (RocksDBException e) {
      settings.close();
      throw Trouble.of(e);
    } catch (IOException e) {
      settings.close();
      throw Trouble.of(folder, e);
    }
    handles = List.copyOf(opened);
  }

  /** How far the log would be recovered, by its pulse; found without changing anything. */
  static long recoverable(Path ledger, LedgerOptions options) {
    List<ColumnFamilyHandle> opened = new ArrayList<>();
    try (Settings settings = new Settings(options);
        RocksDB db =
            RocksDB.openReadOnly(
                settings.readOnly(),
                ledger.resolve(FOLDER).toString(),
                settings.families(),
                opened)) {
      byte[] pulse = db.get(opened.get(Family.META.ordinal()), PULSE);
      opened.forEach(ColumnFamilyHandle::close);
      return pulse == null ? 0 : new BytesReader(Sealed.open(PULSE, pulse)).i64();
    } catch (RocksDBException e) {
      throw Trouble.of(e);
    }
  }

  RocksDB db() {
    return db;
  }

  Settings settings() {
    return settings;
  }

  ColumnFamilyHandle handle(Family family) {
    return handles.get(family.ordinal());
  }

  Optional<byte[]> get(Family family, byte[] key) {
    try {
      return Optional.ofNullable(db.get(handle(family), plain, key));
    } catch (RocksDBException e) {
      throw Trouble.of(e);
    }
  }

  void put(Family family, byte[] key, byte[] value) {
    order.lock();
    try {
      try (WriteBatch batch = new WriteBatch()) {
        batch.put(handle(family), key, value);
        writeOrFail(batch);
      }
    } catch (RocksDBException e) {
      throw Trouble.of(e);
    } finally {
      order.unlock();
    }
  }

  /** Writes without waiting for the disk; survives a killed process, but not a power cut. */
  void write(WriteBatch batch) {
    order.lock();
    try {
      writeOrFail(batch);
    } catch (RocksDBException e) {
      throw Trouble.of(e);
    } finally {
      order.unlock();
    }
  }

  /**
   * Waits where RocksDB is behind with its work, but not where it cannot do it for want of room.
   */
  private void writeOrFail(WriteBatch batch) throws RocksDBException {
    try {
      db.write(unwaiting, batch);
    } catch (RocksDBException e) {
      if (e.getStatus() == null || e.getStatus().getCode() != Status.Code.Incomplete) {
        throw e;
      }
      if (folder.toFile().getUsableSpace() < LEAST_ROOM) {
        throw Trouble.full(e);
      }
      db.write(unsynced, batch);
    }
  }

  void writeSynced(WriteBatch batch) {
    write(batch);
    sync();
  }

  /** Everything that was written so far is on disk afterwards. */
  void sync() {
    syncTo(sequence());
  }

  /** The sequence number of the last write. */
  long sequence() {
    order.lock();
    try {
      return db.getLatestSequenceNumber();
    } finally {
      order.unlock();
    }
  }

  /** Writes down how far writes have come; the sequence number is that of the last one before. */
  private long pulse() {
    order.lock();
    try {
      long sequence = db.getLatestSequenceNumber();
      put(Family.META, PULSE, Sealed.seal(PULSE, Facts.number(sequence)));
      return sequence;
    } finally {
      order.unlock();
    }
  }

  /** Waits until everything up to a sequence number is on disk; who waits together syncs once. */
  void syncTo(long sequence) {
    syncing.lock();
    try {
      if (synced >= sequence) {
        return;
      }
      long reached = pulse();
      db.syncWal();
      synced = reached + 1;
      marker.synced(reached);
    } catch (RocksDBException e) {
      throw Trouble.of(e);
    } finally {
      syncing.unlock();
    }
  }

  /** Takes in sorted files, all of them or none; the files themselves stay. */
  void ingest(Family family, List<Path> files) {
    if (files.isEmpty()) {
      return;
    }
    try (IngestExternalFileOptions options = new IngestExternalFileOptions()) {
      options.setMoveFiles(false).setSnapshotConsistency(true).setAllowBlockingFlush(true);
      db.ingestExternalFile(handle(family), files.stream().map(Path::toString).toList(), options);
    } catch (RocksDBException e) {
      throw Trouble.of(e);
    }
  }

  /** Writes all buffers to files, so that the log is empty. */
  void flush() {
    try (FlushOptions options = new FlushOptions().setWaitForFlush(true)) {
      db.flush(options, handles);
    } catch (RocksDBException e) {
      throw Trouble.of(e);
    }
  }

  /** Writes the files that hold a range of keys anew, so that what was deleted in it is gone. */
  void rewrite(Family family, byte[] from, byte[] end) {
    try (CompactRangeOptions options = thorough()) {
      db.compactRange(handle(family), from, end, options);
    } catch (RocksDBException e) {
      throw Trouble.of(e);
    }
  }

  void rewriteAll(Family family) {
    try (CompactRangeOptions options = thorough()) {
      db.compactRange(handle(family), null, null, options);
    } catch (RocksDBException e) {
      throw Trouble.of(e);
    }
  }

  private static CompactRangeOptions thorough() {
    return new CompactRangeOptions()
        .setBottommostLevelCompaction(CompactRangeOptions.BottommostLevelCompaction.kForce)
        .setExclusiveManualCompaction(false);
  }

  /** Reads every block of every file. */
  void verifyChecksums() {
    try {
      db.verifyChecksum();
    } catch (RocksDBException e) {
      throw Trouble.of(e);
    }
  }

  /** About how many bytes a family's files hold. */
  long liveBytes(Family family) {
    try {
      return db.getLongProperty(handle(family), "rocksdb.estimate-live-data-size");
    } catch (RocksDBException e) {
      throw Trouble.of(e);
    }
  }

  /** Reads from one moment of the store on; close it. */
  View view() {
    return new View(this, false);
  }

  /** Like {@link #view}, for reading much of a family in order. */
  View scanningView() {
    return new View(this, true);
  }

  @Override
  public void close() {
    plain.close();
    unsynced.close();
    unwaiting.close();
    handles.forEach(ColumnFamilyHandle::close);
    try {
      db.closeE();
    } catch (RocksDBException e) {
      throw Trouble.of(e);
    } finally {
      settings.close();
    }
  }
}
