package io.strate.ledger.rocks;

import io.strate.domain.Entity;
import io.strate.domain.Identifier;
import io.strate.ledger.Profiles;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/** Who is known, as the table of identifiers has it. */
final class StoredProfiles implements Profiles {

  private static final int OWN_NAME = 5;

  private final Store store;
  private final Identifiers identifiers;
  private final Links links;

  StoredProfiles(Store store, Identifiers identifiers, Links links) {
    this.store = store;
    this.identifiers = identifiers;
    this.links = links;
  }

  @Override
  public int count(Entity of) {
    return identifiers.count(of);
  }

  @Override
  public OptionalInt number(Identifier identifier) {
    int profile = identifiers.profile(identifier);
    return profile < 0 ? OptionalInt.empty() : OptionalInt.of(profile);
  }

  @Override
  public List<Identifier> identifiers(Entity of, int number) {
    Set<Identifier> found = new TreeSet<>();
    identifiers
        .homes()
        .under((byte) of.ordinal(), number)
        .forEach((int listed) -> collect(of, listed, number, found));
    return List.copyOf(found);
  }

  /** Adds what is listed as one profile's and belongs to another, or to itself. */
  private void collect(Entity of, int listed, int profile, Set<Identifier> found) {
    byte[] prefix = Keys.profile(of, listed);
    try (View view = store.view();
        Cursor cursor = view.cursor(Family.NAMES)) {
      for (boolean more = cursor.seek(prefix);
          more && cursor.startsWith(prefix);
          more = cursor.next()) {
        Identifier identifier = read(of, cursor);
        if (identifiers.belongs(identifier, profile)) {
          found.add(identifier);
        }
      }
    }
  }

  @Override
  public String id(Entity of, int number) {
    byte[] key = Keys.profile(of, number);
    return store
        .get(Family.NAMES, key)
        .map(stored -> identifiers.identifier(of, Sealed.open(key, stored)).value())
        .orElse("");
  }

  @Override
  public void ids(Entity of, RoaringBitmap numbers, IdSink sink) {
    PeekableIntIterator wanted = numbers.getIntIterator();
    try (View view = store.view();
        Cursor cursor = view.cursor(Family.NAMES)) {
      boolean more = wanted.hasNext() && cursor.seek(Keys.profile(of, wanted.peekNext()));
      int steps = 0;
      while (more && wanted.hasNext() && cursor.key()[0] == of.ordinal()) {
        int at = Keys.profileOf(cursor.key());
        int number = wanted.peekNext();
        if (at == number && cursor.keyLength() == OWN_NAME) {
          sink.accept(number, read(of, cursor).value());
          wanted.next();
          steps = 0;
          more = cursor.next();
        } else if (at > number) {
          wanted.next();
        } else {
          more = ++steps > 16 ? cursor.seek(Keys.profile(of, number)) : cursor.next();
          steps = steps > 16 ? 0 : steps;
        }
      }
    }
  }

  private Identifier read(Entity of, Cursor cursor) {
    return identifiers.identifier(of, Sealed.open(cursor.keyCopy(), cursor.valueCopy()));
  }

  @Override
  public RoaringBitmap contactsOf(int account) {
    return links.contactsOf(account);
  }

  @Override
  public RoaringBitmap accountsOf(int contact) {
    return links.accountsOf(contact);
  }
}
