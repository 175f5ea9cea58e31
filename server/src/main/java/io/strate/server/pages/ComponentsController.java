package io.strate.server.pages;

import io.strate.server.signin.ForRole;
import io.strate.workspace.access.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/**
 * The page that shows every component that pages are made of, so that a further page is made of the
 * same.
 */
@Controller
final class ComponentsController {

  private final Pages pages;

  ComponentsController(Pages pages) {
    this.pages = pages;
  }

  @GetMapping("/components")
  @ForRole(Role.VIEWER)
  View components(HttpServletRequest request) {
    Frame frame = pages.frame(request, Frame.Room.SETTINGS, "components.title");
    return pages.show("pages/components.jte", frame, Map.of("charts", charts(frame.words())));
  }

  private static List<Chart> charts(Words words) {
    List<String> days = IntStream.rangeClosed(1, 12).mapToObj(Integer::toString).toList();
    List<String> tiers = List.of("A", "B", "C");
    return Arrays.stream(Chart.Kind.values())
        .map(
            kind -> {
              boolean isMatrix = kind == Chart.Kind.HEATMAP || kind == Chart.Kind.FLOWS;
              List<String> labels = isMatrix ? tiers : days;
              List<Chart.Series> series =
                  IntStream.range(0, kind == Chart.Kind.LINE ? 1 : tiers.size())
                      .mapToObj(
                          i ->
                              Chart.Series.of(
                                  tiers.get(i),
                                  IntStream.range(0, labels.size())
                                      .mapToObj(j -> (long) (i + 1) * (j * j % 7 + 3))
                                      .toList()))
                      .toList();
              return new Chart(
                  "chart-" + kind.word(),
                  kind,
                  words.name("components.chart", kind),
                  words.say("components.unit"),
                  words.say("components.corner"),
                  labels,
                  series);
            })
        .toList();
  }
}
