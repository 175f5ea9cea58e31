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
    String address = desk.origins().address(request);
    OptionalLong wait = desk.limits().link(address);
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
    desk.limits().passedLink(address);
    String name = isFirst ? form.text("name").strip() : found.get().name();
    Optional<String> objection = Passwords.objection(form.text("new"), form.text("again"), name);
    if (objection.isPresent()) {
      desk.again(request, response, "welcome", parts, desk.say(request, objection.get()));
      return;
    }
    try {
      String hash = desk.passwords().hash(form.text("new"));
      Optional<User> user = isFirst ? owner(token, name, hash) : redeemed(token, hash);
      if (user.isPresent()) {
        enter(request, response, user.get());
      } else {
        desk.again(request, response, "welcome", parts, desk.say(request, "link.closed"));
      }
    } catch (Failure failure) {
      desk.again(request, response, "welcome", parts, desk.said(request, failure));
    }
  }

  private Optional<User> owner(String token, String name, String hash) {
    return desk.change(users -> users.begin(token, name, hash, desk.clock().getAsLong()));
  }

  private Optional<User> redeemed(String token, String hash) {
    return desk.change(users -> users.redeem(token, hash, desk.clock().getAsLong()));
  }

  private void enter(HttpServletRequest request, HttpServletResponse response, User user) {
    desk.sessions().endAllOf(user.name());
    desk.begin(request, response, user, Session.Stage.SIGNED_IN);
    desk.journal().record(user.name(), request.getServletPath(), 303);
    Sheets.goTo(response, "/account/code");
  }
}
