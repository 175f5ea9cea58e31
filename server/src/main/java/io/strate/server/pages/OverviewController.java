package io.strate.server.pages;

import io.strate.server.signin.ForRole;
import io.strate.workspace.access.Role;
import io.strate.workspace.answer.ListSegments;
import io.strate.workspace.live.LiveWorkspace;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The page on which a day begins: every segment, and what is unusual about some. */
@Controller
final class OverviewController {

  private final LiveWorkspace live;
  private final Pages pages;

  OverviewController(LiveWorkspace live, Pages pages) {
    this.live = live;
    this.pages = pages;
  }

  @GetMapping("/")
  @ForRole(Role.VIEWER)
  View overview(HttpServletRequest request) {
    Frame frame = pages.frame(request, Frame.Room.SEGMENTS, "overview.title");
    List<ListSegments.Line> segments = live.ask(workspace -> new ListSegments(workspace).all());
    return pages.show("pages/overview.jte", frame, Map.of("segments", segments));
  }
}
