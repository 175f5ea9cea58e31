package io.strate.server.pages;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.server.admin.Problems;
import io.strate.server.pages.Frame.Room;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.View;

/** What a page says when it cannot be shown: a sentence, and where to go on. */
@ControllerAdvice(basePackageClasses = Pages.class)
final class PageErrors {

  private static final Logger LOG = LoggerFactory.getLogger(PageErrors.class);

  private final Pages pages;

  PageErrors(Pages pages) {
    this.pages = pages;
  }

  @ExceptionHandler(Failure.class)
  View failed(Failure failure, HttpServletRequest request, HttpServletResponse response) {
    boolean isTheirs = failure.blame() == Blame.USER;
    if (!isTheirs) {
      LOG.error("a page could not be shown", failure);
    }
    response.setStatus(Problems.status(failure));
    return show(request, isTheirs ? Objects.requireNonNullElse(failure.getMessage(), "") : "");
  }

  /** What stands in an address is no number where one is expected. */
  @ExceptionHandler(TypeMismatchException.class)
  View misread(HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    return show(request, Words.of(Visitor.of(request).language()).say("error.address"));
  }

  @ExceptionHandler(RuntimeException.class)
  View broken(RuntimeException fault, HttpServletRequest request, HttpServletResponse response) {
    LOG.error("a page could not be shown", fault);
    response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    return show(request, "");
  }

  private View show(HttpServletRequest request, String sentence) {
    Frame frame = pages.frame(request, Room.SEGMENTS, "error.title");
    return pages.show("pages/error.jte", frame, Map.of("sentence", sentence));
  }
}
