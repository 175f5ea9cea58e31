package io.strate.server.pages;

import io.strate.domain.Entity;
import io.strate.server.pages.Frame.Room;
import io.strate.server.signin.ForRole;
import io.strate.workspace.access.Role;
import io.strate.workspace.answer.ListMembers;
import io.strate.workspace.answer.ShowHistory;
import io.strate.workspace.answer.overview.SegmentCard;
import io.strate.workspace.answer.overview.SegmentSizes;
import io.strate.workspace.answer.overview.ShowOverview;
import io.strate.workspace.answer.overview.ShowUses;
import io.strate.workspace.edit.DefinitionVersions;
import io.strate.workspace.edit.Section;
import io.strate.workspace.edit.WrittenDefinition;
import io.strate.workspace.live.LiveWorkspace;
import io.strate.workspace.notify.Webhook;
import io.strate.workspace.notify.Webhooks;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.version.Version;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A segment: what it says, who is in it, how it went, what it is used for, how it was. */
@Controller
public final class SegmentController {

  private static final int MEMBERS = 50;
  private static final int POINTS = 400;

  private final LiveWorkspace live;
  private final Webhooks webhooks;
  private final SegmentSizes sizes;
  private final Pages pages;

  SegmentController(LiveWorkspace live, Webhooks webhooks, SegmentSizes sizes, Pages pages) {
    this.live = live;
    this.webhooks = webhooks;
    this.sizes = sizes;
    this.pages = pages;
  }

  /**
   * What the page shows.
   *
   * @param definition under which name it is defined: its own, or its family's
   * @param text as it stands in its file
   */
  public record Shown(
      SegmentCard card,
      String definition,
      Optional<WrittenDefinition> text,
      List<ShowHistory.Point> moves,
      ShowUses.Uses uses,
      List<Version> versions) {

    /** Whose members it has. */
    public Entity of() {
      return card.of();
    }
  }

  /** Which version of the definition is shown; empty if none is written. */
  public static String version(Shown shown) {
    return shown.text().map(WrittenDefinition::version).orElse("");
  }

  @GetMapping("/segments/{name}")
  @ForRole(Role.VIEWER)
  View segment(HttpServletRequest request, @PathVariable("name") String name) {
    Collection<Webhook> told = webhooks.list();
    Frame frame =
        pages.titled(request, Room.SEGMENTS, words -> pages.ask(words, w -> card(w, name).label()));
    Shown shown = pages.ask(frame.words(), workspace -> shown(workspace, name, told));
    ListMembers.Part members =
        pages.ask(frame.words(), workspace -> new ListMembers(workspace).part(name, 0, MEMBERS));
    return pages.show(
        "pages/segment.jte",
        frame,
        Map.of("shown", shown, "members", members, "curve", curve(frame, shown)));
  }

  private Shown shown(Workspace workspace, String name, Collection<Webhook> told) {
    String definition = workspace.segment(name).family().orElse(name);
    return new Shown(
        card(workspace, name),
        definition,
        live.definition(Section.SEGMENTS, definition),
        new ShowHistory(workspace).announced(name),
        new ShowUses(workspace, told).ofSegment(name),
        new DefinitionVersions(workspace).of(Section.SEGMENTS, definition));
  }

  /** Also finds what no run has computed yet. */
  private SegmentCard card(Workspace workspace, String name) {
    workspace.segment(name);
    return new ShowOverview(workspace, sizes, live.trouble())
        .all().stream().filter(card -> card.name().equals(name)).findFirst().orElseThrow();
  }

  /** Further members. */
  @GetMapping("/segments/{name}/members")
  @ForRole(Role.VIEWER)
  View members(
      HttpServletRequest request,
      @PathVariable("name") String name,
      @RequestParam(name = "from", defaultValue = "0") int from) {
    Frame frame = pages.frame(request, Room.SEGMENTS, "segment.members");
    SegmentCard card = pages.ask(frame.words(), workspace -> card(workspace, name));
    ListMembers.Part members =
        pages.ask(frame.words(), workspace -> new ListMembers(workspace).part(name, from, MEMBERS));
    return pages.show("pages/segment/members.jte", frame, Map.of("card", card, "members", members));
  }

  /** The size after every change, thinned out where there are too many to be seen. */
  private static Chart curve(Frame frame, Shown shown) {
    List<ShowHistory.Point> all = shown.moves();
    List<String> instants = new ArrayList<>();
    List<Long> sizes = new ArrayList<>();
    int step = Math.max(1, all.size() / POINTS);
    for (int i = (all.size() - 1) % step; i >= 0 && i < all.size(); i += step) {
      instants.add(frame.time(all.get(i).instant()));
      sizes.add(all.get(i).members());
    }
    return new Chart(
        "curve",
        Chart.Kind.LINE,
        frame.say("segment.curve"),
        frame.say(shown.of() == Entity.CONTACT ? "parts.contacts" : "parts.accounts"),
        frame.say("parts.instant"),
        instants,
        List.of(Chart.Series.of(frame.say("segment.size"), sizes)));
  }
}
