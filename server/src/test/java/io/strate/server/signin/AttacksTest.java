package io.strate.server.signin;

import static io.strate.server.signin.TestingSite.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.strate.workspace.access.AccessKeys;
import io.strate.workspace.access.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others try. */
final class AttacksTest {

  private static final String FORM = "application/x-www-form-urlencoded";

  @TempDir Path folder;
  private TestingSite site;
  private Browser ada;

  @BeforeEach
  void serve() throws IOException {
    site = new TestingSite(folder);
    site.user("ada", Role.OWNER);
    ada = site.signedIn("ada");
    ada.get("/account");
  }

  @AfterEach
  void end() {
    ada.close();
    site.close();
  }

  // ---- changes that no page of ours sent ----

  private Browser.Page invite(String type, String body, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Content-Type", type));
    return ada.send(ada.request("POST", "/users/invite", body, all.toArray(String[]::new)));
  }

  @Test
  void withoutItsTokenAFormChangesNothing() {
    String fields = Browser.form("name", "eve", "role", "owner");
    assertThat(invite(FORM, fields, "Origin", ada.origin()).status()).isEqualTo(403);
    assertThat(invite(FORM, fields + "&csrf=", "Origin", ada.origin()).status()).isEqualTo(403);
    Browser other = new Browser(site);
    other.get("/sign-in");
    assertThat(invite(FORM, fields + "&csrf=" + other.proof, "Origin", ada.origin()).status())
        .isEqualTo(403);
    other.close();
    assertThat(site.users.find("eve")).isEmpty();
    assertThat(ada.post("/users/invite", "name", "eve", "role", "viewer").status()).isEqualTo(200);
    assertThat(site.users.find("eve")).isPresent();
  }

  @Test
  void fromElsewhereAFormChangesNothingEvenWithTheToken() {
    String fields = Browser.form("name", "eve", "role", "owner", "csrf", ada.proof);
    assertThat(invite(FORM, fields).status()).isEqualTo(403);
    assertThat(invite(FORM, fields, "Origin", "null").status()).isEqualTo(403);
    assertThat(invite(FORM, fields, "Origin", "https://evil.example").status()).isEqualTo(403);
    assertThat(invite(FORM, fields, "Origin", ada.origin(), "Sec-Fetch-Site", "same-site").status())
        .isEqualTo(403);
    assertThat(site.users.find("eve")).isEmpty();
  }

  @Test
  void plainTextIsNoForm() {
    String fields = Browser.form("name", "eve", "role", "owner", "csrf", ada.proof);
    assertThat(invite("text/plain", fields, "Origin", ada.origin()).status()).isEqualTo(403);
    assertThat(invite("application/json", "{}", "Origin", ada.origin()).status()).isEqualTo(403);
    assertThat(site.users.find("eve")).isEmpty();
  }

  @Test
  void theTokenMayComeInAHeaderAndAWrongOneThereIsNotMadeGoodByTheForm() {
    String fields = Browser.form("name", "eve", "role", "viewer", "csrf", ada.proof);
    assertThat(invite(FORM, fields, "Origin", ada.origin(), "X-CSRF", "wrong").status())
        .isEqualTo(403);
    String bare = Browser.form("name", "eve", "role", "viewer");
    assertThat(invite(FORM, bare, "Origin", ada.origin(), "X-CSRF", ada.proof).status())
        .isEqualTo(200);
  }

  @Test
  void aTokenInTheAddressIsNone() {
    Browser.Page page =
        ada.send(
            ada.request(
                "POST",
                "/users/invite?csrf=" + ada.proof,
                Browser.form("name", "eve"),
                "Content-Type",
                FORM,
                "Origin",
                ada.origin()));
    assertThat(page.status()).isEqualTo(403);
  }

  @Test
  void bodiesAreBounded() {
    String large = "csrf=" + ada.proof + "&name=" + "x".repeat(Form.MOST_BYTES);
    assertThat(invite(FORM, large, "Origin", ada.origin()).status()).isEqualTo(413);
    assertThat(invite(FORM, "name=%zz&csrf=" + ada.proof, "Origin", ada.origin()).status())
        .isEqualTo(413);
  }

  // ---- sessions ----

  @Test
  void aCookieThatSomebodyPlantedOpensNothingAfterwards() {
    Browser victim = new Browser(site);
    victim.get("/sign-in");
    String planted = victim.cookie;
    assertThat(victim.signIn("ada", PASSWORD).status()).isEqualTo(303);
    assertThat(victim.cookie).isNotEqualTo(planted);
    Browser attacker = new Browser(site);
    attacker.cookie = planted;
    assertThat(attacker.get("/account").status()).isEqualTo(303);
    victim.close();
    attacker.close();
  }

  @Test
  void theCookieIsOfThisHostOnlyAndOfNoScript() {
    Browser fresh = new Browser(site);
    assertThat(fresh.get("/sign-in").header("Set-Cookie"))
        .matches("__Host-strate=[A-Za-z0-9_-]{43}; Path=/; Secure; HttpOnly; SameSite=Lax");
    assertThat(fresh.signIn("ada", PASSWORD).header("Set-Cookie"))
        .matches("__Host-strate=[A-Za-z0-9_-]{43}; Path=/; Secure; HttpOnly; SameSite=Lax");
    fresh.close();
  }

  @Test
  void ofOneUserTheOldestSessionsEnd() {
    for (int i = 0; i < Sessions.MOST_OF_ONE - 1; i++) {
      site.signedIn("ada").close();
    }
    assertThat(ada.get("/account").status()).isEqualTo(200);
    site.signedIn("ada").close();
    assertThat(ada.get("/account").status()).isEqualTo(303);
  }

  @Test
  void signingInLeadsNowhereElse() {
    for (String back :
        List.of(
            "https://evil.example/",
            "//evil.example/",
            "/\\evil.example/",
            "/\t/evil.example",
            "javascript:alert(1)",
            "",
            "account",
            "/sign-in?back=/")) {
      Browser browser = new Browser(site);
      browser.get("/sign-in");
      assertThat(browser.post("/sign-in", "name", "ada", "password", PASSWORD, "back", back).to())
          .as(back)
          .isEqualTo("/");
      browser.close();
    }
  }

  // ---- guessing ----

  @Test
  void guessingAPasswordIsSlowAlsoForNamesThatNobodyHas() {
    for (String name : List.of("ada", "nobody")) {
      Browser guesser = new Browser(site);
      guesser.get("/sign-in");
      for (int i = 0; i < 5; i++) {
        assertThat(guesser.signIn(name, "guess " + i).status()).isEqualTo(422);
      }
      Browser.Page blocked = guesser.signIn(name, "guess");
      assertThat(blocked.status()).as(name).isEqualTo(429);
      assertThat(blocked.header("Retry-After")).isEqualTo("1");
      guesser.close();
    }
    // Also with the right password; a second later it opens.
    Browser right = new Browser(site);
    right.get("/sign-in");
    assertThat(right.signIn("ada", PASSWORD).status()).isEqualTo(429);
    site.pass(Duration.ofSeconds(1));
    assertThat(right.signIn("ADA ", PASSWORD).status()).isEqualTo(303);
    right.close();
  }

  @Test
  void manyGuessesAtTheSameTimeAreNotMore() throws Exception {
    Browser guesser = new Browser(site);
    guesser.get("/sign-in");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Integer>> guesses = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        guesses.add(() -> guesser.signIn("ada", "guess").status());
      }
      List<Integer> answers = new ArrayList<>();
      for (Future<Integer> answer : threads.invokeAll(guesses)) {
        answers.add(answer.get());
      }
      // The five that are tried are wrong, or have waited for a processor too long to be looked at.
      assertThat(answers).filteredOn(status -> status != 429).hasSize(5).isSubsetOf(422, 503);
    }
    guesser.close();
  }

  @Test
  void oneAddressTriesFewNames() {
    Browser guesser = new Browser(site);
    guesser.get("/sign-in");
    for (int i = 0; i < 20; i++) {
      assertThat(guesser.signIn("name " + i, "guess").status()).as("%d", i).isEqualTo(422);
    }
    assertThat(guesser.signIn("name 20", "guess").status()).isEqualTo(429);
    guesser.close();
  }

  @Test
  void linksCannotBeGuessed() {
    Browser guesser = new Browser(site);
    guesser.get("/password");
    for (int i = 0; i < 5; i++) {
      assertThat(guesser.post("/password", "token", "x" + i, "new", PASSWORD).status())
          .isEqualTo(422);
    }
    String token = site.users.reset("ada", site.clock.get());
    assertThat(guesser.post("/password", "token", token, "new", PASSWORD).status()).isEqualTo(429);
    guesser.close();
  }

  // ---- doors ----

  @Test
  void keysOpenNoPage() {
    Browser stranger = new Browser(site);
    for (AccessKeys.Scope scope : AccessKeys.Scope.values()) {
      String key = site.keys.make(scope.word(), scope);
      Browser.Page page = stranger.get("/users", "Authorization", "Bearer " + key);
      assertThat(page.status()).as(key).isEqualTo(303);
      assertThat(page.to()).isEqualTo("/sign-in?back=%2Fusers");
    }
    stranger.close();
  }

  @Test
  void aSessionOpensNoApi() {
    assertThat(ada.get("/api/v1/segments").status()).isEqualTo(401);
    assertThat(ada.get("/api/v1/changes").status()).isEqualTo(401);
    assertThat(ada.get("/api/v1/segments", "X-CSRF", ada.proof).status()).isEqualTo(401);
    Browser.Page track =
        ada.send(
            ada.request(
                "POST",
                "/v1/track",
                "{\"userId\":\"c1\",\"event\":\"e\"}",
                "Content-Type",
                "application/json",
                "X-CSRF",
                ada.proof));
    assertThat(track.status()).isEqualTo(401);
  }

  @Test
  void rolesBoundWhatIsDone() {
    site.user("vera", Role.VIEWER);
    site.user("ed", Role.EDITOR);
    for (String name : List.of("vera", "ed")) {
      Browser browser = site.signedIn(name);
      browser.get("/account");
      assertThat(browser.get("/users").status()).isEqualTo(403);
      assertThat(browser.post("/users/role", "name", name, "role", "owner").status())
          .isEqualTo(403);
      assertThat(site.users.find(name).orElseThrow().role()).isNotEqualTo(Role.OWNER);
      browser.close();
    }
    assertThat(ada.get("/users").body()).contains("vera", "ed");
  }

  @Test
  void theLastOwnerStays() {
    ada.get("/users");
    assertThat(ada.post("/users/remove", "name", "ada").body()).contains("last owner");
    assertThat(ada.post("/users/role", "name", "ada", "role", "editor").status()).isEqualTo(422);
    assertThat(ada.get("/users").status()).isEqualTo(200);
    site.user("bob", Role.OWNER);
    assertThat(ada.post("/users/role", "name", "ada", "role", "editor").status()).isEqualTo(303);
    assertThat(ada.get("/users").status()).isEqualTo(403);
  }

  @Test
  void noSpellingOfAPathPassesTheGuard() {
    Browser stranger = new Browser(site);
    for (String path :
        List.of(
            "/users/",
            "/users;x=/sign-in",
            "/sign-in/../users",
            "/assets/../users",
            "/assets/..;/users",
            "/sign-in;/../users",
            "/%75sers",
            "//users",
            "/error",
            "/webjars/htmx.org/2.0.10/package.json")) {
      Browser.Page page = stranger.get(path);
      assertThat(page.status()).as(path).isIn(303, 400, 404);
      assertThat(page.body()).as(path).doesNotContain("ada", "htmx");
    }
    stranger.close();
  }

  @Test
  void namesAreShownAsText() {
    ada.get("/users");
    String name = "<script>alert(1)</script>\"'";
    assertThat(ada.post("/users/invite", "name", name, "role", "viewer").body())
        .contains("&lt;script&gt;")
        .doesNotContain("<script>alert");
  }

  @Test
  void browsersAreToldWhatAPageMayDo() {
    for (String path : List.of("/sign-in", "/account", "/nothing/here")) {
      Browser.Page page = ada.get(path);
      assertThat(page.header("Content-Security-Policy"))
          .as(path)
          .startsWith("default-src 'none'; script-src 'self';")
          .contains("frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'")
          .doesNotContain("unsafe");
      assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
      assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    }
    assertThat(ada.get("/sign-in").body()).doesNotContain(" style=", " onclick=");
    Matcher script =
        Pattern.compile("/assets/[0-9a-f]+/signin.js").matcher(ada.get("/account").body());
    assertThat(script.find()).isTrue();
    assertThat(ada.get(script.group()).header("Cache-Control")).contains("immutable");
  }

  @Test
  void aScriptWhoseSessionEndedIsToldAndNotSentAway() {
    site.pass(Duration.ofHours(9));
    assertThat(ada.post("/users/invite", "name", "eve", "role", "viewer").status()).isEqualTo(401);
    assertThat(ada.get("/account", "HX-Request", "true").status()).isEqualTo(401);
    assertThat(ada.get("/changes", "Accept", "text/event-stream").status()).isEqualTo(401);
    assertThat(site.users.find("eve")).isEmpty();
  }
}
