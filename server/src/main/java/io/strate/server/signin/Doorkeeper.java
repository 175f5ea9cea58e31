package io.strate.server.signin;

import io.strate.workspace.access.Role;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Looks at a request for a page once it is known what it calls: whether the visitor's role allows
 * that. A method that says nothing is the owner's.
 */
final class Doorkeeper implements HandlerInterceptor {

  private final Sheets sheets;

  Doorkeeper(Sheets sheets) {
    this.sheets = sheets;
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    if (!(handler instanceof HandlerMethod method)
        || request.getDispatcherType() != DispatcherType.REQUEST
        || !Visitor.isOneOf(request)
        || method.hasMethodAnnotation(ForAnybody.class)) {
      return true;
    }
    ForRole stated = method.getMethodAnnotation(ForRole.class);
    Role needed = stated == null ? Role.OWNER : stated.value();
    if (Visitor.of(request).may(needed)) {
      return true;
    }
    sheets.refuse(
        request, response, HttpServletResponse.SC_FORBIDDEN, "refused.role." + needed.word());
    return false;
  }
}
