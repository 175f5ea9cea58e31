package io.strate.ledger.rocks;

import io.strate.domain.Entry;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of one identifier: its number if anything came under it, the profile whose entries
 * those stand among now, and by which {@code id}s it was claimed, each time in which origin.
 *
 * @param number −1 if nothing came under it
 * @param placed −1 if nothing came under it
 * @param proposals claims on an {@code id}, which join nothing before somebody decides
 */
record IdentifierRecord(int number, int placed, List<Claim> claims, List<Claim> proposals) {

  static final IdentifierRecord NEW = new IdentifierRecord(-1, -1, List.of(), List.of());

  /**
   * An {@code id}'s number, the origin of the first row or call that named both, its instant if it
   * has one, and its message id.
   */
  record Claim(int claimant, int origin, long since, String messageId) {

    /** Of a row. */
    Claim(int claimant, int origin) {
      this(claimant, origin, Entry.ALWAYS, "");
    }

    private boolean isSameAs(Claim other) {
      return claimant == other.claimant && origin == other.origin;
    }

    private boolean isPlain() {
      return since == Entry.ALWAYS && messageId.isEmpty();
    }
  }

  IdentifierRecord {
    claims = List.copyOf(claims);
    proposals = List.copyOf(proposals);
  }

  IdentifierRecord at(int newNumber, int newPlaced) {
    return new IdentifierRecord(newNumber, newPlaced, claims, proposals);
  }

  boolean has(Claim claim) {
    return claims.stream().anyMatch(claim::isSameAs);
  }

  IdentifierRecord with(Claim claim) {
    return new IdentifierRecord(number, placed, longer(claims, claim), proposals);
  }

  boolean hasProposal(Claim claim) {
    return proposals.stream().anyMatch(claim::isSameAs);
  }

  IdentifierRecord withProposal(Claim claim) {
    return new IdentifierRecord(number, placed, claims, longer(proposals, claim));
  }

  private static List<Claim> longer(List<Claim> claims, Claim claim) {
    List<Claim> more = new ArrayList<>(claims);
    more.add(claim);
    return more;
  }

  /** Without what one {@code id} claims. */
  IdentifierRecord without(int claimant) {
    return new IdentifierRecord(
        number, placed, others(claims, claimant), others(proposals, claimant));
  }

  private static List<Claim> others(List<Claim> claims, int claimant) {
    return claims.stream().filter(claim -> claim.claimant() != claimant).toList();
  }

  /** Whether several {@code id}s claim it, in whatever readings, or it is an id that one claims. */
  boolean mayBeContested() {
    return !proposals.isEmpty()
        || claims.stream().mapToInt(Claim::claimant).distinct().limit(2).count() == 2;
  }

  byte[] bytes(byte[] key) {
    Bytes into = new Bytes(32).varint(number + 1L).varint(placed + 1L).varint(claims.size());
    claims.forEach(claim -> into.varint(claim.claimant()).varint(claim.origin()));
    if (!proposals.isEmpty() || !claims.stream().allMatch(Claim::isPlain)) {
      claims.forEach(claim -> into.i64(claim.since()).text(claim.messageId()));
      into.varint(proposals.size());
      proposals.forEach(
          claim ->
              into.varint(claim.claimant())
                  .varint(claim.origin())
                  .i64(claim.since())
                  .text(claim.messageId()));
    }
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
    List<Claim> proposals = new ArrayList<>();
    if (reader.hasMore()) {
      claims.replaceAll(
          claim -> new Claim(claim.claimant(), claim.origin(), reader.i64(), reader.text()));
      for (int rest = reader.count(); rest > 0; rest--) {
        proposals.add(
            new Claim((int) reader.varint(), (int) reader.varint(), reader.i64(), reader.text()));
      }
    }
    return new IdentifierRecord(number, placed, claims, proposals);
  }
}
