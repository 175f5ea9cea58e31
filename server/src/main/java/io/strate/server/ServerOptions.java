package io.strate.server;

import io.strate.domain.Blame;
import io.strate.domain.Failure;

/**
 * Where a server listens.
 *
 * @param address to bind to: loopback unless somebody said otherwise
 * @param port 0 for a free one, at most 65,535
 */
public record ServerOptions(String address, int port) {

  private static final int HIGHEST_PORT = 65_535;

  /**
   * @throws Failure {@code usage.port} if there is no such port
   */
  public ServerOptions {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new Failure(
          "usage.port",
          Blame.USER,
          "expected a port from 1 to %d, or 0 for a free one, found %d"
              .formatted(HIGHEST_PORT, port));
    }
  }
}
