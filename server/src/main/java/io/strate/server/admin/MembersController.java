package io.strate.server.admin;

import static io.strate.workspace.access.AccessKeys.Scope.READ;

import io.strate.workspace.answer.ExportProfiles;
import io.strate.workspace.answer.ListMembers;
import io.strate.workspace.answer.ShowHistory;
import io.strate.workspace.live.LiveWorkspace;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who is in a segment, and how that came about. */
@RestController
@RequestMapping(path = "/api/v1/segments/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
final class MembersController {

  private static final int MOST = 10_000;

  private final LiveWorkspace live;
  private final Cursors cursors;

  MembersController(LiveWorkspace live, Cursors cursors) {
    this.live = live;
    this.cursors = cursors;
  }

  /** A member, and since when it was announced as one. */
  record Member(String id, Optional<Instant> since) {}

  /** In the order in which contacts became known, which stays, so that pages fit together. */
  @GetMapping("/members")
  @Needs(READ)
  Page<Member> members(
      @PathVariable("name") String name,
      @RequestParam(name = "limit", defaultValue = "1000") int limit,
      @RequestParam(name = "cursor", defaultValue = "") String cursor) {
    Page.limit(limit, MOST);
    String query = "members " + name;
    int from = cursors.position(query, cursor).map(Integer::parseInt).orElse(0);
    ListMembers.Part part =
        live.ask(workspace -> new ListMembers(workspace).part(name, from, limit));
    return new Page<>(
        Instant.ofEpochMilli(live.asOf()),
        part.members().stream().map(member -> new Member(member.id(), since(member))).toList(),
        part.next().isPresent()
            ? Optional.of(cursors.make(query, Integer.toString(part.next().getAsInt())))
            : Optional.empty());
  }

  private static Optional<Instant> since(ListMembers.Member member) {
    return member.since().isPresent()
        ? Optional.of(Instant.ofEpochMilli(member.since().getAsLong()))
        : Optional.empty();
  }

  /** What runs and turns announced. */
  record History(Instant asOf, List<Point> points) {}

  record Point(Instant at, long members, long entered, long left) {}

  /** The latest of what was announced, oldest first. */
  @GetMapping("/history")
  @Needs(READ)
  History history(
      @PathVariable("name") String name,
      @RequestParam(name = "limit", defaultValue = "1000") int limit) {
    Page.limit(limit, MOST);
    List<ShowHistory.Point> all = live.ask(workspace -> new ShowHistory(workspace).announced(name));
    return new History(
        Instant.ofEpochMilli(live.asOf()),
        all.subList(Math.max(0, all.size() - limit), all.size()).stream()
            .map(
                point ->
                    new Point(
                        Instant.ofEpochMilli(point.instant()),
                        point.members(),
                        point.entered(),
                        point.left()))
            .toList());
  }

  /** The members with all their values, as {@code strate export} writes them. */
  @GetMapping(path = "/export", produces = "text/csv")
  @Needs(READ)
  void export(@PathVariable("name") String name, HttpServletResponse response) throws IOException {
    Path folder = Files.createTempDirectory("strate-export");
    Path file = folder.resolve("members.csv");
    try {
      long _ =
          live.ask(
              workspace ->
                  new ExportProfiles(workspace).to(file, workspace.segment(name).of(), name));
      response.setContentType("text/csv;charset=UTF-8");
      response.setContentLengthLong(Files.size(file));
      Files.copy(file, response.getOutputStream());
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    }
  }
}
