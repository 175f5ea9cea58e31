package io.strate.connect.outbound;

import java.net.InetAddress;
import java.util.Optional;

/** Says of an address whether this house may connect to it. */
final class AddressPolicy {

  private final AllowList allowed;

  AddressPolicy(AllowList allowed) {
    this.allowed = allowed;
  }

  /** Throws if a host and port may not be reached at an address. */
  void check(String host, int port, InetAddress address) throws RefusedAddress {
    Optional<String> kind = SpecialAddresses.kind(address);
    if (kind.isPresent() && !allowed.opens(host, port, address)) {
      throw new RefusedAddress(host, port, address, kind.get());
    }
  }
}
