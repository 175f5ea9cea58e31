package io.strate.server.pages.learning;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.server.pages.Frame.Room;
import io.strate.server.pages.Links;
import io.strate.server.pages.Pages;
import io.strate.server.pages.Visitor;
import io.strate.server.pages.Words;
import io.strate.server.pages.learning.LearningPages.Place;
import io.strate.server.signin.ForRole;
import io.strate.server.signin.Form;
import io.strate.server.signin.Recorded;
import io.strate.workspace.access.Role;
import io.strate.workspace.edit.Section;
import io.strate.workspace.edit.WrittenDefinition;
import io.strate.workspace.live.LiveWorkspace;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Cluster sets, models and moments: looked at, learnt anew, put into force, adjusted by hand. */
@Controller
final class LearningController {

  private static final String CLUSTERS = "/clusters/";
  private static final String MODELS = "/models/";
  private static final String MOMENTS = "/moments/";

  private final LiveWorkspace live;
  private final LearningViews views;
  private final Place place = new Place(Room.LEARNING, "", true);
  private final LearningPages pages;

  LearningController(LiveWorkspace live, Pages pages, LearningViews views) {
    this.live = live;
    this.views = views;
    this.pages = new LearningPages(pages, views, place);
  }

  // ---- looked at ----

  @GetMapping("/learning")
  @ForRole(Role.VIEWER)
  View all(HttpServletRequest request) {
    return pages.all(request);
  }

  @GetMapping(CLUSTERS + "{name}")
  @ForRole(Role.VIEWER)
  View clusters(
      HttpServletRequest request,
      @PathVariable("name") String name,
      @RequestParam(name = "cut") Optional<Integer> cut) {
    return pages.clusters(request, name, cut.map(OptionalInt::of).orElseGet(OptionalInt::empty));
  }

  /**
   * @param who whose prediction is explained; empty for nobody's
   */
  @GetMapping(MODELS + "{name}")
  @ForRole(Role.VIEWER)
  View model(
      HttpServletRequest request,
      @PathVariable("name") String name,
      @RequestParam(name = "threshold") Optional<Double> threshold,
      @RequestParam(name = "who", defaultValue = "") String who) {
    return pages.model(
        request,
        name,
        threshold.map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
        who.strip());
  }

  @GetMapping(MOMENTS + "{name}")
  @ForRole(Role.VIEWER)
  View moment(HttpServletRequest request, @PathVariable("name") String name) {
    return pages.moment(request, name);
  }

  @GetMapping("/monitoring")
  @ForRole(Role.VIEWER)
  View monitoring(HttpServletRequest request) {
    return pages.monitoring(request);
  }

  // ---- learnt anew, put into force ----

  /** Begins to learn; the page says when it is done. */
  @PostMapping({CLUSTERS + "{name}/learn", MODELS + "{name}/learn", MOMENTS + "{name}/learn"})
  @ForRole(Role.EDITOR)
  @Recorded
  String learn(HttpServletRequest request, @PathVariable("name") String name) {
    LearntHead head = head(request, name);
    live.learn(name);
    return "redirect:" + place.of(head);
  }

  /** Puts a version into force, a former one as well. */
  @PostMapping({CLUSTERS + "{name}/promote", MODELS + "{name}/promote", MOMENTS + "{name}/promote"})
  @ForRole(Role.EDITOR)
  @Recorded
  String promote(HttpServletRequest request, @PathVariable("name") String name) {
    LearntHead head = head(request, name);
    int version = (int) number(Form.of(request).text("version"));
    live.putIntoForce(name, version, Visitor.of(request).name());
    return "redirect:" + place.of(head);
  }

  private LearntHead head(HttpServletRequest request, String name) {
    return views.all(words(request)).stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name, "is not learnt"));
  }

  // ---- adjusted by hand ----

  @PostMapping(CLUSTERS + "{name}/cut")
  @ForRole(Role.EDITOR)
  @Recorded
  String cut(HttpServletRequest request, @PathVariable("name") String name) {
    int clusters = (int) number(Form.of(request).text("clusters"));
    ClusterView view = views.clusters(words(request), name);
    Adoption adoption = new Adoption(written(Section.CLUSTERS, name));
    var _ = live.change(adoption.cut(view.method(), clusters), Visitor.of(request).name());
    return "redirect:" + CLUSTERS + Links.part(name);
  }

  @PostMapping(MODELS + "{name}/threshold")
  @ForRole(Role.EDITOR)
  @Recorded
  String threshold(HttpServletRequest request, @PathVariable("name") String name) {
    Form form = Form.of(request);
    double asked = number(form.text("threshold"));
    Keep keep = Keep.of(form.text("keep")).orElse(Keep.RECALL);
    ModelView.Threshold threshold =
        views
            .model(words(request), name, "")
            .thresholds()
            .map(all -> all.at(asked))
            .orElseThrow(() -> unknown(name, "has no threshold"));
    Adoption adoption = new Adoption(written(Section.MODELS, name));
    var _ = live.change(adoption.threshold(threshold, keep), Visitor.of(request).name());
    return "redirect:" + MODELS + Links.part(name) + "?threshold=" + asked;
  }

  private WrittenDefinition written(Section section, String name) {
    return live.definition(section, name).orElseThrow(() -> unknown(name, "stands in no file"));
  }

  private static Failure unknown(String name, String why) {
    return new Failure("learn.unknown", Blame.USER, "'%s' %s".formatted(name, why));
  }

  private static Words words(HttpServletRequest request) {
    return Words.of(Visitor.of(request).language());
  }

  private static double number(String text) {
    if (!text.matches("\\d{1,9}(\\.\\d{1,9})?")) {
      throw new Failure(
          "learn.number", Blame.USER, "'%s' is no number: choose one".formatted(text));
    }
    return Double.parseDouble(text);
  }
}
