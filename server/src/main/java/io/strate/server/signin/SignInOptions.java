package io.strate.server.signin;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What whoever operates a server says of signing in.
 *
 * @param idle after which a session without requests ends
 * @param longest after which every session ends
 * @param hosts names under which a proxy on this machine is reached
 * @param oidc who else signs people in
 */
public record SignInOptions(
    Duration idle, Duration longest, Set<String> hosts, Optional<OidcOptions> oidc) {

  public static final int USUAL_IDLE_MINUTES = 480;
  public static final int USUAL_HOURS = 168;

  public SignInOptions {
    hosts = Set.copyOf(hosts);
  }

  /** What holds if nobody says anything. */
  public static SignInOptions usual() {
    return new SignInOptions(
        Duration.ofMinutes(USUAL_IDLE_MINUTES),
        Duration.ofHours(USUAL_HOURS),
        Set.of(),
        Optional.empty());
  }
}
