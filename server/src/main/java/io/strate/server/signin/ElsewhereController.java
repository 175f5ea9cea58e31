package io.strate.server.signin;

import io.strate.domain.Failure;
import io.strate.workspace.access.User;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Coming in by an issuer of OpenID Connect, where one is set. */
@Controller
final class ElsewhereController {

  static final String GO = "/sign-in/elsewhere";
  static final String BACK = "/sign-in/elsewhere/back";

  private static final int BAD_GATEWAY = 502;

  private final Desk desk;

  ElsewhereController(Desk desk) {
    this.desk = desk;
  }

  @GetMapping(GO)
  @ForAnybody
  void go(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String back = Destination.of(Objects.toString(request.getParameter("back"), ""));
    if (Visitor.of(request).user().isPresent()) {
      Sheets.goTo(response, back);
      return;
    }
    String token = desk.tokens().make();
    Optional<URI> there = desk.oidc().flatMap(oidc -> oidc.begin(token, back));
    if (there.isEmpty()) {
      desk.sheets().refuse(request, response, BAD_GATEWAY, "refused.elsewhere");
      return;
    }
    SessionCookie.set(response, token);
    Sheets.goTo(response, there.get().toString());
  }

  @GetMapping(BACK)
  @ForAnybody
  void back(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String token = Visitor.of(request).token();
    String state = Objects.toString(request.getParameter("state"), "");
    String code = Objects.toString(request.getParameter("code"), "");
    Optional<String> back = desk.oidc().flatMap(oidc -> oidc.back(token, state));
    if (back.isEmpty() || code.isEmpty()) {
      desk.sheets().refuse(request, response, 403, "refused.elsewhere");
      return;
    }
    String address = desk.origins().address(request);
    if (desk.limits().link(address).isPresent()) {
      desk.sheets().refuse(request, response, 429, "refused.elsewhere");
      return;
    }
    Optional<Oidc.Person> person = desk.oidc().flatMap(oidc -> oidc.finish(token, code));
    if (person.isEmpty()) {
      desk.sheets().refuse(request, response, BAD_GATEWAY, "refused.elsewhere");
      return;
    }
    Optional<User> user = user(person.get(), desk.oidc().orElseThrow().options());
    if (user.isEmpty()) {
      desk.journal().record(person.get().email().orElse("(unknown)"), BACK, 403);
      desk.sheets().refuse(request, response, 403, "refused.barred");
      return;
    }
    desk.limits().passedLink(address);
    desk.begin(request, response, user.get(), Session.Stage.SIGNED_IN);
    desk.journal().record(user.get().name(), BACK, 303);
    Sheets.goTo(response, back.get());
  }

  /** The user that somebody is: known by subject, invited by e-mail, or of a domain let in. */
  private Optional<User> user(Oidc.Person person, OidcOptions options) {
    Optional<User> known = desk.users().ofSubject(person.subject());
    if (known.isPresent() || person.email().isEmpty()) {
      return known;
    }
    String email = person.email().get();
    if (desk.users().find(email).isEmpty() && !options.admits(email)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          desk.change(users -> users.admit(email, options.role(), person.subject())));
    } catch (Failure _) {
      return Optional.empty(); // who signs in by a password, which the page says
    }
  }
}
