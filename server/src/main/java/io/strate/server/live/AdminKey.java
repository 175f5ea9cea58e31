package io.strate.server.live;

import io.strate.workspace.access.AccessKeys;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Predicate;

/** Lets those look who send an admin key as a bearer's token. */
public record AdminKey(AccessKeys keys) implements Predicate<HttpServletRequest> {

  private static final String BEARER = "Bearer ";

  @Override
  public boolean test(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    return header != null
        && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        && keys.opens(header.substring(BEARER.length()).strip(), AccessKeys.Scope.ADMIN);
  }
}
