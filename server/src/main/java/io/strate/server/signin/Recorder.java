package io.strate.server.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Writes into the audit log what is {@link Recorded}, by its pattern, whether or not it could be.
 */
final class Recorder implements HandlerInterceptor {

  private final Journal journal;

  Recorder(Journal journal) {
    this.journal = journal;
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failed) {
    if (handler instanceof HandlerMethod method && method.hasMethodAnnotation(Recorded.class)) {
      Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
      Visitor.of(request)
          .user()
          .ifPresent(
              user ->
                  journal.record(
                      user.name(),
                      request.getMethod(),
                      Objects.toString(pattern, request.getServletPath()),
                      response.getStatus()));
    }
  }
}
