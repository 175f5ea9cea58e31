package io.strate.server.signin;

import io.strate.workspace.access.Role;
import io.strate.workspace.access.User;
import io.strate.workspace.definition.Localized.Locale;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Who looks at a page. */
public final class Visitor {

  private static final String ATTRIBUTE = Visitor.class.getName();

  private final Optional<User> user;
  private final Optional<Session> session;
  private final String token;
  private final String proof;
  private final Locale language;

  Visitor(
      Optional<User> user, Optional<Session> session, String token, String proof, Locale language) {
    this.user = user;
    this.session = session;
    this.token = token;
    this.proof = proof;
    this.language = language;
  }

  /**
   * Whoever sent a request for a page.
   *
   * @throws IllegalStateException if the request never passed the guard of the pages
   */
  public static Visitor of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof Visitor visitor) {
      return visitor;
    }
    throw new IllegalStateException("this request is for no page");
  }

  /** Whether a request passed the guard of the pages. */
  public static boolean isOneOf(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Visitor;
  }

  void stand(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  /** Who has signed in; empty for whoever has not. */
  public Optional<User> user() {
    return user;
  }

  /** Whether a user has signed in whose role does where one is needed. */
  public boolean may(Role needed) {
    return user.filter(one -> one.role().allows(needed)).isPresent();
  }

  /**
   * What each form carries in its field {@value PageGuard#FIELD}, and each request of a script that
   * changes something in its header {@value PageGuard#HEADER}.
   */
  public String proof() {
    return proof;
  }

  /** The language of the pages for this visitor. */
  public Locale language() {
    return language;
  }

  Optional<Session> session() {
    return session;
  }

  String token() {
    return token;
  }
}
