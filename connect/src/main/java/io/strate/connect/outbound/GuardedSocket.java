package io.strate.connect.outbound;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;

/**
 * The last door: whatever came before, this socket connects to no address that the policy refuses,
 * and through no proxy, whatever the system's properties say.
 */
final class GuardedSocket extends Socket {

  private final AddressPolicy policy;

  GuardedSocket(AddressPolicy policy) {
    super(Proxy.NO_PROXY);
    this.policy = policy;
  }

  @Override
  public void connect(SocketAddress endpoint) throws IOException {
    connect(endpoint, 0);
  }

  @Override
  public void connect(SocketAddress endpoint, int timeout) throws IOException {
    if (!(endpoint instanceof InetSocketAddress internet) || internet.isUnresolved()) {
      throw new UnknownHostException(endpoint + " was not called: it is no resolved address");
    }
    policy.check(internet.getHostString(), internet.getPort(), internet.getAddress());
    super.connect(endpoint, timeout);
  }
}
