package io.strate.server.signin;

import io.strate.domain.Failure;
import io.strate.workspace.access.Invitation;
import io.strate.workspace.access.User;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * What one-time links lead to: making the first owner, and setting a password. What opens a link
 * stands behind its {@code #}, which browsers send to nobody; a script moves it into the form.
 */
@Controller
final class LinkController {

  private static final String WELCOME = "/welcome";
  private static final String PASSWORD = "/password";

  private final Desk desk;

  LinkController(Desk desk) {
    this.desk = desk;
  }

  @GetMapping(WELCOME)
  @ForAnybody
  void welcome(HttpServletRequest request, HttpServletResponse response) throws IOException {
    desk.sheets().show(request, response, "welcome", parts(true, "", ""));
  }

  @GetMapping(PASSWORD)
  @ForAnybody
  void password(HttpServletRequest request, HttpServletResponse response) throws IOException {
    desk.sheets().show(request, response, "welcome", parts(false, "", ""));
  }

  private static Map<String, Object> parts(boolean isFirst, String token, String name) {
    return Map.of("isFirst", isFirst, "token", token, "name", name);
  }

  @PostMapping(WELCOME)
  @ForAnybody
  void makeOwner(HttpServletRequest request, HttpServletResponse response) throws IOException {
    open(request, response, true);
  }

  @PostMapping(PASSWORD)
  @ForAnybody
  void setPassword(HttpServletRequest request, HttpServletResponse response) throws IOException {
    open(request, response, false);
  }

  private void open(HttpServletRequest request, HttpServletResponse response, boolean isFirst)
      throws IOException {
    Form form = Form.of(request);
    String token = form.text("token").strip();
    Map<String, Object> parts = parts(isFirst, token, form.text("name"));
    OptionalLong wait = desk.limits().code(desk.origins().address(request));
    if (desk.isTooEarly(request, response, wait, "welcome", parts)) {
      return;
    }
    // Only who holds a link makes the server work.
    Optional<Invitation> found =
        desk.change(users -> users.look(token, desk.clock().getAsLong()))
            .filter(invitation -> invitation.isFirst() == isFirst);
    if (found.isEmpty()) {
      desk.again(request, response, "welcome", parts, desk.say(request, "link.closed"));
      return;
    }
    desk.limits().passedCode(desk.origins().address(request));
    String name = isFirst ? form.text("name").strip() : found.get().name();
    Optional<String> objection = Passwords.objection(form.text("new"), form.text("again"), name);
    if (objection.isPresent()) {
      desk.again(request, response, "welcome", parts, desk.say(request, objection.get()));
      return;
    }
    enter(request, response, token, name, parts);
  }

  private void enter(
      HttpServletRequest request,
      HttpServletResponse response,
      String token,
      String name,
      Map<String, Object> parts)
      throws IOException {
    boolean isFirst = parts.get("isFirst").equals(true);
    String hash = desk.passwords().hash(Form.of(request).text("new"));
    long now = desk.clock().getAsLong();
    Optional<User> user;
    try {
      user =
          desk.change(
              users ->
                  isFirst ? users.begin(token, name, hash, now) : users.redeem(token, hash, now));
    } catch (Failure failure) {
      desk.again(request, response, "welcome", parts, desk.said(request, failure));
      return;
    }
    if (user.isEmpty()) {
      desk.again(request, response, "welcome", parts, desk.say(request, "link.closed"));
      return;
    }
    desk.sessions().endAllOf(user.get().name());
    desk.begin(request, response, user.get(), Session.Stage.SIGNED_IN);
    desk.journal().record(user.get().name(), isFirst ? WELCOME : PASSWORD, 303);
    Sheets.goTo(response, "/account/code");
  }
}
