package io.strate.app.page;

import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import io.strate.app.Chromium;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Debian's Chromium, in whose windows a test does what a person would. */
final class Browsers implements AutoCloseable {

  /** Milliseconds for a browser to start. */
  private static final int PATIENCE = 120_000;

  private final Playwright playwright;
  private final Browser chromium;

  /** The test is left out, with the reason, where there is no Chromium or no Node to drive it. */
  Browsers() {
    Path program = Chromium.program();
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("PLAYWRIGHT_NODEJS_PATH", node().toString());
    environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    chromium =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(program)
                    .setTimeout(PATIENCE)
                    .setArgs(
                        List.of(
                            // As root, which builds often are, it starts in no other way.
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-dev-shm-usage",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  private static Path node() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, "node"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseGet(() -> abort("left out: there is no node (Debian: apt-get install nodejs npm)"));
  }

  /** A browser of somebody who has not been here before. */
  Window open(ServedPages site) {
    BrowserContext context =
        chromium.newContext(
            new Browser.NewContextOptions()
                .setBaseURL(site.place())
                .setLocale("fr-FR")
                .setTimezoneId("Europe/Paris")
                // What a moment ago was light is dark at once.
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(Window.WIDE, Window.HEIGHT));
    return new Window(context);
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
