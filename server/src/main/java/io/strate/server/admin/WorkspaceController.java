package io.strate.server.admin;

import static io.strate.workspace.access.AccessKeys.Scope.EDIT;
import static io.strate.workspace.access.AccessKeys.Scope.READ;

import io.strate.domain.Entity;
import io.strate.server.tracking.KeptCallReader;
import io.strate.workspace.answer.ListRejects;
import io.strate.workspace.collect.ReplayCalls;
import io.strate.workspace.live.LiveWorkspace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The workspace as a whole: how it is, what it defines, what it reads and could not read. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
final class WorkspaceController {

  private static final int MOST = 10_000;

  private final LiveWorkspace live;
  private final Cursors cursors;

  WorkspaceController(LiveWorkspace live, Cursors cursors) {
    this.live = live;
    this.cursors = cursors;
  }

  /** How the workspace is; {@code trouble} says what keeps it from being true as of now. */
  record Status(
      String workspace,
      Instant asOf,
      Optional<String> trouble,
      long contacts,
      long accounts,
      int segments) {}

  @GetMapping("/status")
  @Needs(READ)
  Status status() {
    return live.ask(
        workspace ->
            new Status(
                workspace.definition().name(),
                Instant.ofEpochMilli(live.asOf()),
                live.trouble().map(failure -> Problems.of(failure).detail()),
                live.vitals().profiles(Entity.CONTACT),
                live.vitals().profiles(Entity.ACCOUNT),
                live.vitals().segments()));
  }

  /** A trait or score by its name, and whose it is. */
  record Defined(String name, String label, String of) {}

  @GetMapping("/traits")
  @Needs(READ)
  Page<Defined> traits() {
    return page(
        live.ask(
            workspace ->
                workspace.definition().definitions().traits().stream()
                    .map(t -> defined(workspace.definition().label(t.name()), t.name(), t.of()))
                    .toList()));
  }

  @GetMapping("/scores")
  @Needs(READ)
  Page<Defined> scores() {
    return page(
        live.ask(
            workspace ->
                workspace.definition().definitions().scores().stream()
                    .map(s -> defined(workspace.definition().label(s.name()), s.name(), s.of()))
                    .toList()));
  }

  private static Defined defined(String label, String name, Entity of) {
    return new Defined(name, label, Entities.word(of));
  }

  /** A source, and how many of its rows are kept as rejected. */
  record Source(String name, String as, long rejected) {}

  @GetMapping("/sources")
  @Needs(READ)
  Page<Source> sources() {
    return page(
        live.ask(
            workspace ->
                Stream.concat(
                        workspace.definition().sources().stream().map(source -> source.name()),
                        Stream.of(ListRejects.CALLS))
                    .map(
                        name ->
                            new Source(
                                name,
                                name.equals(ListRejects.CALLS) ? "calls" : "rows",
                                new ListRejects(workspace).count(name)))
                    .toList()));
  }

  private <T> Page<T> page(List<T> all) {
    return new Page<>(Instant.ofEpochMilli(live.asOf()), all, Optional.empty());
  }

  /** What became of the kept calls. */
  @PostMapping("/rejects/replay")
  @Needs(EDIT)
  ReplayCalls.Replayed replay() {
    return live.ask(
        workspace ->
            ReplayCalls.of(
                    workspace,
                    live.collector(),
                    new KeptCallReader(
                        workspace.circumstances().clock(), workspace.definition().zone()))
                .replay());
  }

  @GetMapping("/rejects")
  @Needs(READ)
  Page<ListRejects.Line> rejects(
      @RequestParam(name = "source", defaultValue = "") String source,
      @RequestParam(name = "limit", defaultValue = "1000") int limit,
      @RequestParam(name = "cursor", defaultValue = "") String cursor) {
    Page.limit(limit, MOST);
    String query = "rejects " + source;
    Optional<String> from = cursors.position(query, cursor);
    ListRejects.Part part =
        live.ask(workspace -> new ListRejects(workspace).part(source, from, limit));
    return new Page<>(
        Instant.ofEpochMilli(live.asOf()),
        part.lines(),
        part.next().map(next -> cursors.make(query, next)));
  }
}
