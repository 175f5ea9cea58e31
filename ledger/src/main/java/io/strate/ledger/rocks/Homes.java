package io.strate.ledger.rocks;

import java.util.HashMap;
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
  private volatile Map<Integer, Integer> joined = Map.of();

  Homes(IntPredicate counts) {
    this.counts = counts;
  }

  /**
   * Takes up a decision.
   *
   * @param number of the identifier if it is an id; −1 otherwise
   */
  void rule(byte[] key, int number, OptionalInt target) {
    rulings.put(Hashed.of(key), new Ruling(number, target));
    Map<Integer, Integer> changed = new HashMap<>(joined);
    if (number >= 0 && target.isPresent()) {
      changed.put(number, target.getAsInt());
    } else {
      changed.remove(number);
    }
    joined = Map.copyOf(changed);
  }

  /** Claims alone decide of an identifier from now on. */
  void free(byte[] key) {
    Ruling before = rulings.remove(Hashed.of(key));
    if (before != null) {
      Map<Integer, Integer> changed = new HashMap<>(joined);
      changed.remove(before.number());
      joined = Map.copyOf(changed);
    }
  }

  boolean isRuled(byte[] key) {
    return rulings.containsKey(Hashed.of(key));
  }

  /** The contact into which an id's was joined, if it was; else its own. */
  int root(byte of, int number) {
    Map<Integer, Integer> now = joined;
    int at = number;
    // Decisions make no circle; were there one, it would end here.
    for (int steps = now.size(); of == 0 && steps > 0 && now.containsKey(at); steps--) {
      at = now.getOrDefault(at, at);
    }
    return at;
  }

  /** Numbers of a contact and of all ids that were joined into it. */
  RoaringBitmap under(byte of, int number) {
    RoaringBitmap all = RoaringBitmap.bitmapOf(number);
    if (of == 0) {
      joined.keySet().stream().filter(id -> passes(id, number)).forEach(all::add);
    }
    return all;
  }

  private boolean passes(int id, int through) {
    Map<Integer, Integer> now = joined;
    int at = id;
    for (int steps = now.size(); steps > 0 && now.containsKey(at); steps--) {
      at = now.getOrDefault(at, at);
      if (at == through) {
        return true;
      }
    }
    return false;
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
