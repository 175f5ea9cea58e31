package io.strate.ledger.rocks;

import java.util.Arrays;
import java.util.zip.CRC32C;

/** Values that carry their own CRC-32C, bound to their key, in their last four bytes. */
final class Sealed {

  private Sealed() {}

  static byte[] seal(byte[] key, byte[] value) {
    byte[] sealed = Arrays.copyOf(value, value.length + 4);
    Bytes.putInt(sealed, value.length, checksum(key, value, value.length));
    return sealed;
  }

  static byte[] open(byte[] key, byte[] sealed) {
    if (!fits(key, sealed)) {
      throw Trouble.damaged("", "a value whose checksum does not fit");
    }
    return Arrays.copyOf(sealed, sealed.length - 4);
  }

  static boolean fits(byte[] key, byte[] sealed) {
    int length = sealed.length - 4;
    return length >= 0 && Bytes.getInt(sealed, length) == checksum(key, sealed, length);
  }

  private static int checksum(byte[] key, byte[] value, int length) {
    CRC32C crc = new CRC32C();
    crc.update(key, 0, key.length);
    crc.update(value, 0, length);
    return (int) crc.getValue();
  }
}
