package io.strate.server.signin;

import io.strate.server.health.Health;
import io.strate.server.health.HealthServlet;
import io.strate.workspace.access.User;
import io.strate.workspace.access.Users;
import io.strate.workspace.definition.Localized.Locale;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Stands before the pages: before every path but those of the APIs, of probes and of metrics, which
 * pass untouched. Says what browsers may do with a page, finds out who asks, and lets nothing be
 * changed unless a page of ours sent it. Whoever has not signed in sees the pages for signing in
 * alone; and everybody, before the workspace has been brought up to now, a page that says so.
 */
public final class PageGuard extends HttpFilter {

  private static final long serialVersionUID = 1L;

  /** The header in which scripts send {@link Visitor#proof}. */
  public static final String HEADER = "X-CSRF";

  /** The field in which forms send it. */
  public static final String FIELD = "csrf";

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  /** Pages for those who have not signed in. */
  private static final Set<String> OPEN =
      Set.of(
          "/sign-in",
          "/sign-in/code",
          ElsewhereController.GO,
          ElsewhereController.BACK,
          "/welcome",
          "/password");

  private static final String ASSETS = "/assets/";

  /** After which a page asks again whether the workspace has been brought up to now. */
  private static final String SECONDS_TO_WAIT = "2";

  private static final Set<String> QUESTIONS = Set.of("GET", "HEAD");

  private final transient Users users;
  private final transient Sessions sessions;
  private final transient Tokens tokens;
  private final transient Sheets sheets;
  private final transient Locale usual;
  private final transient Origins origins;
  private final transient Health health;

  PageGuard(
      Users users,
      Sessions sessions,
      Tokens tokens,
      Sheets sheets,
      Origins origins,
      Locale usual,
      Health health) {
    this.users = users;
    this.sessions = sessions;
    this.tokens = tokens;
    this.sheets = sheets;
    this.usual = usual;
    this.origins = origins;
    this.health = health;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!isPage(request.getServletPath())) {
      chain.doFilter(request, response);
      return;
    }
    protect(response);
    if (request.getServletPath().startsWith(ASSETS)) {
      chain.doFilter(request, response);
      return;
    }
    response.setHeader("Cache-Control", "no-store");
    Visitor visitor = visitor(request, response);
    visitor.stand(request);
    if (!health.hasStarted()) {
      askToWait(request, response);
      return;
    }
    if (visitor.user().isEmpty() && !OPEN.contains(request.getServletPath())) {
      // Before proofs are looked at: whoever lost the cookie is told that the session has ended.
      challenge(request, response);
      return;
    }
    Optional<Problem> problem = problem(request, visitor);
    if (problem.isPresent()) {
      sheets.refuse(request, response, problem.get().status, problem.get().key);
    } else {
      chain.doFilter(request, response);
    }
  }

  /** Whether a path, as the server understood it, is none of the APIs' and of the probes'. */
  static boolean isPage(String path) {
    return !path.equals("/v1")
        && !path.equals("/api")
        && !path.startsWith("/api/")
        && !HealthServlet.PATHS.contains(path);
  }

  private static void protect(HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("X-Frame-Options", "DENY");
  }

  private void askToWait(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Retry-After", SECONDS_TO_WAIT);
    if (QUESTIONS.contains(request.getMethod())) {
      response.setHeader("Refresh", SECONDS_TO_WAIT);
    }
    sheets.show(
        request,
        response,
        HttpServletResponse.SC_SERVICE_UNAVAILABLE,
        "starting",
        Map.of(),
        Optional.empty());
  }

  // ---- who it is ----

  private Visitor visitor(HttpServletRequest request, HttpServletResponse response) {
    String token = SessionCookie.of(request).orElse("");
    if (token.isEmpty()) {
      token = tokens.make();
      SessionCookie.set(response, token);
    }
    Optional<Session> session = sessions.touch(token);
    Optional<User> user =
        session.filter(Session::isSignedIn).flatMap(signedIn -> users.find(signedIn.user()));
    Locale language = user.flatMap(User::language).orElseGet(() -> asked(request));
    return new Visitor(user, session, token, tokens.proof(token), language);
  }

  private Locale asked(HttpServletRequest request) {
    if (request.getHeader("Accept-Language") == null) {
      return usual;
    }
    return java.util.Collections.list(request.getLocales()).stream()
        .flatMap(
            locale ->
                switch (locale.getLanguage()) {
                  case "fr" -> Optional.of(Locale.FR).stream();
                  case "en" -> Optional.of(Locale.EN).stream();
                  default -> Optional.<Locale>empty().stream();
                })
        .findFirst()
        .orElse(usual);
  }

  // ---- what it may change ----

  private enum Problem {
    ORIGIN(403, "refused.origin"),
    COOKIE(403, "refused.cookie"),
    PROOF(403, "refused.proof"),
    BODY(413, "refused.body");

    private final int status;
    private final String key;

    Problem(int status, String key) {
      this.status = status;
      this.key = key;
    }
  }

  /** Why a request may change nothing, if it would. */
  private Optional<Problem> problem(HttpServletRequest request, Visitor visitor)
      throws IOException {
    if (QUESTIONS.contains(request.getMethod())) {
      return Optional.empty();
    }
    if (!origins.isOwn(request)) {
      return Optional.of(Problem.ORIGIN);
    }
    if (SessionCookie.of(request).isEmpty()) {
      return Optional.of(Problem.COOKIE);
    }
    String header = request.getHeader(HEADER);
    if (header != null && !tokens.isProof(visitor.token(), header)) {
      return Optional.of(Problem.PROOF);
    }
    if (isForm(request)) {
      Optional<Form> form = Form.read(request);
      if (form.isEmpty()) {
        return Optional.of(Problem.BODY);
      }
      form.get().stand(request);
      if (header == null && !tokens.isProof(visitor.token(), form.get().text(FIELD))) {
        return Optional.of(Problem.PROOF);
      }
    } else if (header == null) {
      return Optional.of(Problem.PROOF);
    }
    return Optional.empty();
  }

  private static boolean isForm(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.split(";", 2)[0].strip().equalsIgnoreCase(Form.TYPE);
  }

  // ---- who must sign in first ----

  /** A person is sent to the sign-in and back; a script is told, so that nothing typed is lost. */
  private void challenge(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String accepted = String.valueOf(request.getHeader("Accept"));
    boolean isPerson =
        QUESTIONS.contains(request.getMethod())
            && accepted.contains("text/html")
            && request.getHeader("HX-Request") == null;
    if (isPerson) {
      String query = request.getQueryString();
      String asked = request.getRequestURI() + (query == null ? "" : "?" + query);
      Sheets.goTo(response, Destination.signIn(asked));
    } else {
      sheets.refuse(request, response, HttpServletResponse.SC_UNAUTHORIZED, "refused.ended");
    }
  }
}
