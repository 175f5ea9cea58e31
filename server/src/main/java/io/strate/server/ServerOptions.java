package io.strate.server;

/**
 * Where a server listens.
 *
 * @param address to bind to: loopback unless somebody said otherwise
 * @param port 0 for a free one
 */
public record ServerOptions(String address, int port) {

  public static final ServerOptions DEFAULT = new ServerOptions("127.0.0.1", 8080);
}
