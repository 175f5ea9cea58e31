package io.strate.ledger.rocks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * What is known of one identifier: its number if anything came under it, the profile whose entries
 * those stand among now, and by which {@code id}s it was claimed, each time in which origin.
 *
 * @param number −1 if nothing came under it
 * @param placed −1 if nothing came under it
 */
record IdentifierRecord(int number, int placed, List<Claim> claims) {

  static final IdentifierRecord NEW = new IdentifierRecord(-1, -1, List.of());

  /** An {@code id}'s number, and the origin of the row that named both. */
  record Claim(int claimant, int origin) {}

  IdentifierRecord {
    claims = List.copyOf(claims);
  }

  IdentifierRecord at(int newNumber, int newPlaced) {
    return new IdentifierRecord(newNumber, newPlaced, claims);
  }

  IdentifierRecord with(Claim claim) {
    List<Claim> more = new ArrayList<>(claims);
    more.add(claim);
    return new IdentifierRecord(number, placed, more);
  }

  /** The one {@code id} that claims it in a reading that counts; −1 if none or several do. */
  int owner(IntPredicate counts) {
    int owner = -1;
    for (Claim claim : claims) {
      if (claim.claimant() != owner && counts.test(claim.origin())) {
        if (owner >= 0) {
          return -1;
        }
        owner = claim.claimant();
      }
    }
    return owner;
  }

  /** The profile to which it belongs: its owner, or itself. */
  int home(IntPredicate counts) {
    int owner = owner(counts);
    return owner >= 0 ? owner : number;
  }

  byte[] bytes(byte[] key) {
    Bytes into = new Bytes(32).varint(number + 1L).varint(placed + 1L).varint(claims.size());
    claims.forEach(claim -> into.varint(claim.claimant()).varint(claim.origin()));
    return Sealed.seal(key, into.toArray());
  }

  static IdentifierRecord read(byte[] key, byte[] sealed) {
    BytesReader reader = new BytesReader(Sealed.open(key, sealed));
    int number = (int) reader.varint() - 1;
    int placed = (int) reader.varint() - 1;
    List<Claim> claims = new ArrayList<>();
    for (int rest = reader.count(); rest > 0; rest--) {
      claims.add(new Claim((int) reader.varint(), (int) reader.varint()));
    }
    return new IdentifierRecord(number, placed, claims);
  }
}
