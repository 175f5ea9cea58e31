package io.strate.server;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.server.signin.SignInOptions;
import io.strate.server.tracking.TrackingLimits;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a server listens, and what it bears.
 *
 * @param address to bind to: loopback unless somebody said otherwise
 * @param port 0 for a free one, at most 65,535
 * @param hosts names under which a proxy on this machine is reached
 * @param mostConnections that are open at once
 * @param stopSeconds for which calls in flight may go on once it is being closed
 * @param logsRequests whether each request has a line in the log
 * @param metricsKey that metrics are shown to; empty to show them to this machine
 * @param importBytes that a file may have which a page imports
 * @param signIn for how long people are signed in to the pages
 * @param backups a folder that backups go to which are asked for over the API
 */
public record ServerOptions(
    String address,
    int port,
    Set<String> hosts,
    int mostConnections,
    int stopSeconds,
    boolean logsRequests,
    TrackingLimits tracking,
    Optional<String> metricsKey,
    long importBytes,
    SignInOptions signIn,
    Optional<Path> backups) {

  private static final int HIGHEST_PORT = 65_535;

  /**
   * @throws Failure {@code usage.port} if there is no such port
   */
  public ServerOptions {
    hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    if (port < 0 || port > HIGHEST_PORT) {
      throw new Failure(
          "usage.port",
          Blame.USER,
          "expected a port from 1 to %d, or 0 for a free one, found %d"
              .formatted(HIGHEST_PORT, port));
    }
  }

  /** A place to listen at, with what else holds if nobody says anything. */
  public ServerOptions(String address, int port) {
    this(
        address,
        port,
        Set.of(),
        4_096,
        10,
        false,
        TrackingLimits.of(20, 100_000),
        Optional.empty(),
        1_000_000_000,
        SignInOptions.usual(),
        Optional.empty());
  }

  /** Whether nobody but this machine reaches it. */
  boolean isLoopback() {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException _) {
      return false; // that it cannot listen there is said when it tries
    }
  }
}
