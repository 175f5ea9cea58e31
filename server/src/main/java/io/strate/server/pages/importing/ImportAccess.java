package io.strate.server.pages.importing;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.server.pages.Visitor;
import jakarta.servlet.http.HttpServletRequest;

/** Who may see the pages of imports, and import: whoever may change definitions. */
final class ImportAccess {

  static final String FORBIDDEN = "import.editors";

  private ImportAccess() {}

  /**
   * Lets an editor pass.
   *
   * @throws Failure {@value #FORBIDDEN} for anybody else
   */
  static void require(HttpServletRequest request) {
    if (!Visitor.of(request).mayEdit()) {
      throw new Failure(FORBIDDEN, Blame.USER, "to import a file, one needs the role of an editor");
    }
  }
}
