package io.strate.ledger.rocks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;

/**
 * Message ids that were seen, for ever, as keyed hashes of 16 bytes. An id that a bulk load brought
 * carries the load's number and origin; it counts only if that load was committed, and as long as
 * that reading of the source counts. A load that reads a source anew may bring the ids of the
 * reading that it replaces; until it is committed, the former claim stands behind its own. While a
 * load is open, an appended message with one of its ids is taken and the load's row dropped: the
 * one is acknowledged, the other may never be.
 */
final class MessageIds {

  /** A hash, comparable by value. */
  record Id(long high, long low) {}

  /** Who brought an id: a load, and the origin that it reads into. */
  record Claim(long load, int origin) {}

  /** Of messages that are appended: they count for ever. */
  static final Claim APPENDED = new Claim(0, -1);

  private static final String VOID = "void-load";

  private final Store store;
  private final StoredSources sources;
  private final byte[] secret;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<Long> voidLoads = new HashSet<>();
  private final Set<Id> taken = new HashSet<>();
  private final ReadOptions reads;
  private long openLoad;

  MessageIds(Store store, StoredSources sources, byte[] secret, ReadOptions reads) {
    this.store = store;
    this.sources = sources;
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
   * @param by the load that brings them, and the origin that it reads into; {@link #APPENDED}
   */
  boolean[] claim(List<Id> ids, Claim by, Batch batch) {
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
    for (int k = 0; k < keys.size(); k++) {
      byte[] seen = found.get(k);
      Optional<Claim> former = seen == null ? Optional.empty() : standing(seen);
      if (seen == null || isFreeFor(ids.get(asked.get(k)), seen, by)) {
        fresh[asked.get(k)] = true;
        batch.put(Family.MESSAGES, keys.get(k), value(by, former));
      }
    }
    return fresh;
  }

  private boolean isFreeFor(Id id, byte[] seen, Claim by) {
    if (seen.length == 0) {
      return false;
    }
    List<Claim> claims = claims(seen);
    Optional<Claim> standing = standing(seen);
    if (standing.isPresent() && (by.load() == 0 || !isReplacedBy(standing.get(), by))) {
      return false;
    }
    Claim newest = claims.getFirst();
    if (newest.load() == openLoad && openLoad != 0) {
      if (by.load() != 0) {
        return false;
      }
      taken.add(id);
    }
    return true;
  }

  /** The claim that counts at present, if any does. Appended messages have none. */
  private Optional<Claim> standing(byte[] seen) {
    return seen.length == 0
        ? Optional.empty()
        : claims(seen).stream()
            .filter(claim -> claim.load() != openLoad && !voidLoads.contains(claim.load()))
            .filter(claim -> !sources.isRetired(claim.origin()))
            .findFirst();
  }

  /** Whether what a load reads will replace the reading that a claim came with. */
  private boolean isReplacedBy(Claim claim, Claim by) {
    return claim.origin() != by.origin()
        && sources.source(claim.origin()).equals(sources.source(by.origin()));
  }

  private static List<Claim> claims(byte[] seen) {
    BytesReader reader = new BytesReader(seen);
    List<Claim> claims = new ArrayList<>(2);
    while (reader.position() < seen.length) {
      claims.add(new Claim(reader.varint(), (int) reader.varint()));
    }
    return claims;
  }

  private static byte[] value(Claim by, Optional<Claim> former) {
    if (by.load() == 0) {
      return new byte[0];
    }
    Bytes value = new Bytes(16).varint(by.load()).varint(by.origin());
    former.ifPresent(claim -> value.varint(claim.load()).varint(claim.origin()));
    return value.toArray();
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
