package io.strate.app.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;

/** A window of somebody's browser, which remembers every fault that the browser met. */
final class Window implements AutoCloseable {

  static final String PASSWORD = "agrafe batterie cheval";
  static final int WIDE = 1_280;
  static final int NARROW = 390;
  static final int HEIGHT = 900;
  private static final int REFUSED = 400;

  /** Milliseconds until something counts as not there, on a machine that does much else. */
  private static final int PATIENCE = 60_000;

  /** Of the page itself, not of what it stands on. */
  private final List<String> faults = new ArrayList<>();

  private final BrowserContext context;
  final Page page;

  Window(BrowserContext context) {
    this.context = context;
    context.setDefaultTimeout(PATIENCE);
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            faults.add(message.type() + ": " + message.text() + " at " + message.location());
          }
        });
    page.onPageError(error -> faults.add("thrown: " + error));
    page.onResponse(
        response -> {
          if (response.status() >= REFUSED) {
            faults.add(response.status() + " " + response.url());
          }
        });
    page.onDialog(
        dialog -> {
          faults.add("dialog: " + dialog.message());
          dialog.dismiss();
        });
  }

  /** What the browser complained of since this was asked last. */
  List<String> takeFaults() {
    List<String> taken = List.copyOf(faults);
    faults.clear();
    return taken;
  }

  BrowserContext context() {
    return context;
  }

  void go(String path) {
    page.navigate(path);
  }

  /** Makes the first owner, by the link that a first start prints. */
  void welcome(ServedPages site, String name) {
    go("/welcome#" + site.welcome());
    page.locator("#name").fill(name);
    page.locator("#new").fill(PASSWORD);
    page.locator("#again").fill(PASSWORD);
    leave(() -> page.locator("main button").click());
  }

  /**
   * Presses something that leads to another page, or to this one anew, and waits for that: who goes
   * elsewhere before takes back what was sent.
   */
  void leave(Runnable press) {
    page.evaluate("document.documentElement.dataset.before = ''");
    press.run();
    page.locator("html:not([data-before])").waitFor();
    page.waitForLoadState();
  }

  void signIn(String name) {
    go("/sign-in");
    page.locator("#name").fill(name);
    page.locator("#password").fill(PASSWORD);
    page.locator("main button").click();
    assertThat(page.locator(".personal")).isVisible();
  }

  /** Asks for French (fr) or English (en), as the menu does. */
  void speak(String language) {
    go("/account");
    page.locator("#language").selectOption(language);
    leave(() -> page.locator("form[action='/language'] button").click());
    assertThat(page.locator("html")).hasAttribute("lang", language);
  }

  void look(boolean isDark, int width) {
    page.emulateMedia(
        new Page.EmulateMediaOptions()
            .setColorScheme(isDark ? ColorScheme.DARK : ColorScheme.LIGHT));
    page.setViewportSize(width, HEIGHT);
  }

  /** Presses a button or follows a link by what it says. */
  void press(AriaRole role, String name) {
    page.getByRole(role, new Page.GetByRoleOptions().setName(name)).first().click();
  }

  @Override
  public void close() {
    context.close();
  }
}
