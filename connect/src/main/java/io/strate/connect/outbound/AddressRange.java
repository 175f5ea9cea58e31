package io.strate.connect.outbound;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.net.InetAddress;

/** A block of addresses, such as {@code 10.0.0.0/8}: all that share the first bits of one. */
record AddressRange(InetAddress first, int bits) {

  AddressRange {
    if (bits < 0 || bits > first.getAddress().length * Byte.SIZE) {
      throw new IllegalArgumentException("an address has no " + bits + " bits");
    }
  }

  /** Reads {@code address/bits}, or a single address. */
  static AddressRange of(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    InetAddress first = Literals.address(address).orElseThrow(() -> malformed(text));
    int all = first.getAddress().length * Byte.SIZE;
    if (slash < 0) {
      return new AddressRange(first, all);
    }
    String bits = text.substring(slash + 1);
    if (!bits.matches("\\d{1,3}") || Integer.parseInt(bits) > all) {
      throw malformed(text);
    }
    return new AddressRange(first, Integer.parseInt(bits));
  }

  boolean contains(InetAddress address) {
    byte[] mine = first.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit += Byte.SIZE) {
      int mask = bits - bit >= Byte.SIZE ? 0xFF : 0xFF << (Byte.SIZE - (bits - bit));
      if (((mine[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  boolean isOneAddress() {
    return bits == first.getAddress().length * Byte.SIZE;
  }

  private static Failure malformed(String text) {
    return new Failure(
        "outbound.range",
        Blame.USER,
        "'"
            + text
            + "' is not a range of addresses: write one such as 10.1.0.0/16, fd00::/8 or 10.1.2.3");
  }
}
