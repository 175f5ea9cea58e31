package io.strate.connect.outbound;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses are not of the public Internet, and why: IANA's registries of special-purpose
 * addresses (RFC 6890 and its updates) and the metadata services of clouds. Of IPv6, only what is
 * handed out as global unicast counts as public, so that what is invented later is shut at first.
 */
final class SpecialAddresses {

  private record Special(AddressRange range, String kind) {}

  /** The places where clouds hand out credentials; looked for first. */
  private static final List<AddressRange> METADATA =
      List.of(
          AddressRange.of("169.254.169.254"), // most clouds
          AddressRange.of("169.254.170.2"), // Amazon's containers
          AddressRange.of("169.254.170.23"), // Amazon's clusters
          AddressRange.of("100.100.100.200"), // Alibaba
          AddressRange.of("192.0.0.192"), // Oracle
          AddressRange.of("168.63.129.16"), // Azure; public by number
          AddressRange.of("fd00:ec2::254"), // Amazon
          AddressRange.of("fd00:ec2::23"), // Amazon's clusters
          AddressRange.of("fd20:ce::254")); // Google

  private static final List<Special> RANGES =
      List.of(
          special("0.0.0.0/8", "an unspecified address"),
          special("10.0.0.0/8", "a private address"),
          special("100.64.0.0/10", "an address of carrier-grade NAT"),
          special("127.0.0.0/8", "a loopback address"),
          special("169.254.0.0/16", "a link-local address"),
          special("172.16.0.0/12", "a private address"),
          special("192.0.0.0/24", "an address reserved for protocols"),
          special("192.0.2.0/24", "an address for documentation"),
          special("192.31.196.0/24", "an address reserved for protocols"),
          special("192.52.193.0/24", "an address reserved for protocols"),
          special("192.88.99.0/24", "an address of 6to4 relays"),
          special("192.168.0.0/16", "a private address"),
          special("192.175.48.0/24", "an address reserved for protocols"),
          special("198.18.0.0/15", "an address for benchmarks"),
          special("198.51.100.0/24", "an address for documentation"),
          special("203.0.113.0/24", "an address for documentation"),
          special("224.0.0.0/4", "a multicast address"),
          special("255.255.255.255/32", "the broadcast address"),
          special("240.0.0.0/4", "a reserved address"),
          special("::/128", "an unspecified address"),
          special("::1/128", "a loopback address"),
          special("64:ff9b:1::/48", "an address of a private NAT64"),
          special("100::/64", "a discard address"),
          special("2001::/32", "an address of Teredo tunnels"),
          special("2001:db8::/32", "an address for documentation"),
          special("2001::/23", "an address reserved for protocols"),
          special("3fff::/20", "an address for documentation"),
          special("fc00::/7", "a private address"),
          special("fe80::/10", "a link-local address"),
          special("fec0::/10", "a private address"),
          special("ff00::/8", "a multicast address"));

  private static final AddressRange GLOBAL = AddressRange.of("2000::/3");
  private static final AddressRange NAT64 = AddressRange.of("64:ff9b::/96");
  private static final AddressRange SIX_TO_FOUR = AddressRange.of("2002::/16");
  private static final AddressRange COMPATIBLE = AddressRange.of("::/96");
  private static final AddressRange TRANSLATED = AddressRange.of("::ffff:0:0:0/96");

  private SpecialAddresses() {}

  /** What an address is, if it is not a public one: "a private address". */
  static Optional<String> kind(InetAddress address) {
    if (isMetadata(address)) {
      return Optional.of("a cloud's metadata service");
    }
    Optional<String> kind =
        RANGES.stream()
            .filter(special -> special.range.contains(address))
            .map(Special::kind)
            .findFirst();
    if (kind.isPresent() || address instanceof Inet4Address) {
      return kind;
    }
    Optional<InetAddress> embedded = embedded(address);
    if (embedded.isPresent()) {
      return kind(embedded.get()).map(inner -> inner + " within an IPv6 address");
    }
    return GLOBAL.contains(address) || NAT64.contains(address)
        ? Optional.empty()
        : Optional.of("an IPv6 address outside the global ones");
  }

  static boolean isMetadata(InetAddress address) {
    return METADATA.stream().anyMatch(range -> range.contains(address))
        || embedded(address).filter(SpecialAddresses::isMetadata).isPresent();
  }

  /** The IPv4 address that a gateway, tunnel or the system may reach through an IPv6 one. */
  static Optional<InetAddress> embedded(InetAddress address) {
    if (!(address instanceof Inet6Address six)) {
      return Optional.empty();
    }
    byte[] bytes = six.getAddress();
    if (SIX_TO_FOUR.contains(six)) {
      return Optional.of(version4(bytes, 2));
    }
    if (NAT64.contains(six)
        || TRANSLATED.contains(six)
        || isIsatap(bytes)
        || (COMPATIBLE.contains(six) && !six.isAnyLocalAddress() && !six.isLoopbackAddress())) {
      return Optional.of(version4(bytes, 12));
    }
    return Optional.empty();
  }

  /** RFC 5214: an interface identifier of 0:5efe or 200:5efe before an IPv4 address. */
  private static boolean isIsatap(byte[] bytes) {
    return (bytes[8] & 0xFD) == 0 && bytes[9] == 0 && bytes[10] == 0x5E && bytes[11] == (byte) 0xFE;
  }

  private static InetAddress version4(byte[] bytes, int from) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  private static Special special(String range, String kind) {
    return new Special(AddressRange.of(range), kind);
  }
}
