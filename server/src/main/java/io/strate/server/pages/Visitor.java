package io.strate.server.pages;

import io.strate.workspace.definition.Localized;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;

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

  private static final String ATTRIBUTE = Visitor.class.getName();

  /** Who was let in. */
  public static Visitor of(HttpServletRequest request) {
    return (Visitor)
        Objects.requireNonNull(
            request.getAttribute(ATTRIBUTE), "pages are behind the sign-in, which says who looks");
  }

  /** Says who was let in. */
  public void enter(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }
}
