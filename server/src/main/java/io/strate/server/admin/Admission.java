package io.strate.server.admin;

import io.strate.domain.Nearest;
import io.strate.workspace.access.AccessKeys;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Looks at a request once it is known what it calls: whether the caller's key allows that, and
 * whether every parameter is one of it. A controller of this package is never reached past the
 * gate, however a path is written.
 */
final class Admission implements HandlerInterceptor {

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method
        && method.getBeanType().getPackage() == Admission.class.getPackage()) {
      requireScope(request, method);
      requireKnownParameters(request, method);
    }
    return true;
  }

  private static void requireScope(HttpServletRequest request, HandlerMethod method) {
    Needs needs = method.getMethodAnnotation(Needs.class);
    AccessKeys.Scope needed = needs == null ? AccessKeys.Scope.ADMIN : needs.value();
    boolean isAllowed =
        Caller.of(request).filter(caller -> caller.key().scope().allows(needed)).isPresent();
    if (!isAllowed) {
      throw Refusal.of(
          403,
          "access.scope",
          "This needs a key of the scope '%s'.".formatted(needed.name().toLowerCase(Locale.ROOT)));
    }
  }

  private static void requireKnownParameters(HttpServletRequest request, HandlerMethod method) {
    List<String> known =
        Arrays.stream(method.getMethodParameters())
            .map(parameter -> parameter.getParameterAnnotation(RequestParam.class))
            .filter(Objects::nonNull)
            .map(RequestParam::name)
            .toList();
    for (Map.Entry<String, String[]> sent : request.getParameterMap().entrySet()) {
      if (!known.contains(sent.getKey())) {
        throw Refusal.of(
            400,
            "request.parameter",
            "There is no parameter '%s' here%s."
                .formatted(sent.getKey(), hint(sent.getKey(), known)));
      }
      if (sent.getValue().length > 1) {
        throw Refusal.of(
            400,
            "request.parameter",
            "The parameter '%s' stands there %d times: send it once."
                .formatted(sent.getKey(), sent.getValue().length));
      }
    }
  }

  private static String hint(String sent, List<String> known) {
    if (known.isEmpty()) {
      return ", nor any other";
    }
    String near = Nearest.hint(sent, known);
    return near.isEmpty() ? "; there are " + String.join(", ", known) : near;
  }
}
