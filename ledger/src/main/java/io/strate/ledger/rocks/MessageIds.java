package io.strate.ledger.rocks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;

/**
 * Message ids that were seen, for ever, as keyed hashes of 16 bytes. An id that a bulk load brought
 * carries the load's number and counts only if that load was committed. While a load is open, an
 * appended message with one of its ids is taken and the load's row dropped: the one is
 * acknowledged, the other may never be.
 */
final class MessageIds {

  /** A hash, comparable by value. */
  record Id(long high, long low) {}

  private static final String VOID = "void-load";

  private final Store store;
  private final byte[] secret;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<Long> voidLoads = new HashSet<>();
  private final Set<Id> taken = new HashSet<>();
  private final ReadOptions reads;
  private long openLoad;

  MessageIds(Store store, byte[] secret, ReadOptions reads) {
    this.store = store;
    this.secret = secret;
    this.reads = reads;
    new Facts(store).each(Facts.key(VOID + "/"), (key, _) -> voidLoads.add(Bytes.longBE(key, 0)));
  }

  SipHash hash() {
    return new SipHash(secret);
  }

  static Id id(SipHash hash, String messageId) {
    byte[] utf8 = Utf8.encode(messageId);
    hash.hash(utf8, 0, utf8.length);
    return new Id(hash.high(), hash.low());
  }

  /** A load begins; until it is committed, it is void. */
  void begin(long load) {
    lock.lock();
    try (Batch batch = new Batch(store)) {
      batch.fact(Facts.key(VOID, load), new byte[0]).writeSynced();
      openLoad = load;
      taken.clear();
    } finally {
      lock.unlock();
    }
  }

  /** Adds to a batch that a load is no longer void. */
  void commit(Batch batch, long load) {
    batch.delete(Family.META, Facts.key(VOID, load));
  }

  void end(long load, boolean committed) {
    lock.lock();
    try {
      openLoad = 0;
      taken.clear();
      if (!committed) {
        voidLoads.add(load);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Whether a message of the open load was appended meanwhile. */
  boolean isTaken(Id id) {
    lock.lock();
    try {
      return taken.contains(id);
    } finally {
      lock.unlock();
    }
  }

  boolean anyTaken() {
    lock.lock();
    try {
      return !taken.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Which of these are new; they are put into the batch. Ids that occur several times are new once.
   * The caller writes the batch before it lets go of {@link #lock}.
   *
   * @param load that brings them; 0 for messages that are appended
   */
  boolean[] claim(List<Id> ids, long load, Batch batch) {
    boolean[] fresh = new boolean[ids.size()];
    Map<Id, Integer> first = HashMap.newHashMap(ids.size());
    List<Integer> asked = new ArrayList<>(ids.size());
    List<byte[]> keys = new ArrayList<>(ids.size());
    for (int i = 0; i < ids.size(); i++) {
      Id id = ids.get(i);
      if (first.putIfAbsent(id, i) == null) {
        asked.add(i);
        keys.add(Keys.message(id.high(), id.low()));
      }
    }
    List<byte[]> found = look(keys);
    byte[] value = load == 0 ? new byte[0] : new Bytes(8).varint(load).toArray();
    for (int k = 0; k < keys.size(); k++) {
      byte[] seen = found.get(k);
      if (seen == null || isFreeFor(ids.get(asked.get(k)), seen, load)) {
        fresh[asked.get(k)] = true;
        batch.put(Family.MESSAGES, keys.get(k), value);
      }
    }
    return fresh;
  }

  private boolean isFreeFor(Id id, byte[] seen, long load) {
    if (seen.length == 0) {
      return false;
    }
    long by = new BytesReader(seen).varint();
    if (voidLoads.contains(by)) {
      return true;
    }
    if (by == openLoad && openLoad != 0 && load == 0) {
      taken.add(id);
      return true;
    }
    return false;
  }

  private List<byte[]> look(List<byte[]> keys) {
    List<ColumnFamilyHandle> handles = new ArrayList<>(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      handles.add(store.handle(Family.MESSAGES));
    }
    try {
      return keys.isEmpty() ? List.of() : store.db().multiGetAsList(reads, handles, keys);
    } catch (RocksDBException e) {
      throw Trouble.of(e);
    }
  }

  /** Held from {@link #claim} until its batch is written. */
  ReentrantLock lock() {
    return lock;
  }
}
