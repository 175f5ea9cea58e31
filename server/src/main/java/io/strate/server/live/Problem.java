package io.strate.server.live;

import io.strate.domain.Failure;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.JsonNodeFactory;

/** Why no stream begins, as RFC 9457 has it. */
final class Problem {

  private Problem() {}

  static void answer(HttpServletResponse response, Failure failure) throws IOException {
    switch (failure.blame()) {
      case USER -> answer(response, 400, String.valueOf(failure.getMessage()));
      case RESOURCES -> answer(response, 503, "try again in a moment");
      case INTERNAL -> answer(response, 500, "this request could not be answered");
    }
  }

  static void answer(HttpServletResponse response, int status, String detail) throws IOException {
    if (response.isCommitted()) {
      return; // The stream has begun: that it ends says enough.
    }
    String json =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "about:blank")
            .put("status", status)
            .put("detail", detail)
            .toString();
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType("application/problem+json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
