package io.strate.ledger.rocks;

import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import org.roaringbitmap.RoaringBitmap;

/**
 * To which contact identifiers belong: by decision, or else by claims. Numbers of ids that were
 * joined stand for the contact that they were joined into, also where they claim something.
 */
final class Homes {

  /** What was decided of an identifier: whose it is, or nobody's but its own. */
  record Ruling(int number, OptionalInt target) {}

  private record Hashed(byte of, long high, long low) {
    static Hashed of(byte[] key) {
      return new Hashed(key[0], Bytes.longBE(key, 1), Bytes.longBE(key, 9));
    }
  }

  private final IntPredicate counts;
  private final Map<Hashed, Ruling> rulings = new ConcurrentHashMap<>();

  /** From the number of each contact's id that was joined to that of the id it was joined to. */
  private final Map<Integer, Integer> joined = new ConcurrentHashMap<>();

  /** The same, the other way round. */
  private final Map<Integer, Set<Integer>> into = new ConcurrentHashMap<>();

  Homes(IntPredicate counts) {
    this.counts = counts;
  }

  /**
   * Takes up a decision.
   *
   * @param number of the identifier if it is an id; −1 otherwise
   */
  void rule(byte[] key, int number, OptionalInt target) {
    free(key);
    rulings.put(Hashed.of(key), new Ruling(number, target));
    if (number >= 0 && target.isPresent()) {
      joined.put(number, target.getAsInt());
      into.computeIfAbsent(target.getAsInt(), _ -> ConcurrentHashMap.newKeySet()).add(number);
    }
  }

  /** Claims alone decide of an identifier from now on. */
  void free(byte[] key) {
    Ruling before = rulings.remove(Hashed.of(key));
    if (before != null && before.number() >= 0 && before.target().isPresent()) {
      joined.remove(before.number());
      into.getOrDefault(before.target().getAsInt(), new HashSet<>()).remove(before.number());
    }
  }

  boolean isRuled(byte[] key) {
    return rulings.containsKey(Hashed.of(key));
  }

  /** The contact into which an id's was joined, if it was; else its own. */
  int root(byte of, int number) {
    int at = number;
    // Decisions make no circle; were there one, it would end here.
    for (int steps = joined.size(); of == 0 && steps > 0 && joined.containsKey(at); steps--) {
      at = joined.getOrDefault(at, at);
    }
    return at;
  }

  /** Numbers of a contact and of all ids that were joined into it. */
  RoaringBitmap under(byte of, int number) {
    RoaringBitmap all = new RoaringBitmap();
    if (of == 0) {
      collect(number, all);
    } else {
      all.add(number);
    }
    return all;
  }

  private void collect(int number, RoaringBitmap all) {
    if (all.checkedAdd(number)) {
      into.getOrDefault(number, Set.of()).forEach(id -> collect(id, all));
    }
  }

  /** The profile to which an identifier belongs other than by itself; −1 if there is none. */
  int owner(byte[] key, IdentifierRecord identifier) {
    Ruling ruling = rulings.get(Hashed.of(key));
    if (ruling != null) {
      return ruling.target().isPresent() ? root(key[0], ruling.target().getAsInt()) : -1;
    }
    Set<Integer> claimants = claimants(key, identifier);
    return claimants.size() == 1 ? claimants.iterator().next() : -1;
  }

  /** The contacts that claim an identifier in readings that count. */
  Set<Integer> claimants(byte[] key, IdentifierRecord identifier) {
    Set<Integer> claimants = new HashSet<>();
    for (IdentifierRecord.Claim claim : identifier.claims()) {
      if (counts.test(claim.origin())) {
        claimants.add(root(key[0], claim.claimant()));
      }
    }
    return claimants;
  }

  /** The profile to which an identifier belongs: its owner, or itself. */
  int home(byte[] key, IdentifierRecord identifier) {
    int owner = owner(key, identifier);
    return owner >= 0 ? owner : identifier.number();
  }
}
