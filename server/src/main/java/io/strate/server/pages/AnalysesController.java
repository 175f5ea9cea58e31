package io.strate.server.pages;

import io.strate.domain.Entity;
import io.strate.rule.draft.Family;
import io.strate.server.pages.Frame.Room;
import io.strate.server.signin.ForRole;
import io.strate.workspace.access.Role;
import io.strate.workspace.answer.compare.CompareSegments;
import io.strate.workspace.answer.compare.CompareSegments.Part;
import io.strate.workspace.answer.compare.Distribution;
import io.strate.workspace.answer.compare.ShowDistribution;
import io.strate.workspace.answer.compare.ShowFlows;
import io.strate.workspace.answer.compare.ShowOverlaps;
import io.strate.workspace.answer.compare.ValueColumns;
import io.strate.workspace.open.Workspace;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Segments and values beside each other: overlaps, flows, distributions, two segments. */
@Controller
final class AnalysesController {

  /** More names than this on an axis cannot be read. */
  private static final int MOST_SEGMENTS = 60;

  private static final int SAMPLE = 20;

  private final Pages pages;
  private final ValueColumns columns;
  private final AnalysisCharts charts = new AnalysisCharts();

  AnalysesController(Pages pages, ValueColumns columns) {
    this.pages = pages;
    this.columns = columns;
  }

  // ---- overlaps ----

  @GetMapping("/analyses")
  @ForRole(Role.VIEWER)
  View overlaps(
      HttpServletRequest request,
      @RequestParam(name = "of", defaultValue = "contacts") String of,
      @RequestParam(name = "share", defaultValue = "false") boolean share) {
    Frame frame = pages.frame(request, Room.ANALYSES, "analyses.overlaps");
    Entity entity = of.equals("accounts") ? Entity.ACCOUNT : Entity.CONTACT;
    Chart chart =
        pages.ask(
            frame.words(),
            workspace ->
                charts.overlaps(
                    frame,
                    new ShowOverlaps(workspace).of(entity),
                    name -> workspace.definition().label(name),
                    MOST_SEGMENTS,
                    share));
    return pages.show(
        "pages/analyses/overlaps.jte", frame, Map.of("chart", chart, "of", entity, "share", share));
  }

  // ---- flows ----

  @GetMapping("/analyses/flows")
  @ForRole(Role.VIEWER)
  View flows(
      HttpServletRequest request,
      @RequestParam(name = "family", defaultValue = "") String asked,
      @RequestParam(name = "days", defaultValue = "30") int days) {
    Frame frame = pages.frame(request, Room.ANALYSES, "analyses.flows");
    int ago = Math.clamp(days, 1, 3_650);
    return pages.ask(
        frame.words(),
        workspace -> {
          List<Family> families = workspace.definition().families();
          Optional<Family> family =
              families.stream()
                  .filter(one -> asked.isEmpty() || one.name().equals(asked))
                  .findFirst();
          Map<String, Object> model = new LinkedHashMap<>();
          model.put("families", families);
          model.put("family", family);
          model.put("days", ago);
          model.put("chart", family.map(one -> flows(frame, workspace, one, ago)));
          return pages.show("pages/analyses/flows.jte", frame, model);
        });
  }

  private Chart flows(Frame frame, Workspace workspace, Family family, int days) {
    long now = workspace.asOf(OptionalLong.empty());
    ShowFlows.Flows flows =
        new ShowFlows(workspace).of(family.name(), now - Duration.ofDays(days).toMillis(), now);
    return charts.flows(frame, flows, name -> workspace.definition().label(name));
  }

  // ---- distributions ----

  @GetMapping("/analyses/distribution")
  @ForRole(Role.VIEWER)
  View distribution(
      HttpServletRequest request,
      @RequestParam(name = "of", defaultValue = "contacts") String of,
      @RequestParam(name = "name", defaultValue = "") String name,
      @RequestParam(name = "segment", defaultValue = "") String segment) {
    Frame frame = pages.frame(request, Room.ANALYSES, "analyses.distribution");
    Entity entity = of.equals("accounts") ? Entity.ACCOUNT : Entity.CONTACT;
    return pages.ask(
        frame.words(),
        workspace -> {
          List<String> names =
              new ArrayList<>(
                  new TreeSet<>(workspace.definition().catalogue().attributesAndTraits(entity)));
          Map<String, Object> model = new LinkedHashMap<>();
          model.put("of", entity);
          model.put("names", names);
          model.put("name", name);
          model.put("segment", segment);
          model.put(
              "segments",
              workspace.definition().definitions().segments().stream()
                  .filter(one -> one.of() == entity)
                  .map(one -> one.name())
                  .toList());
          Optional<Distribution> shown =
              name.isEmpty()
                  ? Optional.empty()
                  : Optional.of(distribution(workspace, entity, name, segment));
          model.put("shown", shown);
          model.put("chart", shown.flatMap(one -> charts.distribution(frame, one)));
          return pages.show("pages/analyses/distribution.jte", frame, model);
        });
  }

  private Distribution distribution(Workspace workspace, Entity of, String name, String segment) {
    ShowDistribution show = new ShowDistribution(workspace, columns);
    return segment.isEmpty() ? show.of(of, name) : show.within(segment, name);
  }

  // ---- two segments ----

  @GetMapping("/compare")
  @ForRole(Role.VIEWER)
  View compare(
      HttpServletRequest request,
      @RequestParam(name = "first", defaultValue = "") String first,
      @RequestParam(name = "second", defaultValue = "") String second) {
    Frame frame = pages.frame(request, Room.ANALYSES, "analyses.compare");
    return pages.ask(
        frame.words(),
        workspace -> {
          Map<String, Object> model = new LinkedHashMap<>();
          model.put("first", first);
          model.put("second", second);
          model.put(
              "segments",
              workspace.definition().definitions().segments().stream()
                  .map(one -> one.name())
                  .toList());
          boolean isAsked = !first.isEmpty() && !second.isEmpty();
          CompareSegments compare = new CompareSegments(workspace);
          model.put("shown", isAsked ? Optional.of(compare.of(first, second)) : Optional.empty());
          Map<Part, CompareSegments.Page> samples = new LinkedHashMap<>();
          if (isAsked) {
            for (Part part : Part.values()) {
              samples.put(part, compare.members(first, second, part, 0, SAMPLE));
            }
          }
          model.put("samples", samples);
          return pages.show("pages/analyses/compare.jte", frame, model);
        });
  }
}
