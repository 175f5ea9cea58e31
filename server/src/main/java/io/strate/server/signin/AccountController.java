package io.strate.server.signin;

import io.strate.workspace.access.Role;
import io.strate.workspace.access.User;
import io.strate.workspace.definition.Localized.Locale;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** What users change of themselves: language, password, second factor. */
@Controller
final class AccountController {

  private static final String ACCOUNT = "/account";
  private static final String CODE = "/account/code";

  private final Desk desk;

  AccountController(Desk desk) {
    this.desk = desk;
  }

  private static User user(HttpServletRequest request) {
    return Visitor.of(request).user().orElseThrow();
  }

  @GetMapping(ACCOUNT)
  @ForRole(Role.VIEWER)
  void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
    desk.sheets().show(request, response, "account", Map.of("user", user(request)));
  }

  /** What scripts send after somebody has signed in again in another window. */
  @GetMapping(path = "/account/proof", produces = "text/plain")
  @ForRole(Role.VIEWER)
  void proof(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setContentType("text/plain;charset=UTF-8");
    response.getOutputStream().print(Visitor.of(request).proof());
  }

  @PostMapping("/language")
  @ForRole(Role.VIEWER)
  void language(HttpServletRequest request, HttpServletResponse response) {
    String asked = Form.of(request).text("language");
    Arrays.stream(Locale.values())
        .filter(language -> language.name().equalsIgnoreCase(asked))
        .findAny()
        .ifPresent(
            language -> desk.change(users -> users.setLanguage(user(request).name(), language)));
    Sheets.goTo(response, Destination.of(Form.of(request).text("back")));
  }

  @PostMapping("/account/password")
  @ForRole(Role.VIEWER)
  void password(HttpServletRequest request, HttpServletResponse response) throws IOException {
    User user = user(request);
    if (!isConfirmed(request, response, user)) {
      return;
    }
    Form form = Form.of(request);
    Optional<String> objection =
        Passwords.objection(form.text("new"), form.text("again"), user.name());
    if (objection.isPresent()) {
      again(request, response, objection.get());
      return;
    }
    String hash = desk.passwords().hash(form.text("new"));
    User _ = desk.change(users -> users.setPassword(user.name(), hash));
    desk.sessions().endAllOf(user.name());
    desk.begin(request, response, user, Session.Stage.SIGNED_IN);
    desk.journal().record(user.name(), "/account/password", 303);
    Sheets.goTo(response, ACCOUNT);
  }

  /** Whether the present password came along: somebody else may sit at a signed-in browser. */
  private boolean isConfirmed(HttpServletRequest request, HttpServletResponse response, User user)
      throws IOException {
    Map<String, Object> parts = Map.of("user", user);
    if (desk.isTooEarly(request, response, desk.limits().code(user.name()), "account", parts)) {
      return false;
    }
    if (!desk.passwords().matches(Form.of(request).text("password"), user.password())) {
      desk.journal().record(user.name(), request.getServletPath(), 422);
      again(request, response, "password.wrong");
      return false;
    }
    desk.limits().passedCode(user.name());
    return true;
  }

  private void again(HttpServletRequest request, HttpServletResponse response, String key)
      throws IOException {
    desk.again(request, response, "account", Map.of("user", user(request)), desk.say(request, key));
  }

  // ---- the second factor ----

  @GetMapping(CODE)
  @ForRole(Role.VIEWER)
  void setUp(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (user(request).secondFactor().isPresent()) {
      Sheets.goTo(response, ACCOUNT);
      return;
    }
    String secret = offered(request).orElseGet(Totp::secret);
    desk.sessions().offer(Visitor.of(request).token(), secret);
    desk.sheets().show(request, response, "factor", parts(request, secret));
  }

  private static Optional<String> offered(HttpServletRequest request) {
    return Visitor.of(request).session().flatMap(Session::offered);
  }

  private Map<String, Object> parts(HttpServletRequest request, String secret) {
    String workspace = desk.live().ask(w -> w.definition().name());
    return Map.of(
        "secret", secret, "code", QrPicture.of(Totp.uri(secret, workspace, user(request).name())));
  }

  @PostMapping(CODE)
  @ForRole(Role.VIEWER)
  void confirm(HttpServletRequest request, HttpServletResponse response) throws IOException {
    User user = user(request);
    Optional<String> secret = offered(request);
    if (secret.isEmpty() || user.secondFactor().isPresent()) {
      Sheets.goTo(response, CODE);
      return;
    }
    Map<String, Object> parts = parts(request, secret.get());
    if (desk.isTooEarly(request, response, desk.limits().code(user.name()), "factor", parts)) {
      return;
    }
    OptionalLong step =
        Totp.step(secret.get(), Form.of(request).text("code"), desk.clock().getAsLong());
    if (step.isEmpty()) {
      desk.again(request, response, "factor", parts, desk.say(request, "code.wrong"));
      return;
    }
    desk.limits().passedCode(user.name());
    User _ = desk.change(users -> users.setSecondFactor(user.name(), secret, step.getAsLong()));
    desk.sessions().endAllOf(user.name());
    desk.begin(request, response, user, Session.Stage.SIGNED_IN);
    desk.journal().record(user.name(), CODE, 303);
    Sheets.goTo(response, ACCOUNT);
  }

  @PostMapping("/account/code/off")
  @ForRole(Role.VIEWER)
  void off(HttpServletRequest request, HttpServletResponse response) throws IOException {
    User user = user(request);
    if (isConfirmed(request, response, user)) {
      User _ =
          desk.change(
              users -> users.setSecondFactor(user.name(), Optional.empty(), user.lastStep()));
      desk.journal().record(user.name(), "/account/code/off", 303);
      Sheets.goTo(response, ACCOUNT);
    }
  }
}
