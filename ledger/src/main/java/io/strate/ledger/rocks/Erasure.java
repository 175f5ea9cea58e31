package io.strate.ledger.rocks;

import io.strate.domain.Entity;
import io.strate.domain.Identifier;
import io.strate.ledger.Erased;
import io.strate.timeline.PackedTimeline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/**
 * Forgets a profile: one synced batch takes it out of every family, then the files that held it are
 * written anew and the log is turned over. Keys never hold a text of a person, so that RocksDB's
 * own lists and logs name nobody.
 */
final class Erasure {

  private static final List<Family> BY_PROFILE =
      List.of(Family.NAMES, Family.CHUNKS, Family.TAILS, Family.STATES);

  private final OpenLedger ledger;
  private final Store store;
  private final Identifiers identifiers;

  Erasure(OpenLedger ledger) {
    this.ledger = ledger;
    this.store = ledger.store();
    this.identifiers = ledger.identifierTable();
  }

  Erased erase(Identifier identifier) {
    ledger.folding().rewriting().lock();
    try {
      Taken taken = ledger.appending().alone(() -> take(identifier));
      rewriteFiles(identifier.of(), taken.profiles());
      return taken.erased();
    } finally {
      ledger.folding().rewriting().unlock();
    }
  }

  /** What was taken out of the families, and whose files are to be written anew. */
  private record Taken(Erased erased, RoaringBitmap profiles) {}

  /** While nobody appends: who was found by a name before is not written to behind it. */
  private Taken take(Identifier identifier) {
    int profile = identifiers.profile(identifier);
    Set<Identifier> names = new LinkedHashSet<>();
    names.add(identifier);
    if (profile >= 0) {
      names.addAll(ledger.profiles().identifiers(identifier.of(), profile));
    }
    long entries = profile < 0 ? 0 : entries(identifier.of(), profile);
    RoaringBitmap profiles = profiles(identifier.of(), profile);
    long[] rejects = {0};
    ledger.marks().next(mark -> rejects[0] = write(identifier.of(), profiles, names, mark));
    identifiers.forgetCached();
    ledger.storedRejects().forgetKept();
    ledger.storedJoins().forget(names);
    return new Taken(new Erased(List.copyOf(names), entries, rejects[0]), profiles);
  }

  /** The numbers of a contact and of those that were joined into it; none if it is not known. */
  private RoaringBitmap profiles(Entity of, int profile) {
    return profile < 0
        ? new RoaringBitmap()
        : identifiers.homes().under((byte) of.ordinal(), profile);
  }

  private long entries(Entity of, int profile) {
    return new PackedTimeline().wrap(ledger.timelines().timeline(of, profile)).entries();
  }

  private long write(Entity of, RoaringBitmap profiles, Set<Identifier> names, long mark) {
    try (Batch batch = new Batch(store)) {
      profiles.forEach((int profile) -> dropClaims(batch, of, profile));
      for (Identifier name : names) {
        eraseName(batch, of, name);
      }
      profiles.forEach((int profile) -> eraseProfile(batch, of, profile));
      noteDirty(batch, of, profiles, mark);
      identifiers.keepCount(batch);
      long rejects = eraseRejects(batch, names);
      Marks.keep(batch, mark);
      batch.writeSynced();
      return rejects;
    }
  }

  private void eraseProfile(Batch batch, Entity of, int profile) {
    byte[] prefix = Keys.profile(of, profile);
    for (Family family : BY_PROFILE) {
      batch.deleteRange(family, prefix, Keys.after(prefix));
    }
    eraseLinks(batch, of, profile);
    ledger.storedRuns().forget(batch, of, profile);
  }

  private void eraseName(Batch batch, Entity of, Identifier name) {
    byte[] key = identifiers.spell(name).key();
    Optional<IdentifierRecord> record = identifiers.read(key);
    record
        .filter(found -> found.number() >= 0)
        .ifPresent(found -> batch.delete(Family.NAMES, Keys.profile(of, found.number())));
    record.ifPresent(found -> identifiers.dropNames(batch, key, found));
    batch.delete(Family.IDENTIFIERS, key);
    identifiers.bar(batch, key);
  }

  /** Identifiers that several claimed belong to nobody and stay; this one's claim goes. */
  private void dropClaims(Batch batch, Entity of, int profile) {
    byte[] prefix = Keys.profile(of, profile);
    try (View view = store.view();
        Cursor cursor = view.cursor(Family.NAMES)) {
      for (boolean more = cursor.seek(prefix);
          more && cursor.startsWith(prefix);
          more = cursor.next()) {
        if (cursor.keyLength() > prefix.length) {
          byte[] key =
              new Bytes(17)
                  .u8(of.ordinal())
                  .bytes(cursor.key(), prefix.length, cursor.keyLength() - prefix.length)
                  .toArray();
          identifiers.dropClaims(batch, key, profile);
        }
      }
    }
  }

  private void eraseLinks(Batch batch, Entity of, int profile) {
    if (of == Entity.CONTACT) {
      ledger.links().removeContact(batch, profile);
    } else {
      ledger.links().removeAccount(batch, profile);
    }
  }

  private void noteDirty(Batch batch, Entity of, RoaringBitmap profiles, long mark) {
    RoaringBitmap contacts = of == Entity.CONTACT ? profiles : new RoaringBitmap();
    RoaringBitmap accounts = of == Entity.CONTACT ? accountsOf(profiles) : profiles;
    batch.fact(Dirt.key(mark), Dirt.bytes(contacts, accounts));
    ledger.dirt().add(contacts, accounts, mark);
  }

  /** What is theirs is another's as well: they are found by no link once these are gone. */
  private RoaringBitmap accountsOf(RoaringBitmap contacts) {
    RoaringBitmap accounts = new RoaringBitmap();
    contacts.forEach((int contact) -> accounts.or(ledger.links().accountsOf(contact)));
    return accounts;
  }

  /** Removes rejected rows in which one of the identifiers stands. */
  private long eraseRejects(Batch batch, Set<Identifier> names) {
    List<byte[]> keys = new ArrayList<>();
    ledger
        .storedRejects()
        .each(
            new byte[0],
            (key, reject) -> {
              String text = reject.text() + '\n' + reject.reason();
              if (names.stream().anyMatch(name -> text.contains(name.value()))) {
                keys.add(key);
              }
            });
    keys.forEach(key -> batch.delete(Family.REJECTS, key));
    return keys.size();
  }

  private void rewriteFiles(Entity of, RoaringBitmap profiles) {
    store.flush();
    for (Family family : BY_PROFILE) {
      profiles.forEach(
          (int profile) -> {
            byte[] prefix = Keys.profile(of, profile);
            store.rewrite(family, prefix, Keys.after(prefix));
          });
    }
    // Names of joined identifiers stand elsewhere; rejects and results are small.
    for (Family family : Arrays.asList(Family.NAMES, Family.REJECTS, Family.RESULTS, Family.META)) {
      store.rewriteAll(family);
    }
  }
}
