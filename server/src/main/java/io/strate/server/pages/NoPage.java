package io.strate.server.pages;

import io.strate.server.signin.ForRole;
import io.strate.workspace.access.Role;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/** What is shown where no page is: an address that means nothing, or cannot be asked for so. */
@Controller
final class NoPage implements ErrorController {

  private final Pages pages;

  NoPage(Pages pages) {
    this.pages = pages;
  }

  @RequestMapping("/error")
  @ForRole(Role.VIEWER)
  View show(HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
            ? status
            : HttpServletResponse.SC_NOT_FOUND);
    if (!Visitor.isOneOf(request)) {
      return (_, _, _) -> {}; // of the APIs, or refused before anybody looked who it is
    }
    Frame frame = pages.frame(request, Frame.Room.SEGMENTS, "error.title");
    return pages.show("pages/error.jte", frame, Map.of("sentence", frame.say("error.address")));
  }
}
