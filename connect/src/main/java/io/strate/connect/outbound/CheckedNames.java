package io.strate.connect.outbound;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a host for one connection. If one of its addresses may not be called, none is: a name
 * that is public and private at once is a mistake or an attack. The client connects to the very
 * addresses that come out of here and asks nobody again.
 */
final class CheckedNames implements DnsResolver {

  private final Names names;
  private final AddressPolicy policy;

  CheckedNames(Names names, AddressPolicy policy) {
    this.names = names;
    this.policy = policy;
  }

  @Override
  public List<InetSocketAddress> resolve(String shown, int port) throws UnknownHostException {
    String host = Destination.asCalled(shown);
    var literal = Literals.address(host);
    List<InetAddress> found = literal.isPresent() ? List.of(literal.get()) : names.of(host);
    List<InetSocketAddress> checked = new ArrayList<>(found.size());
    for (InetAddress address : found) {
      policy.check(host, port, address);
      checked.add(new InetSocketAddress(named(host, address), port));
    }
    return checked;
  }

  @Override
  public InetAddress[] resolve(String host) {
    throw new UnsupportedOperationException("an address is checked together with its port");
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  /** Keeps the name with the address, so that the socket can check both once more. */
  private static InetAddress named(String host, InetAddress address) throws UnknownHostException {
    return InetAddress.getByAddress(host, address.getAddress());
  }
}
