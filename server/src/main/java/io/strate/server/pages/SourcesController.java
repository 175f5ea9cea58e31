package io.strate.server.pages;

import io.strate.server.pages.Frame.Room;
import io.strate.server.signin.ForRole;
import io.strate.workspace.access.Role;
import io.strate.workspace.answer.ListRejects;
import io.strate.workspace.answer.source.ShowSources;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/** Where data comes from, how reading it goes, and what could not be taken. */
@Controller
final class SourcesController {

  private static final int MOST_REJECTS = 500;

  private final Pages pages;

  SourcesController(Pages pages) {
    this.pages = pages;
  }

  @GetMapping("/sources")
  @ForRole(Role.VIEWER)
  View sources(HttpServletRequest request) {
    Frame frame = pages.frame(request, Room.SOURCES, "sources.title");
    List<ShowSources.Line> sources =
        pages.ask(frame.words(), workspace -> new ShowSources(workspace).all());
    return pages.show("pages/sources.jte", frame, Map.of("sources", sources));
  }

  /** The rows of a source that were rejected, the first of them. */
  @GetMapping("/sources/{name}/rejects")
  @ForRole(Role.VIEWER)
  View rejects(HttpServletRequest request, @PathVariable("name") String name) {
    Frame frame =
        pages.titled(request, Room.SOURCES, words -> words.say("sources.rejects_of", name));
    ListRejects.First first =
        pages.ask(frame.words(), workspace -> new ListRejects(workspace).first(name, MOST_REJECTS));
    return pages.show(
        "pages/sources/rejects.jte",
        frame,
        Map.of("rejects", first.lines(), "count", first.count()));
  }
}
