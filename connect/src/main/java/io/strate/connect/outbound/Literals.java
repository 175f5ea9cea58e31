package io.strate.connect.outbound;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses written as text, in exactly one spelling each for IPv4. */
final class Literals {

  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

  /** Four decimal numbers without leading zeros: the only spelling that all parsers agree on. */
  private static final Pattern DOTTED = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

  /** A zone, as in {@code fe80::1%eth0}, is left out: it names an interface of this machine. */
  private static final Pattern COLONS = Pattern.compile("[0-9a-fA-F:.]{2,45}");

  private Literals() {}

  static Optional<InetAddress> address(String text) {
    if (DOTTED.matcher(text).matches()) {
      return Optional.of(InetAddress.ofLiteral(text));
    }
    return text.indexOf(':') < 0 ? Optional.empty() : version6(text);
  }

  /** An IPv4-mapped address comes back as the IPv4 address that sockets make of it. */
  static Optional<InetAddress> version6(String text) {
    if (!COLONS.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Inet6Address.ofLiteral(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
