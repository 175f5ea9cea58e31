package io.strate.server.pages;

import io.strate.domain.Entity;
import io.strate.rule.text.RuleParser;
import io.strate.server.pages.Frame.Room;
import io.strate.server.signin.ForRole;
import io.strate.server.signin.Form;
import io.strate.server.signin.Recorded;
import io.strate.workspace.access.Role;
import io.strate.workspace.answer.ExportProfiles;
import io.strate.workspace.answer.ListMembers;
import io.strate.workspace.answer.move.ForeseeMoves;
import io.strate.workspace.answer.move.ListMoves;
import io.strate.workspace.answer.move.MoveCursor;
import io.strate.workspace.answer.overview.SegmentCard;
import io.strate.workspace.answer.overview.SegmentSizes;
import io.strate.workspace.answer.overview.ShowCurve;
import io.strate.workspace.answer.overview.ShowOverview;
import io.strate.workspace.answer.overview.ShowUses;
import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.edit.DefinitionVersions;
import io.strate.workspace.edit.Edit;
import io.strate.workspace.edit.Section;
import io.strate.workspace.edit.WrittenDefinition;
import io.strate.workspace.form.DefinitionForm;
import io.strate.workspace.form.DefinitionWords;
import io.strate.workspace.form.Wording;
import io.strate.workspace.form.WorkspaceLabels;
import io.strate.workspace.live.LiveWorkspace;
import io.strate.workspace.notify.Webhook;
import io.strate.workspace.notify.Webhooks;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.version.Version;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A segment: what it says, who is in it, how it went, what it is used for, how it was. */
@Controller
public final class SegmentController {

  private static final int MEMBERS = 20;
  private static final int MOVES = 10;
  private static final int FORESEEN = 200;
  private static final Duration SHOWN = Duration.ofDays(90);
  private static final Duration YOUNG = Duration.ofDays(3);

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
      List<Wording> words,
      List<ShowCurve.Point> course,
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
    ListMoves.Page moves =
        pages.ask(
            frame.words(), workspace -> new ListMoves(workspace).of(name, Optional.empty(), MOVES));
    return pages.show(
        "pages/segment.jte",
        frame,
        Map.of("shown", shown, "members", members, "moves", moves, "curve", curve(frame, shown)));
  }

  private Shown shown(Workspace workspace, String name, Collection<Webhook> told) {
    String definition = workspace.segment(name).family().orElse(name);
    Optional<WrittenDefinition> text = live.definition(Section.SEGMENTS, definition);
    return new Shown(
        card(workspace, name),
        definition,
        text,
        text.map(written -> words(workspace, written)).orElse(List.of()),
        course(workspace, name),
        new ShowUses(workspace, told).ofSegment(name),
        new DefinitionVersions(workspace).of(Section.SEGMENTS, definition));
  }

  /** Day by day; hour by hour of a segment that is younger than three days. */
  private List<ShowCurve.Point> course(Workspace workspace, String name) {
    ShowCurve curve = new ShowCurve(workspace, sizes);
    long now = workspace.asOf(OptionalLong.empty());
    List<ShowCurve.Point> days = known(curve.of(name, now - SHOWN.toMillis(), ShowCurve.Step.DAY));
    return days.size() > YOUNG.toDays()
        ? days
        : known(curve.of(name, now - YOUNG.toMillis(), ShowCurve.Step.HOUR));
  }

  private static List<ShowCurve.Point> known(List<ShowCurve.Point> points) {
    return points.stream().filter(point -> point.members().isPresent()).toList();
  }

  /** Also finds what no run has computed yet. */
  private SegmentCard card(Workspace workspace, String name) {
    workspace.segment(name);
    return new ShowOverview(workspace, sizes, live.trouble()).one(name);
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

  /** Who enters and leaves within a day if nothing happens; by itself, since it takes a moment. */
  @GetMapping("/segments/{name}/tomorrow")
  @ForRole(Role.VIEWER)
  View tomorrow(HttpServletRequest request, @PathVariable("name") String name) {
    Words words = Words.of(Visitor.of(request).language());
    SegmentCard card = pages.ask(words, workspace -> card(workspace, name));
    Frame frame = pages.frame(request, Room.SEGMENTS, "foreseen.title", card.label());
    ForeseeMoves.Foreseen foreseen =
        pages.askAboutEverybody(
            words, w -> new ForeseeMoves(w).of(name, Duration.ofDays(1), FORESEEN));
    return pages.show(
        "pages/segment/tomorrow.jte", frame, Map.of("card", card, "foreseen", foreseen));
  }

  /** The members with all their values, as {@code strate export} writes them. */
  @GetMapping("/segments/{name}/export.{format:csv|xlsx}")
  @ForRole(Role.VIEWER)
  void export(
      @PathVariable("name") String name,
      @PathVariable("format") String format,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Path folder = Files.createTempDirectory("strate-export");
    Path file = folder.resolve("members." + format);
    try {
      long _ =
          pages.askAboutEverybody(
              Words.of(Visitor.of(request).language()),
              w -> new ExportProfiles(w).to(file, w.segment(name).of(), name));
      response.setContentType(
          format.equals("csv")
              ? "text/csv;charset=UTF-8"
              : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
      response.setHeader(
          "Content-Disposition",
          ContentDisposition.attachment()
              .filename(name.replace('/', '_') + "." + format, StandardCharsets.UTF_8)
              .build()
              .toString());
      response.setContentLengthLong(Files.size(file));
      Files.copy(file, response.getOutputStream());
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    }
  }

  /** Further entries and exits, with what caused them. */
  @GetMapping("/segments/{name}/moves")
  @ForRole(Role.VIEWER)
  View moves(
      HttpServletRequest request,
      @PathVariable("name") String name,
      @RequestParam(name = "from", defaultValue = "") String from) {
    Frame frame = pages.frame(request, Room.SEGMENTS, "segment.moves");
    SegmentCard card = pages.ask(frame.words(), workspace -> card(workspace, name));
    ListMoves.Page moves =
        pages.ask(
            frame.words(), workspace -> new ListMoves(workspace).of(name, cursor(from), MOVES));
    return pages.show("pages/segment/moves.jte", frame, Map.of("card", card, "moves", moves));
  }

  /** Puts a former version back, unless somebody changed the definition meanwhile. */
  @PostMapping("/segments/{name}/restore")
  @ForRole(Role.EDITOR)
  @Recorded
  String restore(HttpServletRequest request, @PathVariable("name") String name) {
    Form form = Form.of(request);
    long number = number(form.text("version"));
    Edit edit =
        pages.ask(
            Words.of(Visitor.of(request).language()),
            workspace ->
                new DefinitionVersions(workspace)
                    .restoring(
                        Section.SEGMENTS,
                        name,
                        number,
                        Edit.Expected.version(form.text("expected"))));
    var _ = live.change(edit, Visitor.of(request).name());
    return "redirect:" + live.ask(workspace -> Links.defined(workspace, name));
  }

  private static Optional<MoveCursor> cursor(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(MoveCursor.of(text));
  }

  /** No version has the number 0. */
  private static long number(String text) {
    return text.matches("\\d{1,9}") ? Long.parseLong(text) : 0;
  }

  private static List<Wording> words(Workspace workspace, WrittenDefinition written) {
    WorkspaceDefinition definition = workspace.definition();
    return new DefinitionWords(
            new RuleParser(definition.catalogue(), definition.zone()),
            new WorkspaceLabels(definition, definition.locale()),
            definition.locale(),
            definition.zone())
        .of(DefinitionForm.of(Section.SEGMENTS, written.tree()));
  }

  private static Chart curve(Frame frame, Shown shown) {
    boolean isHourly =
        shown.course().size() > 1
            && shown.course().get(1).from() - shown.course().get(0).from()
                < Duration.ofHours(12).toMillis();
    return new Chart(
        "curve",
        Chart.Kind.LINE,
        frame.say("segment.curve"),
        frame.say(shown.of() == Entity.CONTACT ? "parts.contacts" : "parts.accounts"),
        frame.say(isHourly ? "parts.instant" : "parts.day"),
        shown.course().stream()
            .map(point -> isHourly ? frame.time(point.from()) : frame.day(point.from()))
            .toList(),
        List.of(
            Chart.Series.of(
                frame.say("segment.size"),
                shown.course().stream().map(point -> point.members().getAsLong()).toList())));
  }
}
