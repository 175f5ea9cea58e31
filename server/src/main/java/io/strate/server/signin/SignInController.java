package io.strate.server.signin;

import io.strate.workspace.access.Role;
import io.strate.workspace.access.User;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Coming in by a password, and a code where one is asked for; and going out. */
@Controller
final class SignInController {

  private static final String PASSWORD = "/sign-in";
  private static final String CODE = "/sign-in/code";

  /** In the log for names that nobody has: what strangers type is not kept. */
  private static final String NOBODY = "(unknown)";

  private final Desk desk;

  SignInController(Desk desk) {
    this.desk = desk;
  }

  @GetMapping(PASSWORD)
  @ForAnybody
  void form(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String back = Destination.of(Objects.toString(request.getParameter("back"), ""));
    if (Visitor.of(request).user().isPresent()) {
      Sheets.goTo(response, back);
      return;
    }
    desk.sheets().show(request, response, "signin", parts("", back));
  }

  private Map<String, Object> parts(String name, String back) {
    String elsewhere =
        desk.oidc().isEmpty()
            ? ""
            : ElsewhereController.GO + "?back=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
    return Map.of("name", name, "back", back, "elsewhere", elsewhere);
  }

  @PostMapping(PASSWORD)
  @ForAnybody
  void password(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Form form = Form.of(request);
    String typed = form.text("name");
    String back = Destination.of(form.text("back"));
    Optional<User> user = desk.users().find(typed);
    String name = user.map(User::name).orElse(typed);
    String address = desk.origins().address(request);
    OptionalLong wait = desk.limits().password(name, address);
    if (desk.isTooEarly(request, response, wait, "signin", parts(typed, back))) {
      return;
    }
    boolean isRight = desk.passwords().matches(form.text("password"), user.flatMap(User::password));
    if (!isRight || user.isEmpty()) {
      desk.journal().record(user.map(User::name).orElse(NOBODY), PASSWORD, 422);
      desk.again(request, response, "signin", parts(typed, back), desk.say(request, "wrong"));
      return;
    }
    desk.limits().passed(name, address);
    if (user.get().secondFactor().isPresent()) {
      desk.begin(request, response, user.get(), Session.Stage.CODE);
      Sheets.goTo(response, Destination.signIn(back).replaceFirst(PASSWORD, CODE));
    } else {
      enter(request, response, user.get(), PASSWORD, back);
    }
  }

  private void enter(
      HttpServletRequest request,
      HttpServletResponse response,
      User user,
      String path,
      String back) {
    desk.begin(request, response, user, Session.Stage.SIGNED_IN);
    desk.journal().record(user.name(), path, HttpServletResponse.SC_SEE_OTHER);
    Sheets.goTo(response, back);
  }

  @GetMapping(CODE)
  @ForAnybody
  void codeForm(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String back = Destination.of(Objects.toString(request.getParameter("back"), ""));
    if (halfIn(request).isEmpty()) {
      Sheets.goTo(response, Destination.signIn(back));
      return;
    }
    desk.sheets().show(request, response, "code", Map.of("back", back));
  }

  /** Who has given the password and not yet the code. */
  private Optional<User> halfIn(HttpServletRequest request) {
    return Visitor.of(request)
        .session()
        .filter(session -> session.stage() == Session.Stage.CODE)
        .flatMap(session -> desk.users().find(session.user()));
  }

  @PostMapping(CODE)
  @ForAnybody
  void code(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String back = Destination.of(Form.of(request).text("back"));
    Optional<User> user = halfIn(request);
    if (user.isEmpty()) {
      Sheets.goTo(response, Destination.signIn(back));
      return;
    }
    Map<String, Object> parts = Map.of("back", back);
    String name = user.get().name();
    if (desk.isTooEarly(request, response, desk.limits().code(name), "code", parts)) {
      return;
    }
    OptionalLong step =
        Totp.step(
            user.get().secondFactor().orElse(""),
            Form.of(request).text("code"),
            desk.clock().getAsLong());
    boolean isTaken =
        step.isPresent() && desk.change(users -> users.takeStep(name, step.getAsLong()));
    if (!isTaken) {
      desk.journal().record(name, CODE, 422);
      desk.again(request, response, "code", parts, desk.say(request, "code.wrong"));
      return;
    }
    desk.limits().passedCode(name);
    enter(request, response, user.get(), CODE, back);
  }

  @PostMapping("/sign-out")
  @ForRole(Role.VIEWER)
  void out(HttpServletRequest request, HttpServletResponse response) {
    Visitor visitor = Visitor.of(request);
    desk.sessions().end(visitor.token());
    SessionCookie.set(response, desk.tokens().make());
    visitor.user().ifPresent(user -> desk.journal().record(user.name(), "/sign-out", 303));
    Sheets.goTo(response, PASSWORD);
  }
}
