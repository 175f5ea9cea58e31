package io.strate.server.signin;

import static io.strate.server.signin.TestingSite.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.strate.workspace.access.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Behind a proxy on the same machine that has a name of its own. */
final class ProxiedSignInTest {

  @TempDir Path folder;
  private TestingSite site;
  private Browser browser;

  @BeforeEach
  void serve() throws IOException {
    site = new TestingSite(folder, Set.of("strate.example.com"), Optional.empty());
    site.user("ada", Role.VIEWER);
    browser = new Browser(site);
    browser.get("/sign-in");
  }

  @AfterEach
  void end() {
    browser.close();
    site.close();
  }

  private Browser.Page signIn(String name, String password, String... headers) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = Form.TYPE;
    String form = Browser.form("name", name, "password", password, "csrf", browser.proof);
    return browser.send(browser.request("POST", "/sign-in", form, all));
  }

  @Test
  void itsNameIsThisServers() {
    assertThat(signIn("ada", PASSWORD, "Origin", "https://evil.example").status()).isEqualTo(403);
    assertThat(signIn("ada", PASSWORD, "Origin", "https://strate.example.com").status())
        .isEqualTo(303);
  }

  @Test
  void attemptsAreCountedByTheAddressThatItSawLast() {
    String origin = "https://strate.example.com";
    for (int i = 0; i < 20; i++) {
      String forged = "10.0.0." + i + ", 203.0.113.7";
      assertThat(signIn("name" + i, "guess", "Origin", origin, "X-Forwarded-For", forged).status())
          .isEqualTo(422);
    }
    String forged = "10.9.9.9, 203.0.113.7";
    assertThat(signIn("more", "guess", "Origin", origin, "X-Forwarded-For", forged).status())
        .isEqualTo(429);
    assertThat(signIn("ada", PASSWORD, "Origin", origin, "X-Forwarded-For", "203.0.113.8").status())
        .isEqualTo(303);
  }
}
