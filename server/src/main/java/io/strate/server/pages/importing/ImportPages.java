package io.strate.server.pages.importing;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.server.pages.Frame;
import io.strate.server.pages.Pages;
import io.strate.workspace.importing.ImportFiles;
import io.strate.workspace.importing.ImportStep;
import io.strate.workspace.importing.PlanFlaw;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;

/** Makes the pages of imports. */
final class ImportPages {

  static final String ROOT = "/import";

  private static final Logger LOG = LoggerFactory.getLogger(ImportPages.class);
  private static final String FOLDER = "pages/importing/";

  private final Pages pages;
  private final ImportFiles imports;
  private final ImportLimit limit;

  ImportPages(Pages pages, ImportFiles imports, ImportLimit limit) {
    this.pages = pages;
    this.imports = imports;
    this.limit = limit;
  }

  /** The first page: a file is chosen, or gone on with. */
  View start(HttpServletRequest request) {
    Frame frame = pages.frame(request, Frame.Room.SOURCES, "importing.title");
    return pages.show(
        FOLDER + "start.jte",
        frame,
        Map.of("view", new ImportView(frame), "files", imports.all(), "most", limit.bytes()));
  }

  /**
   * The page of a step.
   *
   * @param flaws of the plan, if it was held to them
   * @param failure why what was wanted could not be done
   */
  View step(
      HttpServletRequest request,
      Stage stage,
      ImportStep step,
      List<PlanFlaw> flaws,
      Optional<Failure> failure) {
    Frame frame = pages.frame(request, Frame.Room.SOURCES, "importing.title.file", step.file());
    ImportView view = new ImportView(frame);
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("view", view);
    model.put("step", step);
    model.put("told", told(view, failure));
    switch (stage) {
      case COLUMNS -> model.put("flaws", flaws);
      case RESULT ->
          model.put("rejects", step.imported().map(imports::rejects).orElseGet(List::of));
      case FILE, WHAT, CHECK -> {}
    }
    View page = pages.show(FOLDER + stage.word() + ".jte", frame, model);
    return flaws.isEmpty() && failure.isEmpty() ? page : with(status(failure), page);
  }

  /** A page that only says why it cannot be. */
  View refused(HttpServletRequest request, Failure failure) {
    Frame frame = pages.frame(request, Frame.Room.SOURCES, "importing.refused");
    ImportView view = new ImportView(frame);
    return with(
        status(Optional.of(failure)),
        pages.show(
            FOLDER + "refused.jte", frame, Map.of("told", told(view, Optional.of(failure)))));
  }

  private static List<ImportView.Told> told(ImportView view, Optional<Failure> failure) {
    return failure.map(view::told).stream().toList();
  }

  private static HttpStatus status(Optional<Failure> failure) {
    if (failure.isEmpty()) {
      return HttpStatus.UNPROCESSABLE_CONTENT;
    }
    Failure why = failure.get();
    if (why.blame() != Blame.USER) {
      LOG.error("{}: {}", why.code(), why.getMessage(), why);
      return HttpStatus.SERVICE_UNAVAILABLE;
    }
    return switch (why.code()) {
      case "import.unknown" -> HttpStatus.NOT_FOUND;
      case "import.too_large" -> HttpStatus.CONTENT_TOO_LARGE;
      case "import.done", "definition.changed", "definition.exists", "definition.used" ->
          HttpStatus.CONFLICT;
      default -> HttpStatus.UNPROCESSABLE_CONTENT;
    };
  }

  /** Why a file was not taken, for whoever sent it by a script. */
  Refused sentence(HttpServletRequest request, Failure failure) {
    Frame frame = pages.frame(request, Frame.Room.SOURCES, "importing.title");
    ImportView.Told told = new ImportView(frame).told(failure);
    return new Refused(
        status(Optional.of(failure)),
        told.detail().isEmpty() ? told.text() : told.text() + " (" + told.detail() + ")");
  }

  /** A refusal without a page. */
  record Refused(HttpStatus status, String sentence) {}

  /** Sends on to another page after something was changed. */
  static View goTo(String path) {
    return (_, _, response) -> {
      response.setStatus(HttpStatus.SEE_OTHER.value());
      response.setHeader(HttpHeaders.LOCATION, path);
    };
  }

  private static View with(HttpStatus status, View page) {
    return (model, request, response) -> {
      response.setStatus(status.value());
      page.render(model, request, response);
    };
  }
}
