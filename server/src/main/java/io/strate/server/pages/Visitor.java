package io.strate.server.pages;

import io.strate.workspace.access.Role;
import io.strate.workspace.access.User;
import io.strate.workspace.definition.Localized;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Who looks at a page.
 *
 * @param name what the person is called
 * @param mayEdit whether the person may change definitions
 * @param mayManage whether the person may change keys, users and webhooks
 * @param csrf what has to come with every change
 */
public record Visitor(
    String name, boolean mayEdit, boolean mayManage, Localized.Locale language, String csrf) {

  /** Whether a request is one for a page, of whoever it is. */
  static boolean isOneOf(HttpServletRequest request) {
    return io.strate.server.signin.Visitor.isOneOf(request);
  }

  /** Who was let in. */
  public static Visitor of(HttpServletRequest request) {
    var visitor = io.strate.server.signin.Visitor.of(request);
    return new Visitor(
        visitor.user().map(User::name).orElse(""),
        visitor.may(Role.EDITOR),
        visitor.may(Role.OWNER),
        visitor.language(),
        visitor.proof());
  }
}
