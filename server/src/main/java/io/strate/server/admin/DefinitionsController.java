package io.strate.server.admin;

import static io.strate.workspace.access.AccessKeys.Scope.EDIT;
import static io.strate.workspace.access.AccessKeys.Scope.READ;

import io.strate.workspace.answer.ListSegments;
import io.strate.workspace.edit.Edit;
import io.strate.workspace.edit.Section;
import io.strate.workspace.edit.Tree;
import io.strate.workspace.edit.WrittenDefinition;
import io.strate.workspace.live.LiveWorkspace;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Segments, traits and scores one by one, as they are defined; what is changed here is written into
 * the workspace's files.
 */
@RestController
@RequestMapping(
    path = "/api/v1/{section:segments|traits|scores|clusters|models|moments}/{name}",
    produces = MediaType.APPLICATION_JSON_VALUE)
final class DefinitionsController {

  private final LiveWorkspace live;

  DefinitionsController(LiveWorkspace live) {
    this.live = live;
  }

  /**
   * A definition.
   *
   * @param definition what it says; of one tier of a family there is none of its own
   * @param segments what it defines, if it is a segment or a family of them
   */
  record Shown(
      Instant asOf,
      String section,
      String name,
      Optional<Written> definition,
      List<SegmentView> segments) {}

  /**
   * How it is written.
   *
   * @param says as JSON has it
   */
  record Written(Object says, String version, String file, int firstLine, int lastLine) {}

  @GetMapping
  @Needs(READ)
  ResponseEntity<Shown> get(
      @PathVariable("section") String section, @PathVariable("name") String name) {
    Section in = section(section);
    Optional<WrittenDefinition> written = live.definition(in, name);
    List<SegmentView> segments = segments(in, name);
    if (written.isEmpty() && segments.isEmpty()) {
      if (in == Section.SEGMENTS) {
        live.ask(workspace -> workspace.segment(name));
      }
      throw Refusal.of(404, "usage.name", "No %s is called '%s'.".formatted(in.noun(), name));
    }
    return shown(HttpStatus.OK, in, name, written, segments);
  }

  /**
   * Creates or changes one; {@code If-Match} holds it to a version, {@code If-None-Match: *} to be
   * new.
   */
  @PutMapping
  @Needs(EDIT)
  ResponseEntity<Shown> put(
      @PathVariable("section") String section,
      @PathVariable("name") String name,
      HttpServletRequest request)
      throws IOException {
    Section in = section(section);
    Tree definition = Tree.of(JsonBody.definition(request));
    boolean isNew = live.definition(in, name).isEmpty();
    Optional<WrittenDefinition> after =
        live.change(new Edit.Put(in, name, definition, Expectation.of(request)));
    return shown(isNew ? HttpStatus.CREATED : HttpStatus.OK, in, name, after, segments(in, name));
  }

  @DeleteMapping
  @Needs(EDIT)
  ResponseEntity<Void> delete(
      @PathVariable("section") String section,
      @PathVariable("name") String name,
      HttpServletRequest request) {
    live.change(new Edit.Remove(section(section), name, Expectation.of(request)));
    return ResponseEntity.noContent().build();
  }

  private ResponseEntity<Shown> shown(
      HttpStatus status,
      Section in,
      String name,
      Optional<WrittenDefinition> written,
      List<SegmentView> segments) {
    ResponseEntity.BodyBuilder answer = ResponseEntity.status(status);
    written.ifPresent(found -> answer.eTag(found.version()));
    return answer.body(
        new Shown(
            Instant.ofEpochMilli(live.asOf()),
            in.key(),
            name,
            written.map(
                found ->
                    new Written(
                        found.tree().plain(),
                        found.version(),
                        found.file(),
                        found.firstLine(),
                        found.lastLine())),
            segments));
  }

  /** The segment of a name, or those of a family or a cluster set. */
  private List<SegmentView> segments(Section in, String name) {
    if (in != Section.SEGMENTS && in != Section.CLUSTERS) {
      return List.of();
    }
    return live.ask(workspace -> new ListSegments(workspace).all()).stream()
        .filter(
            line ->
                in == Section.SEGMENTS && line.name().equals(name)
                    || line.name().startsWith(name + "/"))
        .map(line -> SegmentView.of(line, live))
        .toList();
  }

  private static Section section(String key) {
    return Section.of(key).orElseThrow();
  }
}
