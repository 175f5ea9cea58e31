package io.strate.ledger.rocks;

import io.strate.domain.Entity;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.roaringbitmap.RoaringBitmap;

/**
 * Moves the entries that came under an identifier to the profile to which it belongs. Where they
 * belong is a function of all claims together, so that the order of their coming does not matter;
 * each identifier is moved by one batch, so that it can be stopped at any point and done again.
 */
final class Settling {

  private final Store store;
  private final Identifiers identifiers;
  private final Links links;
  private final Folding folding;
  private final Marks marks;
  private final Dirt dirt;
  private final AtomicInteger held = new AtomicInteger();

  Settling(
      Store store, Identifiers identifiers, Links links, Folding folding, Marks marks, Dirt dirt) {
    this.store = store;
    this.identifiers = identifiers;
    this.links = links;
    this.folding = folding;
    this.marks = marks;
    this.dirt = dirt;
  }

  /** Nothing is moved while a load remembers where things stand. */
  void hold() {
    held.incrementAndGet();
  }

  void release() {
    held.decrementAndGet();
  }

  /** Settles if claims were made since; costs nothing otherwise. */
  void settleIfAny() {
    if (identifiers.unsettled().mayBe()) {
      settle();
    }
  }

  void settle() {
    if (held.get() > 0) {
      return;
    }
    identifiers.unsettled().settling();
    List<byte[]> keys = identifiers.unsettled().keys();
    if (keys.isEmpty()) {
      return;
    }
    folding.rewriting().lock();
    try (Batch batch = new Batch(store)) {
      for (byte[] key : keys) {
        marks.next(mark -> settle(batch, key, mark));
      }
    } finally {
      folding.rewriting().unlock();
    }
  }

  private void settle(Batch batch, byte[] key, long mark) {
    Optional<IdentifierRecord> found = identifiers.read(key);
    identifiers.unsettled().remove(batch, key);
    found
        .filter(identifier -> identifier.number() >= 0)
        .filter(identifier -> identifiers.homes().home(key, identifier) != identifier.placed())
        .ifPresent(identifier -> move(batch, key, identifier, mark));
    batch.write();
  }

  private void move(Batch batch, byte[] key, IdentifierRecord identifier, long mark) {
    Entity of = Keys.entity(key);
    int from = identifier.placed();
    int to = identifiers.homes().home(key, identifier);
    byte[] old = Keys.piece(of, from, identifier.number());
    for (Family family : List.of(Family.CHUNKS, Family.TAILS, Family.STATES)) {
      movePieces(batch, family, old, to);
    }
    if (of == Entity.CONTACT) {
      links.copy(batch, from, to);
    }
    identifiers.place(batch, key, identifier.at(identifier.number(), to));
    RoaringBitmap both = RoaringBitmap.bitmapOf(from, to);
    RoaringBitmap none = new RoaringBitmap();
    RoaringBitmap contacts = of == Entity.CONTACT ? both : none;
    RoaringBitmap accounts = of == Entity.CONTACT ? none : both;
    batch.fact(Dirt.key(mark), Dirt.bytes(contacts, accounts));
    Marks.keep(batch, mark);
    dirt.add(contacts, accounts, mark);
  }

  private void movePieces(Batch batch, Family family, byte[] piece, int to) {
    try (View view = store.view();
        Cursor cursor = view.cursor(family)) {
      for (boolean more = cursor.seek(piece);
          more && cursor.startsWith(piece);
          more = cursor.next()) {
        byte[] key = cursor.keyCopy();
        byte[] moved = key.clone();
        Bytes.putIntBE(moved, 1, to);
        byte[] value = cursor.valueCopy();
        batch.delete(family, key);
        batch.put(family, moved, rebound(family, key, moved, value));
      }
    }
  }

  /** Seals a value anew under its new key; chunks are bound to none. */
  private static byte[] rebound(Family family, byte[] key, byte[] moved, byte[] value) {
    return family == Family.CHUNKS ? value : Sealed.seal(moved, Sealed.open(key, value));
  }
}
