package io.strate.server.signin;

import io.strate.domain.Failure;
import io.strate.workspace.access.User;
import io.strate.workspace.access.Users;
import io.strate.workspace.live.LiveWorkspace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** What the pages of this package have in common. */
record Desk(
    LiveWorkspace live,
    Users users,
    Sessions sessions,
    Tokens tokens,
    Passwords passwords,
    Limits limits,
    Origins origins,
    Journal journal,
    Sheets sheets,
    Optional<Oidc> oidc,
    LongSupplier clock) {

  /** Changes users while the store is sure to be open. */
  <T> T change(Function<Users, T> how) {
    return live.ask(_ -> how.apply(users));
  }

  /**
   * Begins a session under a token that nobody had before, so that one that somebody else planted
   * opens nothing, and ends the one that there was.
   */
  void begin(
      HttpServletRequest request, HttpServletResponse response, User user, Session.Stage stage) {
    sessions.end(Visitor.of(request).token());
    String token = tokens.make();
    sessions.begin(token, user.name(), stage);
    SessionCookie.set(response, token);
    if (stage == Session.Stage.SIGNED_IN) {
      User _ = change(all -> all.signedIn(user.name(), clock.getAsLong()));
    }
  }

  String say(HttpServletRequest request, String key, Object... parts) {
    return Words.say(Visitor.of(request).language(), key, parts);
  }

  /** Shows a page again with what was wrong. */
  void again(
      HttpServletRequest request,
      HttpServletResponse response,
      String template,
      Map<String, Object> parts,
      String said)
      throws IOException {
    sheets.show(
        request,
        response,
        HttpServletResponse.SC_UNPROCESSABLE_CONTENT,
        template,
        parts,
        Optional.of(said));
  }

  /** Says that an attempt came too early; answers whether it did. */
  boolean isTooEarly(
      HttpServletRequest request,
      HttpServletResponse response,
      OptionalLong wait,
      String template,
      Map<String, Object> parts)
      throws IOException {
    if (wait.isEmpty()) {
      return false;
    }
    response.setHeader("Retry-After", Long.toString(wait.getAsLong()));
    String said = say(request, "wait", wait.getAsLong());
    sheets.show(request, response, 429, template, parts, Optional.of(said));
    return true;
  }

  /** What a failure is to whoever caused it. */
  String said(HttpServletRequest request, Failure failure) {
    String key = "failure." + failure.code();
    return say(request, Words.has(key) ? key : "failure");
  }
}
