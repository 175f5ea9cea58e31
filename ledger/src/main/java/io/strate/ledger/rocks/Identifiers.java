package io.strate.ledger.rocks;

import io.strate.domain.Entity;
import io.strate.domain.Identifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntPredicate;

/**
 * The table of identifiers. Keys are keyed hashes, so that no file of the store but the values
 * themselves names anybody: RocksDB writes keys into its manifest and log.
 */
final class Identifiers {

  /** Answer of {@link #locate} for somebody who was erased. */
  static final long BARRED = -2;

  static final long NONE = NumberCache.NONE;

  private static final String BAR = "bar";
  private static final String CONTESTED = "contested";
  private static final String NEXT = "next-number";
  private static final int CACHED = 8 << 20;

  private final Store store;
  private final Facts facts;
  private final byte[] secret;
  private final Homes homes;
  private final NumberCache cache = new NumberCache(CACHED);
  private final ReentrantLock change = new ReentrantLock();
  private final IdentifierKinds kinds;
  private final Unsettled unsettled;
  private final Set<String> barred = ConcurrentHashMap.newKeySet();
  private final int[] next = new int[Entity.values().length];

  /**
   * @param counts whether claims of an origin count
   */
  Identifiers(Store store, byte[] secret, IntPredicate counts) {
    this.store = store;
    this.facts = new Facts(store);
    this.secret = secret;
    this.homes = new Homes(counts);
    this.kinds = new IdentifierKinds(facts);
    this.unsettled = new Unsettled(store, facts);
    facts.each(Facts.key(BAR + "/"), (key, _) -> barred.add(Arrays.toString(key)));
    for (Entity of : Entity.values()) {
      next[of.ordinal()] = Math.max(highest(of) + 1, (int) facts.number(NEXT + of.ordinal(), 0));
    }
  }

  private int highest(Entity of) {
    try (View view = store.view();
        Cursor cursor = view.cursor(Family.NAMES)) {
      byte[] end = {(byte) (of.ordinal() + 1)};
      return cursor.seekBefore(end) && cursor.key()[0] == of.ordinal()
          ? Keys.profileOf(cursor.key())
          : -1;
    }
  }

  Homes homes() {
    return homes;
  }

  /** One more than the highest number given. */
  int count(Entity of) {
    change.lock();
    try {
      return next[of.ordinal()];
    } finally {
      change.unlock();
    }
  }

  IdentifierKinds kinds() {
    return kinds;
  }

  Unsettled unsettled() {
    return unsettled;
  }

  /** Makes hashes of identifiers; one for each thread. */
  Speller speller() {
    return new Speller(new SipHash(secret));
  }

  Speller spell(Identifier identifier) {
    return speller().spell(identifier.of(), kinds.number(identifier.kind()), identifier.value());
  }

  static int numberOf(long located) {
    return (int) located;
  }

  static int placeOf(long located) {
    return (int) (located >>> 32);
  }

  private static long located(IdentifierRecord identifier) {
    return (long) identifier.placed() << 32 | identifier.number();
  }

  Optional<IdentifierRecord> read(byte[] key) {
    return store.get(Family.IDENTIFIERS, key).map(value -> IdentifierRecord.read(key, value));
  }

  /**
   * Where entries that come under an identifier are to stand, as place and number in one long;
   * gives a number if it has none yet. {@link #BARRED} if the identifier was erased.
   */
  long locate(Speller spelt) {
    long known = cache.get(spelt.high(), spelt.low());
    if (known != NONE) {
      return known;
    }
    byte[] key = spelt.key();
    if (!barred.isEmpty() && barred.contains(Arrays.toString(key))) {
      return BARRED;
    }
    change.lock();
    try {
      IdentifierRecord identifier = read(key).orElse(IdentifierRecord.NEW);
      if (identifier.number() < 0) {
        identifier = give(spelt, key, identifier);
      }
      long found = located(identifier);
      cache.put(spelt.high(), spelt.low(), found);
      return found;
    } finally {
      change.unlock();
    }
  }

  /** What {@link #locate} would say, if it is remembered; else {@link #NONE}. */
  long remembered(long high, long low) {
    return cache.get(high, low);
  }

  private IdentifierRecord give(Speller spelt, byte[] key, IdentifierRecord identifier) {
    int number = next[spelt.of().ordinal()];
    if (number == Integer.MAX_VALUE) {
      throw new IllegalStateException("no numbers left");
    }
    int owner = homes.owner(key, identifier);
    IdentifierRecord numbered = identifier.at(number, owner >= 0 ? owner : number);
    try (Batch batch = new Batch(store)) {
      byte[] nameKey = Keys.profile(spelt.of(), number);
      batch.put(Family.NAMES, nameKey, Sealed.seal(nameKey, spelt.name()));
      batch.put(Family.IDENTIFIERS, key, numbered.bytes(key));
      if (owner < 0 && !identifier.claims().isEmpty()) {
        // Claimed in a reading that may come to count.
        unsettled.add(batch, key);
      }
      batch.write();
    }
    next[spelt.of().ordinal()] = number + 1;
    return numbered;
  }

  /**
   * Notes that an {@code id} was named together with another identifier. Visible at once; entries
   * are moved by {@link Settling}.
   *
   * @return whether that was news
   */
  boolean claim(Batch batch, Speller claimed, IdentifierRecord.Claim claim) {
    byte[] key = claimed.key();
    if (barred.contains(Arrays.toString(key))) {
      return false;
    }
    change.lock();
    try {
      IdentifierRecord before = read(key).orElse(IdentifierRecord.NEW);
      if (before.has(claim)) {
        return false;
      }
      IdentifierRecord after = before.with(claim);
      note(batch, claimed, claim.claimant(), after);
      if (after.number() >= 0) {
        unsettled.add(batch, key);
      }
      // Under the lock: who reads the record next must see it.
      batch.write();
      return true;
    } finally {
      change.unlock();
    }
  }

  private static void note(
      Batch batch, Speller claimed, int claimant, IdentifierRecord identifier) {
    byte[] key = claimed.key();
    batch.put(Family.IDENTIFIERS, key, identifier.bytes(key));
    name(batch, claimed, claimant);
    if (identifier.mayBeContested()) {
      batch.fact(Facts.key(CONTESTED, key), new byte[0]);
    }
  }

  /** Lists an identifier among those of a contact that may be its own. */
  static void name(Batch batch, Speller identifier, int contact) {
    byte[] nameKey = Keys.claimed(identifier.of(), contact, identifier.high(), identifier.low());
    batch.put(Family.NAMES, nameKey, Sealed.seal(nameKey, identifier.name()));
  }

  /** Notes that an {@code id} is said to be another one's, which joins nothing. */
  void propose(Batch batch, Speller id, IdentifierRecord.Claim claim) {
    byte[] key = id.key();
    if (barred.contains(Arrays.toString(key))) {
      return;
    }
    change.lock();
    try {
      IdentifierRecord before = read(key).orElse(IdentifierRecord.NEW);
      if (!before.hasProposal(claim)) {
        note(batch, id, claim.claimant(), before.withProposal(claim));
        batch.write();
      }
    } finally {
      change.unlock();
    }
  }

  /** Keys of identifiers that were once claimed by several, or proposed to be another's. */
  List<byte[]> contested() {
    List<byte[]> keys = new ArrayList<>();
    facts.each(Facts.key(CONTESTED + "/"), (key, _) -> keys.add(key));
    return keys;
  }

  /** Writes a decision, and from then on numbers are given by it. */
  void decide(Batch batch, Runnable ruling) {
    change.lock();
    try {
      batch.writeSynced();
      ruling.run();
    } finally {
      change.unlock();
    }
  }

  /**
   * Of identifiers that were named together, lets each {@code id} claim the others.
   *
   * @param since of the entries that came with them
   */
  void claimAll(List<Identifier> together, int origin, long since, String messageId) {
    try (Batch batch = new Batch(store)) {
      for (Identifier id : together) {
        if (id.kind().equals(Identifier.DEFAULT_KIND)) {
          long claimant = locate(spell(id));
          for (Identifier other : together) {
            if (claimant != BARRED
                && !other.kind().equals(Identifier.DEFAULT_KIND)
                && other.of() == id.of()) {
              claim(
                  batch,
                  spell(other),
                  new IdentifierRecord.Claim(numberOf(claimant), origin, since, messageId));
            }
          }
        }
      }
    }
  }

  /** Puts an identifier's entries down as standing with a profile. */
  void place(Batch batch, byte[] key, IdentifierRecord identifier) {
    batch.put(Family.IDENTIFIERS, key, identifier.bytes(key));
    cache.put(Bytes.longBE(key, 1), Bytes.longBE(key, 9), located(identifier));
  }

  /** The profile an identifier belongs to; −1 if it is not known. */
  int profile(Identifier identifier) {
    if (!kinds.knows(identifier.kind())) {
      return -1;
    }
    byte[] key = spell(identifier).key();
    return read(key)
        .map(found -> found.number() >= 0 ? found.placed() : homes.owner(key, found))
        .orElse(-1);
  }

  /** The identifier that a name says. */
  Identifier identifier(Entity of, byte[] name) {
    if (name.length < 3) {
      throw Trouble.damaged("", "an identifier without a value");
    }
    int kind = name[0] & 0xFF | (name[1] & 0xFF) << 8;
    return new Identifier(of, kinds.name(kind), Utf8.decode(name, 2, name.length - 2));
  }

  /** Whether an identifier belongs to a profile. */
  boolean belongs(Identifier identifier, int profile) {
    return profile(identifier) == profile;
  }

  // ---- erasure ----

  /** Takes a claimant's claims on an identifier away; whom it belongs to is looked at again. */
  void dropClaims(Batch batch, byte[] key, int claimant) {
    change.lock();
    try {
      Optional<IdentifierRecord> found = read(key);
      if (found.isPresent()) {
        IdentifierRecord after = found.get().without(claimant);
        batch.put(Family.IDENTIFIERS, key, after.bytes(key));
        if (after.number() >= 0) {
          unsettled.add(batch, key);
        }
      }
    } finally {
      change.unlock();
    }
  }

  /** Takes an identifier out of the lists of those who claim it, and off the list of reviews. */
  void dropNames(Batch batch, byte[] key, IdentifierRecord identifier) {
    List<IdentifierRecord.Claim> all = new ArrayList<>(identifier.claims());
    all.addAll(identifier.proposals());
    for (IdentifierRecord.Claim claim : all) {
      batch.delete(
          Family.NAMES,
          Keys.claimed(
              Keys.entity(key), claim.claimant(), Bytes.longBE(key, 1), Bytes.longBE(key, 9)));
    }
    batch.delete(Family.META, Facts.key(CONTESTED, key));
  }

  void bar(Batch batch, byte[] key) {
    batch.fact(Facts.key(BAR, key), new byte[0]);
    barred.add(Arrays.toString(key));
  }

  void unbar(byte[] key) {
    try (Batch batch = new Batch(store)) {
      batch.delete(Family.META, Facts.key(BAR, key)).writeSynced();
    }
    barred.remove(Arrays.toString(key));
  }

  /** Notes how many numbers were given, so that those of the erased are never given again. */
  void keepCount(Batch batch) {
    for (Entity of : Entity.values()) {
      batch.fact(Facts.key(NEXT + of.ordinal()), Facts.number(count(of)));
    }
  }

  void forgetCached() {
    cache.clear();
  }
}
