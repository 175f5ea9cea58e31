package io.strate.server.signin;

import static io.strate.server.signin.TestingSite.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Value;
import io.strate.workspace.access.AuditLog;
import io.strate.workspace.access.Role;
import io.strate.workspace.collect.Call;
import io.strate.workspace.collect.Who;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Coming in and going out, as browsers do it. */
final class SignInTest {

  @TempDir Path folder;
  private TestingSite site;
  private Browser browser;

  @BeforeEach
  void serve() throws IOException {
    site = new TestingSite(folder);
    browser = new Browser(site);
  }

  @AfterEach
  void end() {
    browser.close();
    site.close();
  }

  @Test
  void theFirstLinkMakesTheOwnerAndOpensOnce() {
    String token = site.users.welcome(site.clock.get());
    assertThat(browser.get("/welcome").status()).isEqualTo(200);
    Browser.Page made =
        browser.post(
            "/welcome",
            "token",
            token,
            "name",
            "Ada@Example.com ",
            "new",
            PASSWORD,
            "again",
            PASSWORD);
    assertThat(made.status()).isEqualTo(303);
    assertThat(made.to()).isEqualTo("/account/code");
    assertThat(site.users.find("ada@example.com").orElseThrow().role()).isEqualTo(Role.OWNER);
    assertThat(browser.get("/account").body()).contains("ada@example.com", "owner");

    Browser other = new Browser(site);
    other.get("/welcome");
    Browser.Page again =
        other.post("/welcome", "token", token, "name", "eve", "new", PASSWORD, "again", PASSWORD);
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.body()).contains("does not open");
    assertThat(site.users.find("eve")).isEmpty();
    other.close();
  }

  @Test
  void aLinkOpensForADayOnly() {
    String token = site.users.welcome(site.clock.get());
    site.pass(Duration.ofDays(1));
    browser.get("/welcome");
    assertThat(
            browser
                .post("/welcome", "token", token, "name", "ada", "new", PASSWORD, "again", PASSWORD)
                .body())
        .contains("does not open");
  }

  @Test
  void aPasswordLeadsToThePageThatWasAskedFor() {
    site.user("ada", Role.VIEWER);
    Browser.Page sent = browser.get("/account?x=1");
    assertThat(sent.status()).isEqualTo(303);
    assertThat(sent.to()).isEqualTo("/sign-in?back=%2Faccount%3Fx%3D1");
    assertThat(browser.get(sent.to()).body()).contains("value=\"/account?x=1\"");
    Browser.Page in =
        browser.post("/sign-in", "name", "ADA", "password", PASSWORD, "back", "/account?x=1");
    assertThat(in.status()).isEqualTo(303);
    assertThat(in.to()).isEqualTo("/account?x=1");
    assertThat(browser.get("/account").status()).isEqualTo(200);
    assertThat(site.users.find("ada").orElseThrow().lastSignIn()).hasValue(site.clock.get());
  }

  @Test
  void aWrongNameAndAWrongPasswordAreAnsweredAlike() {
    site.user("ada", Role.VIEWER);
    browser.get("/sign-in");
    Browser.Page wrongPassword = browser.signIn("ada", "not the password");
    Browser.Page wrongName = browser.signIn("eve", "not the password");
    assertThat(wrongPassword.status()).isEqualTo(422);
    assertThat(wrongName.status()).isEqualTo(422);
    assertThat(wrongName.body().replace("\"eve\"", "\"ada\"")).isEqualTo(wrongPassword.body());
    assertThat(browser.get("/account").status()).isEqualTo(303);
    assertThat(AuditLog.of(site.live.workspace()).latest(2))
        .extracting(AuditLog.Entry::key)
        .containsExactly("(unknown)", "ada");
  }

  @Test
  void whoSignsOutIsOut() {
    site.user("ada", Role.VIEWER);
    Browser ada = site.signedIn("ada");
    ada.get("/account");
    String before = ada.cookie;
    assertThat(ada.post("/sign-out").to()).isEqualTo("/sign-in");
    assertThat(ada.get("/account").status()).isEqualTo(303);
    ada.cookie = before;
    assertThat(ada.get("/account").status()).isEqualTo(303);
    ada.close();
  }

  @Test
  void sessionsEndWithoutRequestsAndInAnyCase() {
    site.user("ada", Role.VIEWER);
    Browser ada = site.signedIn("ada");
    site.pass(Duration.ofHours(8).minusMillis(1));
    assertThat(ada.get("/account").status()).isEqualTo(200);
    site.pass(Duration.ofHours(8));
    assertThat(ada.get("/account").status()).isEqualTo(303);

    Browser busy = site.signedIn("ada");
    for (int hours = 0; hours < 7 * 24 - 7; hours += 7) {
      site.pass(Duration.ofHours(7));
      assertThat(busy.get("/account").status()).as("after %d hours", hours).isEqualTo(200);
    }
    site.pass(Duration.ofHours(7));
    assertThat(busy.get("/account").status()).isEqualTo(303);
    ada.close();
    busy.close();
  }

  @Test
  void anotherPasswordEndsTheOtherSessions() {
    site.user("ada", Role.VIEWER);
    Browser here = site.signedIn("ada");
    Browser there = site.signedIn("ada");
    here.get("/account");
    String next = "another horse battery";
    assertThat(
            here.post("/account/password", "password", "guess", "new", next, "again", next).body())
        .contains("present password is wrong");
    assertThat(there.get("/account").status()).isEqualTo(200);
    assertThat(
            here.post("/account/password", "password", PASSWORD, "new", next, "again", next)
                .status())
        .isEqualTo(303);
    assertThat(here.get("/account").status()).isEqualTo(200);
    assertThat(there.get("/account").status()).isEqualTo(303);
    there.get("/sign-in");
    assertThat(there.signIn("ada", PASSWORD).status()).isEqualTo(422);
    assertThat(there.signIn("ada", next).status()).isEqualTo(303);
    here.close();
    there.close();
  }

  @Test
  void aRemovedUserIsOutAtOnce() {
    site.user("ada", Role.VIEWER);
    Browser ada = site.signedIn("ada");
    site.users.remove("ada");
    assertThat(ada.get("/account").status()).isEqualTo(303);
    ada.close();
  }

  @Test
  void pagesSpeakTheLanguageOfTheBrowserAndThenOfTheUser() {
    assertThat(browser.get("/sign-in").body()).contains("Sign in");
    assertThat(browser.get("/sign-in", "Accept-Language", "de, fr;q=0.8, en;q=0.5").body())
        .contains("<html lang=\"fr\">", "Se connecter");
    site.user("ada", Role.VIEWER);
    Browser ada = site.signedIn("ada");
    ada.get("/account");
    ada.post("/language", "language", "fr");
    assertThat(ada.get("/account", "Accept-Language", "en").body()).contains("Se déconnecter");
    ada.close();
  }

  @Test
  void aSignedInPageFollowsChangesUntilItSignsOut() throws Exception {
    site.user("ada", Role.VIEWER);
    Browser ada = site.signedIn("ada");
    ada.get("/account");
    HttpResponse<InputStream> stream = ada.open("/changes");
    assertThat(stream.statusCode()).isEqualTo(200);
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));
    assertThat(lines.readLine()).startsWith("retry:");
    open("c1");
    assertThat(lines.lines().filter(line -> line.startsWith("data:")).findFirst().orElseThrow())
        .contains("\"segment\":\"busy\"", "c1");
    assertThat(ada.post("/sign-out").status()).isEqualTo(303);
    open("c2");
    assertThat(lines.lines().filter(line -> line.startsWith("data:"))).isEmpty();
    ada.close();
  }

  private void open(String contact) {
    Call call =
        new Call.Did(
            "m-" + contact,
            Who.of(Optional.of(contact), Optional.empty()),
            site.clock.get(),
            "opened",
            Value.RecordOf.EMPTY);
    site.live.collector().collect(List.of(call), List.of());
  }
}
