package io.strate.ledger.rocks;

import io.strate.ledger.LedgerOptions;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.rocksdb.AbstractNativeReference;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.IndexType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteBufferManager;

/**
 * RocksDB's settings for a ledger. Memory is bounded by one cache, to which write buffers are
 * charged too. Log files are never recycled, as a recycled one would end in old records; families
 * are flushed together, so that a recovered store is one moment of all of them.
 */
final class Settings implements AutoCloseable {

  private static final long TABLE_BYTES = 64L << 20;
  private static final int BLOCK_BYTES = 16 << 10;

  /** Of timelines, which are mostly read one after the other. */
  private static final int SCANNED_BLOCK_BYTES = 64 << 10;

  private static final double BITS_PER_KEY = 10;

  /** A shard of the cache keeps no block larger than itself: it would be read each time. */
  private static final long SHARD_BYTES = 16L << 20;

  /** The part of the cache that what is scanned does not push out. */
  private static final double INDEXES_AND_FILTERS = 0.5;

  /** Tables are written by several threads at once. */
  private final Deque<AbstractNativeReference> natives = new ConcurrentLinkedDeque<>();

  private final LedgerOptions options;
  private final Cache cache;
  private final BloomFilter bloom = own(new BloomFilter(BITS_PER_KEY, false));

  Settings(LedgerOptions options) {
    this.options = options;
    long bytes = options.cacheBytes() + options.writeBufferBytes();
    int shardBits = Math.max(0, Long.SIZE - 1 - Long.numberOfLeadingZeros(bytes / SHARD_BYTES));
    cache = own(new LRUCache(bytes, shardBits, false, INDEXES_AND_FILTERS));
  }

  private <T extends AbstractNativeReference> T own(T reference) {
    natives.push(reference);
    return reference;
  }

  DBOptions database() {
    WriteBufferManager buffers = own(new WriteBufferManager(options.writeBufferBytes(), cache));
    return own(new DBOptions())
        .setCreateIfMissing(true)
        .setCreateMissingColumnFamilies(true)
        .setWriteBufferManager(buffers)
        .setMaxTotalWalSize(4 * options.writeBufferBytes())
        .setRecycleLogFileNum(0)
        .setAtomicFlush(true)
        .setWalRecoveryMode(WALRecoveryMode.PointInTimeRecovery)
        .setAvoidFlushDuringRecovery(false)
        .setMaxBackgroundJobs(Math.max(2, options.threads()))
        .setMaxOpenFiles(-1)
        .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
        .setKeepLogFileNum(2)
        .setMaxLogFileSize(1 << 20)
        .setStatsDumpPeriodSec(0)
        .setParanoidChecks(true);
  }

  /** Settings for looking without touching. */
  DBOptions readOnly() {
    return own(new DBOptions())
        .setWalRecoveryMode(WALRecoveryMode.PointInTimeRecovery)
        .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
        .setKeepLogFileNum(2)
        .setMaxOpenFiles(-1);
  }

  /** Settings for files that are written outside and taken in. */
  Options table(Family family) {
    Options table = own(new Options());
    table.setCompressionType(compression(family));
    table.setTableFormatConfig(format(family));
    return table;
  }

  List<ColumnFamilyDescriptor> families() {
    List<ColumnFamilyDescriptor> families = new ArrayList<>();
    for (Family family : Family.values()) {
      ColumnFamilyOptions settings =
          own(new ColumnFamilyOptions())
              .setCompressionType(compression(family))
              .setWriteBufferSize(Math.max(1L << 20, options.writeBufferBytes() / 2))
              .setTargetFileSizeBase(TABLE_BYTES)
              .setLevelCompactionDynamicLevelBytes(true)
              .setParanoidFileChecks(false);
      settings.setTableFormatConfig(format(family));
      families.add(new ColumnFamilyDescriptor(family.rocksName(), settings));
    }
    return families;
  }

  /** Timelines are packed already, and half of each are hashes, which nothing makes smaller. */
  private static CompressionType compression(Family family) {
    return switch (family) {
      case IDENTIFIERS, MESSAGES, RESULTS, LINKS, CHUNKS -> CompressionType.NO_COMPRESSION;
      case META, NAMES, TAILS, STATES, REJECTS -> CompressionType.LZ4_COMPRESSION;
    };
  }

  private BlockBasedTableConfig format(Family family) {
    BlockBasedTableConfig format =
        new BlockBasedTableConfig()
            .setBlockCache(cache)
            .setBlockSize(family == Family.CHUNKS ? SCANNED_BLOCK_BYTES : BLOCK_BYTES)
            .setCacheIndexAndFilterBlocks(true)
            .setPinL0FilterAndIndexBlocksInCache(true);
    if (family.isLookedUp()) {
      format
          .setFilterPolicy(bloom)
          .setIndexType(IndexType.kTwoLevelIndexSearch)
          .setPartitionFilters(true)
          .setPinTopLevelIndexAndFilter(true);
    }
    return format;
  }

  @Override
  public void close() {
    natives.forEach(AbstractNativeReference::close);
    natives.clear();
  }
}
