package io.strate.connect.outbound;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the operator opens beyond the public Internet: ranges of addresses, and single hosts with a
 * port, whatever their names resolve to. Metadata services of clouds are opened only by their very
 * address or host and port, never by a range around them.
 */
public final class AllowList {

  private static final AllowList NOTHING = new AllowList(List.of(), Set.of());

  private final List<AddressRange> ranges;
  private final Set<String> hosts;

  private AllowList(List<AddressRange> ranges, Set<String> hosts) {
    this.ranges = List.copyOf(ranges);
    this.hosts = Set.copyOf(hosts);
  }

  public static AllowList nothing() {
    return NOTHING;
  }

  /** Reads items such as {@code 10.1.0.0/16}, {@code fd00::/8}, {@code hooks.corp.example:8443}. */
  public static AllowList of(List<String> items) {
    List<AddressRange> ranges = new ArrayList<>();
    Set<String> hosts = new HashSet<>();
    for (String item : items) {
      if (item.contains("/") || Literals.address(item).isPresent()) {
        ranges.add(AddressRange.of(item));
      } else {
        hosts.add(hostAndPort(item));
      }
    }
    return new AllowList(ranges, hosts);
  }

  boolean opens(String host, int port, InetAddress address) {
    if (hosts.contains(host + ":" + port)) {
      return true;
    }
    InetAddress meant = SpecialAddresses.embedded(address).orElse(address);
    boolean metadata = SpecialAddresses.isMetadata(address);
    return ranges.stream()
        .filter(range -> !metadata || range.isOneAddress())
        .anyMatch(range -> range.contains(address) || range.contains(meant));
  }

  private static String hostAndPort(String item) {
    try {
      Destination parsed = Destination.of("http://" + item + "/");
      if (parsed.target().equals("/") && item.matches(".*:\\d+")) {
        return parsed.host() + ":" + parsed.port();
      }
    } catch (Failure e) {
      throw malformed(item, e);
    }
    throw malformed(item, null);
  }

  private static Failure malformed(String item, @Nullable Failure cause) {
    String message =
        "the list of allowed destinations holds '"
            + item
            + "': expected a range such as 10.1.0.0/16, or a host and port such as"
            + " hooks.corp.example:8443";
    return cause == null
        ? new Failure("outbound.allow", Blame.USER, message)
        : new Failure("outbound.allow", Blame.USER, message, cause);
  }
}
