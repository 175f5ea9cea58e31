package io.strate.server.admin;

import io.strate.workspace.access.AccessKeys;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Who sent a request.
 *
 * @param secret the key itself, with which what is kept for the caller is sealed
 */
record Caller(AccessKeys.Known key, String secret) {

  private static final String ATTRIBUTE = Caller.class.getName();

  void stand(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  /** Whom the gate let in with a request. */
  static Optional<Caller> of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Caller caller
        ? Optional.of(caller)
        : Optional.empty();
  }

  @Override
  public String toString() {
    return key.name();
  }
}
