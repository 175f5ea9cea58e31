package io.strate.server.pages.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Value;
import io.strate.server.Patience;
import io.strate.server.signin.Browser;
import io.strate.server.signin.TestingSite;
import io.strate.workspace.access.Role;
import io.strate.workspace.collect.Call;
import io.strate.workspace.collect.Who;
import io.strate.workspace.edit.Edit;
import io.strate.workspace.edit.Section;
import io.strate.workspace.edit.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sixty contacts of whom half opened once or twice and half thirty times and more: two clusters,
 * learnt, put into force and cut from the pages.
 */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
final class LearnByPageTest {

  private static final int CONTACTS = 60;

  /** 10 + 2x − y. */
  private static final Path MODEL =
      Path.of("../workspace/src/test/resources/io/strate/workspace/learning/refresh/line.onnx");

  @TempDir Path folder;
  private TestingSite site;
  private int messages;

  @BeforeEach
  void open() throws IOException {
    site = new TestingSite(folder);
    site.user("eva", Role.EDITOR);
    site.user("vic", Role.VIEWER);
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < CONTACTS; i++) {
      int often = i % 2 == 0 ? 1 + i % 4 / 2 : 30 + i % 5;
      for (int j = 0; j < often; j++) {
        calls.add(opened("c" + i));
      }
    }
    site.live.collector().collect(calls, List.of());
    put(Section.TRAITS, "opens", Tree.of("count(opened)"));
    put(
        Section.CLUSTERS,
        "personas",
        Tree.of(
            Map.of("features", List.of("opens"), "method", "hierarchical (ward)", "k", "2..4")));
  }

  @AfterEach
  void close() {
    site.close();
  }

  private Call opened(String contact) {
    return new Call.Did(
        "m" + messages++,
        Who.of(Optional.of(contact), Optional.empty()),
        site.clock.get(),
        "opened",
        Value.RecordOf.EMPTY);
  }

  private void put(Section section, String name, Tree definition) {
    var _ =
        site.live.change(new Edit.Put(section, name, definition, Edit.Expected.absent()), "eva");
  }

  @Test
  void whatWasNeverLearntSaysSo() {
    try (Browser viewer = site.signedIn("vic")) {
      assertThat(viewer.get("/learning").body()).contains("personas", "never learnt");
      assertThat(viewer.get("/clusters/personas").body()).contains("Never learnt");
      assertThat(viewer.get("/clusters/personae").status()).isEqualTo(404);
      assertThat(viewer.get("/models/personas").status()).isEqualTo(404);
      assertThat(viewer.get("/monitoring").body()).contains("Nothing to watch");
    }
  }

  @Test
  void editorsLearnAndCut() throws IOException {
    try (Browser viewer = site.signedIn("vic");
        Browser editor = site.signedIn("eva")) {
      viewer.get("/clusters/personas");
      assertThat(viewer.post("/clusters/personas/learn").status()).isEqualTo(403);
      editor.get("/clusters/personas");
      assertThat(editor.post("/clusters/personas/learn").to()).isEqualTo("/clusters/personas");
      String page = learnt(editor, "/clusters/personas");
      assertThat(page).contains("hierarchical (ward), k = 2", "id=\"tree\"", ">30<");

      assertThat(editor.post("/clusters/personas/cut", "clusters", "3").to())
          .isEqualTo("/clusters/personas");
      assertThat(Files.readString(folder.resolve("strate.yaml"))).contains("k: 3");
      assertThat(editor.post("/clusters/personas/cut", "clusters", "many").status()).isEqualTo(400);
      assertThat(editor.post("/clusters/personas/promote", "version", "9").status()).isEqualTo(404);
      assertThat(editor.post("/clusters/personas/promote", "version", "1").to())
          .isEqualTo("/clusters/personas");
      assertThat(editor.get("/clusters/personas").body()).contains("in force");
    }
  }

  /** All opened in the same hour of the same day, which a contact's page says in words. */
  @Test
  void aBestMomentIsLearntAndSaidOfContacts() {
    put(Section.MOMENTS, "mail_moment", Tree.of(Map.of("of", "opened within 30 days")));
    ZonedDateTime then = Instant.ofEpochMilli(site.clock.get()).atZone(ZoneOffset.UTC);
    String day = then.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    String when = "%s around %d:00".formatted(day, then.getHour());
    try (Browser editor = site.signedIn("eva")) {
      assertThat(editor.get("/learning").body()).contains("mail_moment", "best moment");
      assertThat(editor.get("/moments/mail_moment").body()).contains("Never learnt");
      assertThat(editor.get("/contacts/c0").body()).doesNotContain(when);
      assertThat(editor.get("/moments/personas").status()).isEqualTo(404);
      assertThat(editor.post("/moments/mail_moment/learn").to()).isEqualTo("/moments/mail_moment");
      String page = learnt(editor, "/moments/mail_moment");
      assertThat(page).contains(when, "opened within 30 days", ">%d<".formatted(CONTACTS));
      String week = page.substring(page.indexOf("id=\"week\""));
      assertThat(week.substring(0, week.indexOf("</table>")))
          .contains(day, ">%d<".formatted(CONTACTS));
      Patience.until("stated of a contact", () -> editor.get("/contacts/c0").body().contains(when));
      String contact = editor.get("/contacts/c0").body();
      assertThat(contact).containsPattern(when + "[^<]*, (high|fair|low) confidence \\(\\d+%\\)");
      assertThat(contact).doesNotContain("mail_moment_hour</dt>");
      assertThat(editor.post("/moments/mail_moment/promote", "version", "1").to())
          .isEqualTo("/moments/mail_moment");
    }
  }

  /** Of a model that others learnt there is no method, but a file; the page says both languages. */
  @Test
  void aBroughtModelShowsItsFile() throws IOException {
    Files.copy(MODEL, folder.resolve("line.onnx"));
    put(Section.TRAITS, "few", Tree.of("opens - 1"));
    put(
        Section.MODELS,
        "points",
        Tree.of(Map.of("onnx", "line.onnx", "features", List.of("opens", "few"))));
    try (Browser editor = site.signedIn("eva")) {
      editor.get("/models/points");
      editor.post("/models/points/learn");
      assertThat(learnt(editor, "/models/points"))
          .contains(
              "nobody says what it predicts",
              "Learnt elsewhere",
              "file line.onnx, 161 bytes, SHA-256")
          .doesNotContain("id=\"quality-part\"");
      // 33 opens: 10 + 2 × 33 − 32.
      assertThat(editor.get("/models/points?who=c3").body()).contains("<strong>44</strong>");
      editor.post("/language", "language", "fr");
      assertThat(editor.get("/models/points").body())
          .contains("personne ne dit ce qu’il prévoit", "Appris ailleurs", "fichier line.onnx");
    }
  }

  /** The page once it is no longer being learnt. */
  private String learnt(Browser browser, String address) {
    Patience.until("learnt", () -> site.live.beingLearnt().isEmpty());
    return browser.get(address).body();
  }
}
