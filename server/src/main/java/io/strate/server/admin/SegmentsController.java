package io.strate.server.admin;

import static io.strate.workspace.access.AccessKeys.Scope.READ;

import io.strate.workspace.answer.ListSegments;
import io.strate.workspace.answer.ListSegments.Line;
import io.strate.workspace.live.LiveWorkspace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Segments as they are. */
@RestController
@RequestMapping(path = "/api/v1/segments", produces = MediaType.APPLICATION_JSON_VALUE)
final class SegmentsController {

  private static final int MOST = 1_000;

  private final LiveWorkspace live;
  private final Cursors cursors;

  SegmentsController(LiveWorkspace live, Cursors cursors) {
    this.live = live;
    this.cursors = cursors;
  }

  @GetMapping
  @Needs(READ)
  Page<SegmentView> list(
      @RequestParam(name = "limit", defaultValue = "200") int limit,
      @RequestParam(name = "cursor", defaultValue = "") String cursor) {
    Page.limit(limit, MOST);
    Optional<String> after = cursors.position("segments", cursor);
    List<Line> rest = live.ask(workspace -> after(new ListSegments(workspace).all(), after));
    List<Line> page = rest.subList(0, Math.min(limit, rest.size()));
    return new Page<>(
        Instant.ofEpochMilli(live.asOf()),
        page.stream().map(line -> SegmentView.of(line, live)).toList(),
        rest.size() > page.size()
            ? Optional.of(cursors.make("segments", page.getLast().name()))
            : Optional.empty());
  }

  /** Those behind one in the order of the definitions; it may be gone meanwhile. */
  private static List<Line> after(List<Line> all, Optional<String> name) {
    if (name.isEmpty()) {
      return all;
    }
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).name().equals(name.get())) {
        return all.subList(i + 1, all.size());
      }
    }
    throw Refusal.of(
        400,
        "request.cursor",
        "The segment at which this page would begin is gone: begin again without a cursor.");
  }
}
