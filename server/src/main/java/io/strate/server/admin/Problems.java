package io.strate.server.admin;

import io.strate.domain.Failure;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes problems, and says what a failure is to who sent the request. */
public final class Problems {

  private static final String TYPE = "application/problem+json";

  /** Failures that say that something asked for by its name is not there. */
  private static final Set<String> ABSENT =
      Set.of(
          "usage.segment",
          "profile.unknown",
          "usage.source",
          "usage.name",
          "usage.key.unknown",
          "webhook.endpoint",
          "joins.unknown",
          "joins.none",
          "definition.missing",
          "learn.unknown",
          "learnt.unknown",
          "learnt.never");

  private static final Set<String> CONFLICTS =
      Set.of("usage.key", "definition.used", "question.superseded");

  /** What the headers of a request expected is not so. */
  private static final Set<String> UNEXPECTED =
      Set.of("definition.changed", "definition.exists", "definition.absent");

  private static final long SECONDS_TO_WAIT = 1;

  private final JsonMapper json;

  Problems(JsonMapper json) {
    this.json = json;
  }

  /** What a failure is to a caller: of what is not theirs to put right they are told no detail. */
  static Problem of(Failure failure) {
    if (failure.code().equals(Turnstile.BUSY)) {
      return Problem.later(
          429,
          failure.code(),
          "Other questions about everybody are being answered: send this again.",
          SECONDS_TO_WAIT);
    }
    return switch (failure.blame()) {
      case USER -> {
        Mistakes mistakes = Mistakes.of(failure);
        yield new Problem(
            status(failure.code()),
            failure.code(),
            mistakes.shown(),
            mistakes.all(),
            OptionalLong.empty());
      }
      case RESOURCES ->
          Problem.later(
              503,
              failure.code(),
              "The server cannot do this at the moment: send it again later, and look at its log if that goes on.",
              SECONDS_TO_WAIT);
      case INTERNAL -> internal();
    };
  }

  /** The status of HTTP that says what a failure is to a caller. */
  public static int status(Failure failure) {
    return of(failure).status();
  }

  private static int status(String code) {
    if (ABSENT.contains(code)) {
      return 404;
    }
    if (CONFLICTS.contains(code)) {
      return 409;
    }
    if (UNEXPECTED.contains(code)) {
      return 412;
    }
    return code.startsWith("definitions.") ? 422 : 400;
  }

  /** What nobody foresaw. */
  static Problem internal() {
    return Problem.of(
        500,
        "internal",
        "Something went wrong inside Strate; nothing that was acknowledged is lost. The server's log says more.");
  }

  void write(Problem problem, HttpServletResponse response) throws IOException {
    response.resetBuffer();
    response.setStatus(problem.status());
    response.setContentType(TYPE);
    problem
        .retryAfter()
        .ifPresent(seconds -> response.setHeader("Retry-After", Long.toString(seconds)));
    if (problem.status() == 401) {
      response.setHeader("WWW-Authenticate", "Bearer realm=\"strate\"");
    }
    response.getOutputStream().write(json.writeValueAsBytes(tree(problem)));
  }

  private ObjectNode tree(Problem problem) {
    ObjectNode tree = json.createObjectNode();
    tree.put("type", problem.type()).put("title", problem.title());
    tree.put("status", problem.status()).put("detail", problem.detail());
    tree.put("code", problem.code());
    if (!problem.errors().isEmpty()) {
      ArrayNode errors = tree.putArray("errors");
      for (Problem.Mistake mistake : problem.errors()) {
        errors
            .addObject()
            .put("code", mistake.code())
            .put("place", mistake.place())
            .put("message", mistake.message());
      }
    }
    return tree;
  }
}
