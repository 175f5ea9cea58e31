package io.strate.server.signin;

import static io.strate.server.signin.TestingSite.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.strate.workspace.access.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in with codes, and links that set passwords. */
final class SecondFactorTest {

  private static final Pattern SECRET = Pattern.compile("<code>([A-Z2-7]{32})</code>");
  private static final Duration STEP = Duration.ofSeconds(30);

  @TempDir Path folder;
  private TestingSite site;
  private Browser ada;
  private String secret;

  /** Ada has set codes up; the code of the present step is used. */
  @BeforeEach
  void setUp() throws IOException {
    site = new TestingSite(folder);
    site.user("ada", Role.OWNER);
    ada = site.signedIn("ada");
    Browser.Page page = ada.get("/account/code");
    Matcher shown = SECRET.matcher(page.body());
    assertThat(shown.find()).isTrue();
    secret = shown.group(1);
    assertThat(page.body()).contains("<path d=\"M");
    assertThat(ada.post("/account/code", "code", "000000x").status()).isEqualTo(422);
    assertThat(ada.post("/account/code", "code", code()).status()).isEqualTo(303);
  }

  @AfterEach
  void end() {
    ada.close();
    site.close();
  }

  private String code() {
    return Totp.code(Totp.bytes(secret), site.clock.get() / STEP.toMillis(), 6);
  }

  /** A browser in which the password was given. */
  private Browser halfIn() {
    Browser browser = new Browser(site);
    browser.get("/sign-in?back=/account");
    Browser.Page page =
        browser.post("/sign-in", "name", "ada", "password", PASSWORD, "back", "/account");
    assertThat(page.to()).isEqualTo("/sign-in/code?back=%2Faccount");
    assertThat(browser.get(page.to()).status()).isEqualTo(200);
    return browser;
  }

  @Test
  void aPasswordAloneOpensNothing() {
    Browser browser = halfIn();
    assertThat(browser.get("/account").status()).isEqualTo(303);
    assertThat(browser.get("/changes").status()).isEqualTo(303);
    String before = browser.cookie;
    site.pass(STEP);
    Browser.Page in = browser.post("/sign-in/code", "code", code(), "back", "/account");
    assertThat(in.to()).isEqualTo("/account");
    assertThat(browser.cookie).isNotEqualTo(before);
    assertThat(browser.get("/account").status()).isEqualTo(200);
    browser.close();
  }

  @Test
  void aCodeIsTakenOnce() {
    Browser set = halfIn();
    assertThat(set.post("/sign-in/code", "code", code()).status())
        .as("used when it was set up")
        .isEqualTo(422);
    site.pass(STEP);
    String code = code();
    assertThat(set.post("/sign-in/code", "code", code).status()).isEqualTo(303);
    Browser replayed = halfIn();
    assertThat(replayed.post("/sign-in/code", "code", code).status()).isEqualTo(422);
    set.close();
    replayed.close();
  }

  @Test
  void codesCannotBeGuessed() {
    Browser browser = halfIn();
    for (int i = 0; i < 5; i++) {
      assertThat(browser.post("/sign-in/code", "code", "00000x").status()).isEqualTo(422);
    }
    site.pass(STEP);
    // Neither by giving the password again; whoever waits long enough gives it again in any case.
    Browser again = halfIn();
    assertThat(again.post("/sign-in/code", "code", "00000x").status()).isEqualTo(422);
    assertThat(again.post("/sign-in/code", "code", code()).status()).isEqualTo(429);
    site.pass(Duration.ofMinutes(5));
    assertThat(again.post("/sign-in/code", "code", code()).to()).startsWith("/sign-in");
    assertThat(again.get("/account").status()).isEqualTo(303);
    browser.close();
    again.close();
  }

  @Test
  void codesAreNoLongerAskedForOnceAUserSaysSoWithThePassword() {
    ada.get("/account");
    assertThat(ada.post("/account/code/off", "password", "guess").status()).isEqualTo(422);
    assertThat(site.users.find("ada").orElseThrow().secondFactor()).isPresent();
    assertThat(ada.post("/account/code/off", "password", PASSWORD).status()).isEqualTo(303);
    Browser browser = site.signedIn("ada");
    assertThat(browser.get("/account").status()).isEqualTo(200);
    browser.close();
  }

  @Test
  void aLinkSetsAPasswordOnceAndEndsSessions() {
    String token = site.users.reset("ada", site.clock.get());
    assertThat(ada.get("/account").status()).isEqualTo(200);
    Browser phone = new Browser(site);
    phone.get("/password");
    String next = "another horse battery";
    assertThat(phone.post("/password", "token", token, "new", "short", "again", "short").body())
        .contains("at least 12");
    assertThat(phone.post("/password", "token", token, "new", next, "again", next).status())
        .isEqualTo(303);
    assertThat(ada.get("/account").status()).isEqualTo(303);
    phone.get("/password");
    assertThat(phone.post("/password", "token", token, "new", PASSWORD, "again", PASSWORD).body())
        .contains("does not open");
    Browser browser = new Browser(site);
    browser.get("/sign-in");
    assertThat(browser.signIn("ada", next).to()).isEqualTo("/");
    phone.close();
    browser.close();
  }

  @Test
  void aNewerLinkReplacesTheOlder() {
    String older = site.users.reset("ada", site.clock.get());
    String newer = site.users.reset("ada", site.clock.get());
    assertThat(site.users.look(older, site.clock.get())).isEmpty();
    assertThat(site.users.look(newer, site.clock.get())).isPresent();
    assertThat(site.users.look(newer, site.clock.get() + Duration.ofDays(1).toMillis())).isEmpty();
  }
}
