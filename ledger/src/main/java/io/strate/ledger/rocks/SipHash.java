package io.strate.ledger.rocks;

/**
 * SipHash-2-4 with 128 bits of output (Aumasson and Bernstein, "SipHash: a fast short-input PRF",
 * 2012, and the reference implementation's double-length variant): a keyed hash whose collisions
 * nobody can produce who does not know the key. Not safe for use by several threads.
 */
final class SipHash {

  static final int KEY_LENGTH = 16;

  private final long k0;
  private final long k1;

  private long v0;
  private long v1;
  private long v2;
  private long v3;

  private long low;
  private long high;

  SipHash(byte[] key) {
    if (key.length != KEY_LENGTH) {
      throw new IllegalArgumentException("a key of 16 bytes, found " + key.length);
    }
    k0 = Bytes.getLong(key, 0);
    k1 = Bytes.getLong(key, 8);
  }

  /** Hashes; the result is in {@link #low} and {@link #high}. */
  SipHash hash(byte[] bytes, int offset, int length) {
    v0 = k0 ^ 0x736f6d6570736575L;
    v1 = k1 ^ 0x646f72616e646f6dL ^ 0xee;
    v2 = k0 ^ 0x6c7967656e657261L;
    v3 = k1 ^ 0x7465646279746573L;
    int whole = offset + (length & ~7);
    for (int at = offset; at < whole; at += 8) {
      compress(Bytes.getLong(bytes, at));
    }
    long last = (long) length << 56;
    for (int i = 0; i < (length & 7); i++) {
      last |= (bytes[whole + i] & 0xFFL) << 8 * i;
    }
    compress(last);
    v2 ^= 0xee;
    rounds(4);
    low = v0 ^ v1 ^ v2 ^ v3;
    v1 ^= 0xdd;
    rounds(4);
    high = v0 ^ v1 ^ v2 ^ v3;
    return this;
  }

  long low() {
    return low;
  }

  long high() {
    return high;
  }

  private void compress(long word) {
    v3 ^= word;
    rounds(2);
    v0 ^= word;
  }

  private void rounds(int count) {
    long a = v0;
    long b = v1;
    long c = v2;
    long d = v3;
    for (int i = 0; i < count; i++) {
      a += b;
      b = Long.rotateLeft(b, 13) ^ a;
      a = Long.rotateLeft(a, 32);
      c += d;
      d = Long.rotateLeft(d, 16) ^ c;
      a += d;
      d = Long.rotateLeft(d, 21) ^ a;
      c += b;
      b = Long.rotateLeft(b, 17) ^ c;
      c = Long.rotateLeft(c, 32);
    }
    v0 = a;
    v1 = b;
    v2 = c;
    v3 = d;
  }
}
