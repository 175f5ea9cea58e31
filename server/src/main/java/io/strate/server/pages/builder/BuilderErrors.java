package io.strate.server.pages.builder;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strate.domain.Blame;
import io.strate.domain.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Says to the builder's script what went wrong, as JSON with one sentence. */
@ControllerAdvice(
    assignableTypes = {RulesController.class, CountController.class, ChangesController.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
final class BuilderErrors {

  private static final Logger LOG = LoggerFactory.getLogger(BuilderErrors.class);

  @ExceptionHandler(Failure.class)
  ResponseEntity<String> failed(Failure failure) {
    if (failure.code().equals("question.superseded")) {
      // Nothing went wrong: whoever asked has asked something newer.
      return answer(200, JsonNodeFactory.instance.objectNode().put("superseded", true));
    }
    if (failure.blame() != Blame.USER) {
      LOG.error("a question of the builder failed", failure);
    }
    return answer(status(failure), failure.code(), String.valueOf(failure.getMessage()));
  }

  @ExceptionHandler(RuntimeException.class)
  ResponseEntity<String> broken(RuntimeException fault) {
    LOG.error("a question of the builder failed", fault);
    return answer(500, "fault", "this could not be answered; the server's log says why");
  }

  private static int status(Failure failure) {
    return switch (failure.code()) {
      case "form.large" -> 413;
      case "definition.changed", "definition.exists", "definition.used" -> 409;
      case "access.busy" -> 429;
      default -> failure.blame() == Blame.USER ? 422 : 500;
    };
  }

  private static ResponseEntity<String> answer(int status, String code, String sentence) {
    return answer(
        status, JsonNodeFactory.instance.objectNode().put("code", code).put("sentence", sentence));
  }

  /** JSON with a status. */
  static ResponseEntity<String> answer(int status, ObjectNode json) {
    return ResponseEntity.status(status)
        .contentType(MediaType.parseMediaType("application/json;charset=utf-8"))
        .body(json.toString());
  }
}
