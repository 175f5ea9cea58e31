package io.strate.app.page;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import io.strate.app.DemoTour;
import io.strate.demo.DemoOptions;
import io.strate.demo.DemoWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every page over a demo, or those of what was learnt in another workspace, in both languages,
 * light and dark, wide and as narrow as a phone.
 */
final class Screenshots {

  private static final Instant NOW = Instant.parse("2026-03-12T10:00:00Z");
  private static final int CONTACTS = 2_000;

  private final Path folder;
  private int taken;

  private Screenshots(Path folder) {
    this.folder = folder;
  }

  /**
   * @param arguments the folder to write to, a part of the addresses of those that are wanted, and
   *     perhaps a workspace and the instant as of which it is looked at
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    String wanted = arguments.length > 1 ? arguments[1] : "";
    if (arguments.length > 3) {
      learnt(folder, wanted, Path.of(arguments[2]), Instant.parse(arguments[3]));
      return;
    }
    Path demo = Files.createTempDirectory("screenshots").resolve("demo");
    DemoWorkspace.write(
        demo,
        new DemoOptions(CONTACTS, 1, NOW, ZoneId.of("Europe/Paris")),
        DemoWorkspace.Progress.SILENT);
    Screenshots screenshots = new Screenshots(folder);
    try (Browsers browsers = new Browsers();
        ServedPages site = new ServedPages(demo, NOW, DemoTour::of);
        Window owner = browsers.open(site);
        Window stranger = browsers.open(site)) {
      screenshots.take(stranger, "fr", List.of("/sign-in", "/welcome"), wanted);
      owner.welcome(site, "Camille");
      List<String> all = new ArrayList<>(AllPages.of(site));
      all.addAll(AllPages.bring(owner));
      for (String language : List.of("fr", "en")) {
        owner.speak(language);
        screenshots.take(owner, language, all, wanted);
      }
    }
    System.out.println(screenshots.taken + " screenshots in " + folder);
  }

  private static void learnt(Path folder, String wanted, Path workspace, Instant now)
      throws IOException {
    Screenshots screenshots = new Screenshots(folder);
    Path copy = Files.createTempDirectory("screenshots").resolve("copy");
    try (Stream<Path> files = Files.walk(workspace)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(workspace.relativize(file).toString()));
      }
    }
    try (Browsers browsers = new Browsers();
        ServedPages site = new ServedPages(copy, now);
        Window owner = browsers.open(site)) {
      owner.welcome(site, "Camille");
      for (String language : List.of("fr", "en")) {
        owner.speak(language);
        screenshots.take(owner, language, AllPages.learnt(site), wanted);
      }
    }
    System.out.println(screenshots.taken + " screenshots in " + folder);
  }

  private void take(Window window, String language, List<String> paths, String wanted) {
    for (String path : paths.stream().filter(each -> each.contains(wanted)).toList()) {
      String name = path.equals("/") ? "overview" : path.substring(1).replaceAll("[^\\w.-]+", "-");
      for (boolean isDark : List.of(false, true)) {
        for (int width : List.of(Window.WIDE, Window.NARROW)) {
          window.look(isDark, width);
          window.go(path);
          window.page.waitForLoadState(LoadState.LOAD);
          awaitRest(window.page);
          String look = (isDark ? "dark" : "light") + "-" + width;
          window.page.screenshot(
              new Page.ScreenshotOptions()
                  .setFullPage(true)
                  .setPath(folder.resolve(name + "." + language + "." + look + ".png")));
          taken++;
        }
      }
    }
  }

  /** Charts, rows and counts that are asked for afterwards. */
  static void awaitRest(Page page) {
    if (page.locator("#builder").count() > 0) {
      page.waitForLoadState(LoadState.NETWORKIDLE);
    }
    page.waitForCondition(
        () ->
            page.locator("[data-chart]:not([data-drawn]), #builder:not([data-ready]), .stale")
                    .count()
                == 0);
  }
}
