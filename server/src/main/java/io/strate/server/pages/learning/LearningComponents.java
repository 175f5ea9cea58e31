package io.strate.server.pages.learning;

import io.strate.server.pages.Frame.Room;
import io.strate.server.pages.Pages;
import io.strate.server.signin.ForRole;
import io.strate.workspace.access.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What the pages of what is learnt are made of, with invented figures. */
@Controller
final class LearningComponents {

  private final LearningPages pages;

  LearningComponents(Pages pages) {
    this.pages =
        new LearningPages(
            pages,
            new SampleLearning(),
            new LearningPages.Place(Room.SETTINGS, "/components", false));
  }

  @GetMapping("/components/learning")
  @ForRole(Role.VIEWER)
  View all(HttpServletRequest request) {
    return pages.all(request);
  }

  @GetMapping("/components/clusters/personas")
  @ForRole(Role.VIEWER)
  View clusters(
      HttpServletRequest request, @RequestParam(name = "cut", defaultValue = "4") int cut) {
    return pages.clusters(request, "personas", OptionalInt.of(cut));
  }

  @GetMapping("/components/models/conversion_90d")
  @ForRole(Role.VIEWER)
  View model(
      HttpServletRequest request,
      @RequestParam(name = "threshold", defaultValue = "0.34") double threshold) {
    return pages.model(request, "conversion_90d", OptionalDouble.of(threshold), "c-1042");
  }

  @GetMapping("/components/moments/mail_moment")
  @ForRole(Role.VIEWER)
  View moment(HttpServletRequest request) {
    return pages.moment(request, "mail_moment");
  }

  @GetMapping("/components/monitoring")
  @ForRole(Role.VIEWER)
  View monitoring(HttpServletRequest request) {
    return pages.monitoring(request);
  }
}
