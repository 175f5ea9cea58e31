package io.strate.ledger.rocks;

import io.strate.domain.Entity;

/** Keys of the families that go by profiles. Numbers are big-endian, so that keys sort by them. */
final class Keys {

  /** Of e, p, n. */
  static final int PIECE = 9;

  private Keys() {}

  static byte[] profile(Entity of, int profile) {
    byte[] key = new byte[5];
    key[0] = (byte) of.ordinal();
    Bytes.putIntBE(key, 1, profile);
    return key;
  }

  static byte[] piece(Entity of, int profile, int identifier) {
    byte[] key = new byte[PIECE];
    key[0] = (byte) of.ordinal();
    Bytes.putIntBE(key, 1, profile);
    Bytes.putIntBE(key, 5, identifier);
    return key;
  }

  static byte[] tail(Entity of, int profile, int identifier, long mark) {
    byte[] key = new byte[PIECE + 8];
    key[0] = (byte) of.ordinal();
    Bytes.putIntBE(key, 1, profile);
    Bytes.putIntBE(key, 5, identifier);
    Bytes.putLongBE(key, PIECE, mark);
    return key;
  }

  static byte[] state(Entity of, int profile, int identifier, int origin) {
    byte[] key = new byte[PIECE + 4];
    key[0] = (byte) of.ordinal();
    Bytes.putIntBE(key, 1, profile);
    Bytes.putIntBE(key, 5, identifier);
    Bytes.putIntBE(key, PIECE, origin);
    return key;
  }

  static byte[] hashed(Entity of, long high, long low) {
    byte[] key = new byte[17];
    key[0] = (byte) of.ordinal();
    Bytes.putLongBE(key, 1, high);
    Bytes.putLongBE(key, 9, low);
    return key;
  }

  static byte[] message(long high, long low) {
    byte[] key = new byte[16];
    Bytes.putLongBE(key, 0, high);
    Bytes.putLongBE(key, 8, low);
    return key;
  }

  static byte[] claimed(Entity of, int claimant, long high, long low) {
    byte[] key = new byte[21];
    key[0] = (byte) of.ordinal();
    Bytes.putIntBE(key, 1, claimant);
    Bytes.putLongBE(key, 5, high);
    Bytes.putLongBE(key, 13, low);
    return key;
  }

  static byte[] link(int direction, int from, int to) {
    byte[] key = new byte[9];
    key[0] = (byte) direction;
    Bytes.putIntBE(key, 1, from);
    Bytes.putIntBE(key, 5, to);
    return key;
  }

  static Entity entity(byte[] key) {
    return key[0] == 0 ? Entity.CONTACT : Entity.ACCOUNT;
  }

  static int profileOf(byte[] key) {
    return Bytes.intBE(key, 1);
  }

  static int identifierOf(byte[] key) {
    return Bytes.intBE(key, 5);
  }

  /**
   * The least key that is greater than all that begin with a prefix; the prefix is not all 0xFF.
   */
  static byte[] after(byte[] prefix) {
    byte[] end = prefix.clone();
    int last = end.length - 1;
    while (end[last] == (byte) 0xFF) {
      last--;
    }
    end[last]++;
    return java.util.Arrays.copyOf(end, last + 1);
  }
}
