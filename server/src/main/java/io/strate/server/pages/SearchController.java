package io.strate.server.pages;

import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.server.pages.Frame.Room;
import io.strate.server.signin.ForRole;
import io.strate.workspace.access.Role;
import io.strate.workspace.answer.ShowProfile;
import io.strate.workspace.answer.overview.SegmentCard;
import io.strate.workspace.answer.overview.SegmentSizes;
import io.strate.workspace.answer.overview.ShowOverview;
import io.strate.workspace.live.LiveWorkspace;
import io.strate.workspace.open.Workspace;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Finds segments by what they are called, contacts and accounts by what identifies them. */
@Controller
public final class SearchController {

  private final LiveWorkspace live;
  private final SegmentSizes sizes;
  private final Pages pages;

  SearchController(LiveWorkspace live, SegmentSizes sizes, Pages pages) {
    this.live = live;
    this.sizes = sizes;
    this.pages = pages;
  }

  /** Somebody who has the identifier that was typed. */
  public record Profile(Entity of, String id) {}

  @GetMapping("/profiles")
  @ForRole(Role.VIEWER)
  View profiles(HttpServletRequest request) {
    Frame frame = pages.frame(request, Room.PROFILES, "search.profiles");
    return show(frame, "", List.of(), List.of());
  }

  @GetMapping("/search")
  @ForRole(Role.VIEWER)
  View search(
      HttpServletRequest request, @RequestParam(name = "q", defaultValue = "") String typed) {
    Frame frame = pages.frame(request, Room.PROFILES, "search.title");
    String question = typed.strip();
    if (question.isEmpty()) {
      return show(frame, "", List.of(), List.of());
    }
    return pages.ask(
        frame.words(),
        workspace ->
            show(
                frame,
                question,
                profiles(workspace, question),
                new ShowOverview(workspace, sizes, live.trouble()).search(question)));
  }

  private static List<Profile> profiles(Workspace workspace, String identifier) {
    List<Profile> found = new ArrayList<>();
    for (Entity of : Entity.values()) {
      try {
        new ShowProfile(workspace).of(of, identifier, OptionalLong.empty());
        found.add(new Profile(of, identifier));
      } catch (Failure unknown) {
        if (!unknown.code().equals("profile.unknown")) {
          throw unknown;
        }
      }
    }
    return found;
  }

  private View show(
      Frame frame, String question, List<Profile> profiles, List<SegmentCard> segments) {
    return pages.show(
        "pages/search.jte",
        frame,
        Map.of("question", question, "profiles", profiles, "segments", segments));
  }
}
