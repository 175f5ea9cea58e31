package io.strate.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is slid or clicked is told at once, and what is sent afterwards is what was told. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class SlidersIT {

  @TempDir Path folder;
  private Browsers browsers;
  private ServedPages site;
  private Window window;
  private Page page;

  @BeforeEach
  void serve() throws IOException {
    Files.writeString(folder.resolve("strate.yaml"), "workspace: shown\nlocale: fr\n");
    browsers = new Browsers();
    site = new ServedPages(folder, Vendor.NOW);
    window = browsers.open(site);
    window.welcome(site, "Camille");
    page = window.page;
  }

  @AfterEach
  void end() {
    if (site != null) {
      window.close();
      site.close();
    }
    if (browsers != null) {
      browsers.close();
    }
  }

  private void open(String path) {
    window.go(path);
    Screenshots.awaitRest(page);
  }

  @Test
  void aTreeIsCutBySlidingAndByClicking() {
    open("/components/clusters/personas");
    slide("#tree", "7");
    assertThat(told("#tree", "clusters")).isEqualTo("7");
    assertThat(told("#tree", "sizes")).isEqualTo(row(7));
    assertThat(page.locator("#cut").inputValue()).isEqualTo("7");
    assertThat(adopted("clusters")).isEqualTo("7");

    Locator canvas = page.locator("#tree .canvas");
    canvas.click(new Locator.ClickOptions().setPosition(canvas.boundingBox().width / 2, 40));
    assertThat(told("#tree", "clusters")).isEqualTo("2");
    assertThat(told("#tree", "sizes")).isEqualTo(row(2));
    assertThat(adopted("clusters")).isEqualTo("2");
    assertThat(window.takeFaults()).isEmpty();
  }

  /** As the table below the tree says it. */
  private String row(int clusters) {
    return page.locator("#tree tbody tr").nth(clusters - 2).locator("td").last().textContent();
  }

  /** At 1/2 the invented model has a precision of .12 + .83 / 2 and a recall of 1 / 2^1.6. */
  @Test
  void aThresholdTellsWhatItMakes() {
    open("/components/models/conversion_90d");
    slide("[data-thresholds]", "0.5");
    assertThat(told("[data-thresholds]", "precision")).isEqualTo("53,5\u00a0%");
    assertThat(told("[data-thresholds]", "recall")).isEqualTo("33,0\u00a0%");
    assertThat(told("[data-thresholds]", "members")).isEqualTo("1\u202f084");
    assertThat(adopted("threshold")).isEqualTo("0.5");

    page.locator("#threshold").fill("0");
    assertThat(told("[data-thresholds]", "members")).isEqualTo("8\u202f674");
    assertThat(window.takeFaults()).isEmpty();
  }

  @Test
  void allPointsAreDownloadedWhereTheTableSumsThemUp() throws IOException {
    open("/components/clusters/personas");
    Download points =
        page.waitForDownload(() -> page.locator("#positions [data-save='csv']").click());
    assertThat(Files.readAllLines(points.path())).hasSize(901);
    Download clusters =
        page.waitForDownload(() -> page.locator("#clusters-part [data-save='csv']").click());
    assertThat(clusters.suggestedFilename()).isEqualTo("clusters-part.csv");
    assertThat(Files.readString(clusters.path())).contains("orders_365d between 1 and 7");
    assertThat(window.takeFaults()).isEmpty();
  }

  private void slide(String part, String value) {
    page.locator(part + " input[type=range]").fill(value);
  }

  private String told(String part, String key) {
    return page.locator(part + " [data-tells='" + key + "']").textContent();
  }

  private String adopted(String field) {
    return page.locator("input[type=hidden][name='" + field + "']").inputValue();
  }
}
