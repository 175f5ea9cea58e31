package io.strate.server.pages.importing;

import io.strate.domain.Failure;
import io.strate.server.pages.Visitor;
import io.strate.server.signin.ForRole;
import io.strate.server.signin.Form;
import io.strate.server.signin.Recorded;
import io.strate.workspace.access.Role;
import io.strate.workspace.importing.ImportFiles;
import io.strate.workspace.importing.ImportStep;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** The pages on which an import begins, and on which it can be given up or taken back. */
@Controller
final class ImportController {

  private final ImportFiles imports;
  private final ImportPages pages;

  ImportController(ImportFiles imports, ImportPages pages) {
    this.imports = imports;
    this.pages = pages;
  }

  @GetMapping("/import")
  @ForRole(Role.EDITOR)
  View start(HttpServletRequest request) {
    return shown(request, () -> pages.start(request));
  }

  /** Where the file's import has come to. */
  @GetMapping("/import/{file}")
  @ForRole(Role.EDITOR)
  View file(@PathVariable("file") String file, HttpServletRequest request) {
    return shown(
        request,
        () -> {
          ImportStep step = imports.at(file);
          Stage stage =
              step.imported().isPresent()
                  ? Stage.RESULT
                  : step.trial().isPresent() ? Stage.CHECK : Stage.WHAT;
          return ImportPages.goTo(stage.path(file));
        });
  }

  @PostMapping("/import/{file}/undo")
  @ForRole(Role.EDITOR)
  @Recorded
  View undo(@PathVariable("file") String file, HttpServletRequest request) {
    return shown(
        request,
        () -> {
          boolean deletesFile = Form.of(request).has("delete");
          imports.undo(file, deletesFile, Visitor.of(request).name());
          return ImportPages.goTo(deletesFile ? ImportPages.ROOT : Stage.CHECK.path(file));
        });
  }

  @PostMapping("/import/{file}/delete")
  @ForRole(Role.EDITOR)
  @Recorded
  View delete(@PathVariable("file") String file, HttpServletRequest request) {
    return shown(
        request,
        () -> {
          imports.delete(file);
          return ImportPages.goTo(ImportPages.ROOT);
        });
  }

  private View shown(HttpServletRequest request, Supplier<View> page) {
    try {
      return page.get();
    } catch (Failure failure) {
      return pages.refused(request, failure);
    }
  }
}
