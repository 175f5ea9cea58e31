package io.strate.server.admin;

import static io.strate.workspace.access.AccessKeys.Scope.EDIT;

import io.strate.workspace.edit.Edit;
import io.strate.workspace.edit.Edited;
import io.strate.workspace.edit.WrittenDefinition;
import io.strate.workspace.live.LiveWorkspace;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Several definitions changed at once: all of them, or none. */
@RestController
@RequestMapping(path = "/api/v1/edits", produces = MediaType.APPLICATION_JSON_VALUE)
final class EditsController {

  private final LiveWorkspace live;

  EditsController(LiveWorkspace live) {
    this.live = live;
  }

  /** What became of each definition, in the order of the edits. */
  record Outcome(Instant asOf, List<Line> edits) {}

  /**
   * What became of a definition.
   *
   * @param change new, changed, removed or same
   * @param version empty if it was removed
   */
  record Line(
      String section, String name, String change, Optional<String> version, Optional<String> file) {

    static Line of(Edited edited) {
      return new Line(
          edited.section().key(),
          edited.name(),
          change(edited),
          edited.after().map(WrittenDefinition::version),
          edited.after().map(WrittenDefinition::file));
    }

    private static String change(Edited edited) {
      if (edited.after().isEmpty()) {
        return "removed";
      }
      if (edited.before().isEmpty()) {
        return "new";
      }
      return edited
              .before()
              .map(WrittenDefinition::version)
              .equals(edited.after().map(WrittenDefinition::version))
          ? "same"
          : "changed";
    }
  }

  @PostMapping
  @Needs(EDIT)
  Outcome apply(HttpServletRequest request) throws IOException {
    List<Edit> edits = EditsBody.all(JsonBody.of(request, EditsBody.KEY));
    List<Edited> edited = live.changeAll(edits, "");
    return new Outcome(Instant.ofEpochMilli(live.asOf()), edited.stream().map(Line::of).toList());
  }
}
