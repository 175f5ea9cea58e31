package io.strate.server.pages.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.server.signin.Browser;
import io.strate.server.signin.TestingSite;
import io.strate.workspace.access.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the pages say of invented figures, as somebody without scripts sees them. */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
final class LearningPagesTest {

  @TempDir Path folder;
  private TestingSite site;

  @BeforeEach
  void open() throws IOException {
    site = new TestingSite(folder);
    site.user("eva", Role.EDITOR);
    site.user("vic", Role.VIEWER);
  }

  @AfterEach
  void close() {
    site.close();
  }

  /** At 1/2 the invented model has a precision of .12 + .83 / 2 and a recall of 1 / 2^1.6. */
  @Test
  void aThresholdIsLookedAtByAForm() {
    try (Browser viewer = site.signedIn("vic")) {
      String page = viewer.get("/components/models/conversion_90d?threshold=0.5").body();
      assertThat(page).contains("data-as=\"share\">53.5%<", "data-as=\"share\">33%<");
      assertThat(page).contains("data-tells=\"members\" data-as=\"count\">1,084<");
    }
  }

  /** Of the invented learning curve, only what is measured on other rows has an interval. */
  @Test
  void tablesTellIntervalsWhereThereAreAny() {
    try (Browser viewer = site.signedIn("vic")) {
      String page = viewer.get("/components/models/conversion_90d").body();
      String figure = page.substring(page.indexOf("id=\"learning\""));
      String table = figure.substring(figure.indexOf("<thead>"), figure.indexOf("</tbody>"));
      assertThat(table).contains(">At least<", ">At most<");
      assertThat(table.split("<td class=\"number\">–</td>", -1)).hasSize(2 * 6 + 1);
      assertThat(viewer.get("/components/monitoring").body()).contains("Largest gap", "0.071");
    }
  }

  /** Both invented splits have 51 places of each curve, and a share of yes each: 742 and 540. */
  @Test
  void curvesOfAllSplitsStandInOnePicture() {
    try (Browser viewer = site.signedIn("vic")) {
      String page = viewer.get("/components/models/conversion_90d").body();
      String figure = page.substring(page.indexOf("id=\"pr\""));
      String table = figure.substring(figure.indexOf("<tbody>"), figure.indexOf("</tbody>"));
      assertThat(table.split(">stratified<", -1)).hasSize(51 + 1);
      assertThat(table.split(">2026-01 → 2026-02<", -1)).hasSize(51 + 1);
      assertThat(table.split(">chance \\(stratified\\)<", -1)).hasSize(2 + 1);
      assertThat(table).contains(">12%<", ">8.73%<");
      assertThat(page).contains("Confusion matrix, stratified", "Confusion matrix, 2026-01");
    }
  }

  @Test
  void aTreeIsCutByAForm() {
    try (Browser viewer = site.signedIn("vic")) {
      String page = viewer.get("/components/clusters/personas?cut=2").body();
      assertThat(page).contains("data-tells=\"clusters\">2</strong>");
      assertThat(viewer.get("/components/clusters/personas?cut=1000").body())
          .contains("data-tells=\"clusters\">61</strong>");
    }
  }

  @Test
  void onlyEditorsAreOfferedToChangeSomething() {
    try (Browser viewer = site.signedIn("vic");
        Browser editor = site.signedIn("eva")) {
      for (String page :
          new String[] {"/components/clusters/personas", "/components/models/conversion_90d"}) {
        assertThat(viewer.get(page).body()).as(page).doesNotContain("/learn\"", "/promote\"");
        assertThat(editor.get(page).body()).as(page).contains("/learn\"", "/promote\"");
      }
    }
  }

  /** 900 points are drawn; the table sums them up in four rows. */
  @Test
  void manyPointsAreSummedUpInTheTable() {
    try (Browser viewer = site.signedIn("vic")) {
      String page = viewer.get("/components/clusters/personas").body();
      String figure = page.substring(page.indexOf("id=\"positions\""));
      String table = figure.substring(figure.indexOf("<tbody>"), figure.indexOf("</tbody>"));
      assertThat(table.split("<tr>", -1)).hasSize(5);
      assertThat(table).contains(">225<");
    }
  }
}
