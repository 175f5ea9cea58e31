package io.strate.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.strate.app.DemoTour;
import io.strate.demo.DemoOptions;
import io.strate.demo.DemoWorkspace;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page in both languages, light and dark, wide and as narrow as a phone: nothing shuts
 * anybody out, nothing is wider than the window, and the browser has nothing to complain of.
 */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
final class AccessibilityIT {

  private static final Instant NOW = Instant.parse("2026-03-12T10:00:00Z");

  @TempDir static Path folder;
  private static ServedPages site;
  private static Browsers browsers;
  private static Window window;
  private static Axe axe;
  private static List<String> brought = List.of();

  @BeforeAll
  static void serve() throws Exception {
    axe = new Axe();
    browsers = new Browsers();
    Path demo = folder.resolve("demo");
    DemoWorkspace.write(
        demo,
        new DemoOptions(300, 1, NOW, ZoneId.of("Europe/Paris")),
        DemoWorkspace.Progress.SILENT);
    site = new ServedPages(demo, NOW, DemoTour::of);
    window = browsers.open(site);
    window.welcome(site, "Camille");
    brought = AllPages.bring(window);
  }

  @AfterAll
  static void end() {
    if (browsers != null) {
      browsers.close();
    }
    if (site != null) {
      site.close();
    }
  }

  static Stream<String> pages() {
    return Stream.concat(AllPages.of(site).stream(), brought.stream());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void inFrench(String path) {
    require("fr", path);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void inEnglish(String path) {
    require("en", path);
  }

  @Test
  void whoIsNotSignedIn() {
    try (Window stranger = browsers.open(site)) {
      List<String> faults = new ArrayList<>();
      for (String path : List.of("/sign-in", "/password#token", "/none")) {
        stranger.go(path);
        faults.addAll(faults(stranger));
      }
      assertThat(faults).isEmpty();
    }
  }

  @Test
  void whatIsNotThere() {
    window.takeFaults();
    window.go("/segments/nobody");
    assertThat(window.takeFaults()).allMatch(fault -> fault.contains("404"));
    assertThat(faults(window)).isEmpty();
  }

  private static void require(String language, String path) {
    window.speak(language);
    window.takeFaults();
    window.go(path);
    Screenshots.awaitRest(window.page);
    assertThat(faults(window)).isEmpty();
  }

  /** In all looks, one after the other. */
  private static List<String> faults(Window window) {
    List<String> all = new ArrayList<>();
    for (boolean isDark : List.of(false, true)) {
      for (int width : List.of(Window.WIDE, Window.NARROW)) {
        window.look(isDark, width);
        String look = (isDark ? "dark " : "light ") + width + ": ";
        axe.faults(window.page).forEach(fault -> all.add(look + fault));
        overflow(window.page).forEach(fault -> all.add(look + fault));
      }
    }
    all.addAll(window.takeFaults());
    return all;
  }

  /** What makes a page wider than its window; a table may be, in a part that scrolls. */
  private static List<String> overflow(Page page) {
    Object found =
        page.evaluate(
            """
            () => {
              const root = document.scrollingElement;
              if (root.scrollWidth <= root.clientWidth) return [];
              const scrolls = e => { for (let p = e.parentElement; p && p !== document.body; p = p.parentElement)
                if (getComputedStyle(p).overflowX !== 'visible') return true; return false; };
              return [...document.body.querySelectorAll('*')]
                .filter(e => e.getBoundingClientRect().right > root.clientWidth + 1 && !scrolls(e))
                .slice(0, 5)
                .map(e => 'too wide: ' + e.tagName + '.' + e.className + ' ' + Math.round(e.getBoundingClientRect().right));
            }
            """);
    return found instanceof List<?> lines
        ? lines.stream().map(Object::toString).toList()
        : List.of();
  }
}
