package io.strate.server.signin;

import io.strate.workspace.access.Role;
import java.net.URI;
import java.util.Set;

/**
 * An issuer of OpenID Connect that signs people in.
 *
 * @param client what this server is called there
 * @param secret with which it proves that
 * @param domains of e-mail addresses whose owners come in without an invitation
 * @param role that these have at first
 * @param here how browsers reach this server
 */
public record OidcOptions(
    URI issuer, String client, String secret, Set<String> domains, Role role, URI here) {

  public OidcOptions {
    domains = Set.copyOf(domains);
  }

  /** Where the issuer sends people back to. */
  URI back() {
    String own = here.toString().replaceFirst("/+$", "");
    return URI.create(own + ElsewhereController.BACK);
  }

  boolean admits(String email) {
    return domains.contains(email.substring(email.lastIndexOf('@') + 1));
  }

  @Override
  public String toString() {
    return client + " at " + issuer;
  }
}
