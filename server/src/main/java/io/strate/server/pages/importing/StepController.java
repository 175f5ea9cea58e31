package io.strate.server.pages.importing;

import io.strate.domain.Failure;
import io.strate.server.pages.Visitor;
import io.strate.server.signin.ForRole;
import io.strate.server.signin.Form;
import io.strate.server.signin.Recorded;
import io.strate.workspace.access.Role;
import io.strate.workspace.importing.ImportFiles;
import io.strate.workspace.importing.ImportStep;
import io.strate.workspace.importing.PlanFlaw;
import io.strate.workspace.importing.RowKind;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** The steps of a file's import: each page shows one, and what it sends leads to the next. */
@Controller
final class StepController {

  private final ImportFiles imports;
  private final ImportPages pages;

  StepController(ImportFiles imports, ImportPages pages) {
    this.imports = imports;
    this.pages = pages;
  }

  @GetMapping("/import/{file}/what")
  @ForRole(Role.EDITOR)
  View what(@PathVariable("file") String file, HttpServletRequest request) {
    return open(request, Stage.WHAT, file);
  }

  @PostMapping("/import/{file}/what")
  @ForRole(Role.EDITOR)
  View say(@PathVariable("file") String file, HttpServletRequest request) {
    return change(
        request,
        Stage.WHAT,
        file,
        () -> {
          Arrays.stream(RowKind.values())
              .filter(kind -> kind.word().equals(Form.of(request).text("kind")))
              .findFirst()
              .ifPresent(kind -> imports.say(file, kind));
          return ImportPages.goTo(Stage.COLUMNS.path(file));
        });
  }

  @GetMapping("/import/{file}/columns")
  @ForRole(Role.EDITOR)
  View columns(@PathVariable("file") String file, HttpServletRequest request) {
    return open(request, Stage.COLUMNS, file);
  }

  @PostMapping("/import/{file}/columns")
  @ForRole(Role.EDITOR)
  View map(@PathVariable("file") String file, HttpServletRequest request) {
    return change(
        request,
        Stage.COLUMNS,
        file,
        () -> {
          List<PlanFlaw> flaws =
              imports.plan(file, PlanForm.plan(Form.of(request), imports.at(file)));
          if (!flaws.isEmpty()) {
            return pages.step(request, Stage.COLUMNS, imports.at(file), flaws, Optional.empty());
          }
          imports.tryOut(file);
          return ImportPages.goTo(Stage.CHECK.path(file));
        });
  }

  /** The rows; they are read anew where what was kept of them is of another plan. */
  @GetMapping("/import/{file}/check")
  @ForRole(Role.EDITOR)
  View check(@PathVariable("file") String file, HttpServletRequest request) {
    return shown(
        request,
        file,
        step -> {
          if (step.imported().isPresent()) {
            return ImportPages.goTo(Stage.RESULT.path(file));
          }
          if (step.trial().isEmpty()) {
            imports.tryOut(file);
          }
          return page(request, Stage.CHECK, imports.at(file));
        },
        Stage.COLUMNS);
  }

  @PostMapping("/import/{file}/check")
  @ForRole(Role.EDITOR)
  @Recorded
  View bring(@PathVariable("file") String file, HttpServletRequest request) {
    return change(
        request,
        Stage.CHECK,
        file,
        () -> {
          imports.bring(file, Form.of(request).has("keep"), Visitor.of(request).name());
          return ImportPages.goTo(Stage.RESULT.path(file));
        });
  }

  @GetMapping("/import/{file}/result")
  @ForRole(Role.EDITOR)
  View result(@PathVariable("file") String file, HttpServletRequest request) {
    return shown(request, file, step -> page(request, Stage.RESULT, step), Stage.RESULT);
  }

  private View open(HttpServletRequest request, Stage stage, String file) {
    return shown(
        request,
        file,
        step ->
            step.imported().isPresent()
                ? ImportPages.goTo(Stage.RESULT.path(file))
                : page(request, stage, step),
        stage);
  }

  private View page(HttpServletRequest request, Stage stage, ImportStep step) {
    return pages.step(request, stage, step, List.of(), Optional.empty());
  }

  private View change(HttpServletRequest request, Stage stage, String file, Supplier<View> change) {
    return shown(request, file, _ -> change.get(), stage);
  }

  /** What cannot be done is said on the page of a step, where there is such a file at all. */
  private View shown(
      HttpServletRequest request, String file, Function<ImportStep, View> page, Stage otherwise) {
    try {
      ImportStep step = imports.at(file);
      try {
        return page.apply(step);
      } catch (Failure failure) {
        ImportStep now = imports.at(file);
        boolean lacksTrial = otherwise == Stage.CHECK && now.trial().isEmpty();
        Stage stage =
            now.imported().isPresent() ? Stage.RESULT : lacksTrial ? Stage.COLUMNS : otherwise;
        return pages.step(request, stage, now, List.of(), Optional.of(failure));
      }
    } catch (Failure failure) {
      return pages.refused(request, failure);
    }
  }
}
