package io.strate.server.pages.learning;

import io.strate.server.pages.Frame;
import io.strate.server.pages.Frame.Room;
import io.strate.server.pages.Links;
import io.strate.server.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.springframework.web.servlet.View;

/** Makes the pages of what is learnt. */
public final class LearningPages {

  private static final String FOLDER = "pages/learning/";

  private final Pages pages;
  private final LearningViews views;
  private final Place place;

  LearningPages(Pages pages, LearningViews views, Place place) {
    this.pages = pages;
    this.views = views;
    this.place = place;
  }

  /**
   * Where the pages are.
   *
   * @param root what their addresses begin with
   * @param acts whether what they offer to do can be done
   */
  public record Place(Room room, String root, boolean acts) {

    /** The page of one that is learnt. */
    public String of(LearntHead head) {
      return root + head.kind().path() + Links.part(head.name());
    }
  }

  View all(HttpServletRequest request) {
    Frame frame = pages.frame(request, place.room(), "learning.title");
    return show("all", frame, Map.of("heads", views.all(frame.words())));
  }

  /**
   * A cluster set.
   *
   * @param cut into how many parts the tree is cut, if that was asked
   */
  View clusters(HttpServletRequest request, String name, OptionalInt cut) {
    Frame plain = pages.frame(request, place.room(), "learning.title");
    ClusterView view = views.clusters(plain.words(), name);
    Frame frame = pages.titled(request, place.room(), _ -> view.head().label());
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("view", view);
    model.put("charts", new ClusterCharts(frame));
    model.put("cut", view.tree().map(tree -> tree.cut(cut.orElse(view.clusters().size()))));
    return show("clusters", frame, model);
  }

  /**
   * A model.
   *
   * @param threshold which is looked at, if that was asked
   * @param explained whose score is explained; empty for nobody's
   */
  View model(HttpServletRequest request, String name, OptionalDouble threshold, String explained) {
    Frame plain = pages.frame(request, place.room(), "learning.title");
    ModelView view = views.model(plain.words(), name, explained);
    Frame frame = pages.titled(request, place.room(), _ -> view.head().label());
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("view", view);
    model.put("charts", new ModelCharts(frame));
    model.put("curves", new CurveCharts(frame));
    model.put("measures", new ClusterCharts(frame));
    model.put("looked", view.thresholds().map(all -> all.at(threshold.orElse(all.inForce()))));
    model.put("asked", explained);
    return show("model", frame, model);
  }

  View moment(HttpServletRequest request, String name) {
    Frame plain = pages.frame(request, place.room(), "learning.title");
    MomentView view = views.moment(plain.words(), name);
    Frame frame = pages.titled(request, place.room(), _ -> view.head().label());
    return show("moment", frame, Map.of("view", view, "charts", new MomentCharts(frame)));
  }

  View monitoring(HttpServletRequest request) {
    Frame frame = pages.frame(request, place.room(), "monitoring.title");
    return show(
        "monitoring",
        frame,
        Map.of(
            "view",
            views.monitoring(frame.words()),
            "charts",
            new MonitoringCharts(frame),
            "flows",
            new ClusterCharts(frame)));
  }

  private View show(String template, Frame frame, Map<String, Object> model) {
    Map<String, Object> all = new LinkedHashMap<>(model);
    all.put("place", place);
    return pages.show(FOLDER + template + ".jte", frame, all);
  }
}
