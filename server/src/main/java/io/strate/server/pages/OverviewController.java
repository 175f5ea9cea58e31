package io.strate.server.pages;

import io.strate.server.signin.ForRole;
import io.strate.workspace.access.Role;
import io.strate.workspace.answer.overview.Alert;
import io.strate.workspace.answer.overview.SegmentCard;
import io.strate.workspace.answer.overview.SegmentSizes;
import io.strate.workspace.answer.overview.ShowOverview;
import io.strate.workspace.live.LiveWorkspace;
import io.strate.workspace.notify.Webhooks;
import io.strate.workspace.open.Workspace;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The page on which a day begins: every segment, and what is unusual about some. */
@Controller
public final class OverviewController {

  /** So many segments are listed; the others are found by a search. */
  private static final int MOST = 300;

  private final LiveWorkspace live;
  private final Webhooks webhooks;
  private final SegmentSizes sizes;
  private final Pages pages;

  OverviewController(LiveWorkspace live, Webhooks webhooks, SegmentSizes sizes, Pages pages) {
    this.live = live;
    this.webhooks = webhooks;
    this.sizes = sizes;
    this.pages = pages;
  }

  /**
   * A folder of segments, with what they are grouped under.
   *
   * @param name empty for those in none
   */
  public record Folder(String name, List<SegmentCard> segments) {}

  /** How a size went, as the points of a line. */
  public static String spark(SegmentCard.Trend trend) {
    return Spark.points(trend.daily());
  }

  @GetMapping("/")
  @ForRole(Role.VIEWER)
  View overview(
      HttpServletRequest request, @RequestParam(name = "q", defaultValue = "") String question) {
    Frame frame = pages.frame(request, Frame.Room.SEGMENTS, "overview.title");
    Map<String, Object> model = new LinkedHashMap<>(model(frame, question));
    model.put("tour", pages.tour());
    return pages.show("pages/overview.jte", frame, model);
  }

  /** The list alone: while somebody types, and when segments change. */
  @GetMapping("/overview/list")
  @ForRole(Role.VIEWER)
  View list(
      HttpServletRequest request, @RequestParam(name = "q", defaultValue = "") String question) {
    Frame frame = pages.frame(request, Frame.Room.SEGMENTS, "overview.title");
    return pages.show("pages/overview/list.jte", frame, model(frame, question));
  }

  private Map<String, Object> model(Frame frame, String question) {
    return pages.ask(
        frame.words(),
        workspace -> {
          ShowOverview overview = overview(workspace);
          List<SegmentCard> segments =
              question.isBlank() ? overview.all() : overview.search(question);
          List<SegmentCard> shown = segments.subList(0, Math.min(MOST, segments.size()));
          List<Alert> alerts =
              question.isBlank() ? overview.alerts(webhooks.list()) : List.<Alert>of();
          return Map.of(
              "question",
              question,
              "folders",
              folders(shown),
              "hidden",
              segments.size() - shown.size(),
              "alerts",
              alerts,
              "labels",
              segments.stream().collect(Collectors.toMap(SegmentCard::name, SegmentCard::label)));
        });
  }

  private ShowOverview overview(Workspace workspace) {
    return new ShowOverview(workspace, sizes, live.trouble());
  }

  /** Folders by name, those in none last; within one the order of the definitions. */
  private static List<Folder> folders(List<SegmentCard> segments) {
    Map<String, List<SegmentCard>> byFolder = new TreeMap<>();
    segments.forEach(
        card -> byFolder.computeIfAbsent(card.folder(), _ -> new ArrayList<>()).add(card));
    List<SegmentCard> loose = byFolder.remove("");
    List<Folder> folders = new ArrayList<>();
    byFolder.forEach((name, cards) -> folders.add(new Folder(name, cards)));
    if (loose != null) {
      folders.add(new Folder("", loose));
    }
    return folders;
  }
}
