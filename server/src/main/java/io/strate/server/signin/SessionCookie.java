package io.strate.server.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/**
 * The one cookie. Its name binds it to this host: browsers take it from here only, and over TLS or
 * from this machine only.
 */
final class SessionCookie {

  static final String NAME = "__Host-strate";

  private SessionCookie() {}

  static Optional<String> of(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(NAME) && Tokens.isOne(cookie.getValue())) {
          return Optional.of(cookie.getValue());
        }
      }
    }
    return Optional.empty();
  }

  static void set(HttpServletResponse response, String token) {
    response.setHeader(
        "Set-Cookie", NAME + "=" + token + "; Path=/; Secure; HttpOnly; SameSite=Lax");
  }
}
