package io.strate.ledger.rocks;

import io.strate.domain.Entity;
import io.strate.domain.Identifier;
import java.util.Arrays;

/** An identifier spelt in bytes, with its hash. */
final class Speller {
  private final SipHash hash;
  private final Bytes bytes = new Bytes(64);
  private Entity of = Entity.CONTACT;
  private int kind;

  Speller(SipHash hash) {
    this.hash = hash;
  }

  Speller spell(Entity entity, int kindNumber, byte[] value, int offset, int length) {
    of = entity;
    kind = kindNumber;
    bytes
        .clear()
        .u8(entity.ordinal())
        .u8(kindNumber)
        .u8(kindNumber >> 8)
        .bytes(value, offset, length);
    hash.hash(bytes.array(), 0, bytes.size());
    return this;
  }

  Speller spell(Entity entity, int kindNumber, String value) {
    byte[] utf8 = Utf8.encode(value);
    return spell(entity, kindNumber, utf8, 0, utf8.length);
  }

  Entity of() {
    return of;
  }

  long high() {
    return hash.high();
  }

  long low() {
    return hash.low();
  }

  byte[] key() {
    return Keys.hashed(of, hash.high(), hash.low());
  }

  /** Kind and value, as they stand in {@link Family#NAMES}. */
  byte[] name() {
    return Arrays.copyOfRange(bytes.array(), 1, bytes.size());
  }

  boolean isId(Identifiers identifiers) {
    return identifiers.kinds().name(kind).equals(Identifier.DEFAULT_KIND);
  }
}
