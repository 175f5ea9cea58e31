package io.strate.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Value;
import io.strate.server.signin.Browser;
import io.strate.server.signin.TestingSite;
import io.strate.workspace.access.AuditLog;
import io.strate.workspace.access.Role;
import io.strate.workspace.collect.Call;
import io.strate.workspace.collect.Who;
import io.strate.workspace.edit.Edit;
import io.strate.workspace.edit.Section;
import io.strate.workspace.edit.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the pages say, over real HTTP. */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
final class PagesTest {

  private static final String EVIL = "<script>alert('x')</script>";

  private static final String RESTORE = "/segments/busy/restore";

  @TempDir Path folder;
  private TestingSite site;

  @BeforeEach
  void open() throws IOException {
    site = new TestingSite(folder);
    site.user("eva", Role.EDITOR);
    site.user("vic", Role.VIEWER);
    did("m1", EVIL);
    did("m2", "c2");
    site.awaitMembers("busy", 2);
  }

  @AfterEach
  void close() {
    site.close();
  }

  private void did(String message, String contact) {
    site.live
        .collector()
        .collect(
            List.of(
                new Call.Did(
                    message,
                    Who.of(Optional.of(contact), Optional.empty()),
                    site.clock.get(),
                    "opened",
                    Value.RecordOf.EMPTY)),
            List.of());
  }

  @Test
  void everyPageIsShownToAViewerInBothLanguages() {
    try (Browser viewer = site.signedIn("vic")) {
      for (String page :
          List.of(
              "/",
              "/segments/busy",
              "/segments/busy/tomorrow",
              "/traits",
              "/profiles",
              "/search?q=c2",
              "/contacts/c2",
              "/contacts/c2/why/busy",
              "/analyses",
              "/analyses?share=true",
              "/analyses/flows",
              "/analyses/distribution",
              "/compare?first=busy&second=busy",
              "/learning",
              "/monitoring",
              "/sources",
              "/components",
              "/components/learning",
              "/components/clusters/personas",
              "/components/models/conversion_90d",
              "/components/monitoring")) {
        Browser.Page english = viewer.get(page, "Accept-Language", "en");
        assertThat(english.status()).as(page).isEqualTo(200);
        assertThat(english.body()).as(page).contains("<html lang=\"en\"");
        Browser.Page french = viewer.get(page, "Accept-Language", "fr");
        assertThat(french.status()).as(page).isEqualTo(200);
        assertThat(french.body()).as(page).contains("<html lang=\"fr\"", "Se déconnecter");
      }
    }
  }

  @Test
  void whatContactsAreCalledIsNeverMarkup() {
    try (Browser viewer = site.signedIn("vic")) {
      for (String page :
          List.of(
              "/segments/busy",
              "/segments/busy/tomorrow",
              "/contacts/" + Links.part(EVIL),
              "/contacts/" + Links.part(EVIL) + "/why/busy",
              "/search?q=" + Links.part(EVIL),
              "/compare?first=busy&second=busy",
              "/contacts/" + Links.part(EVIL + "x"))) {
        assertThat(viewer.get(page).body()).as(page).contains("alert(").doesNotContain(EVIL);
      }
    }
  }

  @Test
  void whatIsNotThereIsSaidInASentence() {
    try (Browser viewer = site.signedIn("vic")) {
      Browser.Page segment = viewer.get("/segments/bussy");
      assertThat(segment.status()).isEqualTo(404);
      assertThat(segment.body()).contains("bussy", "did you mean", "busy");
      assertThat(viewer.get("/contacts/nobody").status()).isEqualTo(404);
    }
  }

  @Test
  void aSegmentSaysWhoEnteredAndWhy() {
    try (Browser viewer = site.signedIn("vic")) {
      String page = viewer.get("/segments/busy").body();
      assertThat(page).contains("/contacts/c2", "after: ", "opened", "did opened within 1 day");
    }
  }

  @Test
  void membersAreExported() {
    try (Browser viewer = site.signedIn("vic")) {
      Browser.Page csv = viewer.get("/segments/busy/export.csv");
      assertThat(csv.header("Content-Disposition")).contains("attachment", "busy.csv");
      assertThat(csv.body().lines().skip(1)).anyMatch(line -> line.contains("c2"));
      assertThat(viewer.get("/segments/busy/export.xlsx").body()).startsWith("PK");
    }
  }

  @Test
  void aFormerVersionIsPutBackUnlessSomebodyWasFaster() throws IOException {
    Path file = folder.resolve("strate.yaml");
    String former = Files.readString(file);
    String first = version();
    var _ =
        site.live.change(
            new Edit.Put(
                Section.SEGMENTS,
                "busy",
                Tree.of("did opened within 2 days"),
                Edit.Expected.version(first)),
            "eva");
    try (Browser editor = site.signedIn("eva");
        Browser viewer = site.signedIn("vic")) {
      viewer.get("/segments/busy");
      assertThat(viewer.post(RESTORE, "version", "1", "expected", version()).status())
          .isEqualTo(403);
      assertThat(editor.get("/segments/busy").body())
          .contains("did opened within 2 days", "name=\"expected\" value=\"" + version() + "\"");
      assertThat(editor.post(RESTORE, "version", "1", "expected", first).status()).isEqualTo(412);
      assertThat(Files.readString(file)).contains("2 days");
      editor.get("/segments/busy");
      assertThat(editor.post(RESTORE, "version", "1", "expected", version()).to())
          .isEqualTo("/segments/busy");
      assertThat(Files.readString(file)).isEqualTo(former);
    }
  }

  private String version() {
    return site.live.definition(Section.SEGMENTS, "busy").orElseThrow().version();
  }

  @Test
  void whatIsPutBackLeadsToAPageThatIsThere() {
    Tree family = Tree.of(Map.of("first_match", Map.of("hot", "did opened within 1 day")));
    Edit put = new Edit.Put(Section.SEGMENTS, "warmth", family, Edit.Expected.absent());
    var first = site.live.change(put, "eva");
    String version = first.orElseThrow().version();
    try (Browser editor = site.signedIn("eva")) {
      assertThat(editor.get("/segments/warmth%2Fhot").status()).isEqualTo(200);
      String restore = "/segments/warmth/restore";
      assertThat(editor.post(restore, "version", "1", "expected", version).to())
          .isEqualTo("/segments/warmth%2Fhot");
      var _ =
          site.live.change(
              new Edit.Remove(Section.SEGMENTS, "warmth", Edit.Expected.version(version)), "eva");
      String again = site.live.change(put, "eva").orElseThrow().version();
      editor.get("/segments/warmth%2Fhot");
      Browser.Page removed = editor.post(restore, "version", "2", "expected", again);
      assertThat(editor.get(removed.to()).body()).contains("busy").doesNotContain("warmth");
    }
  }

  @Test
  void aDamagedAddressIsAnsweredWithAPageThatSaysSo() {
    try (Browser viewer = site.signedIn("vic")) {
      Browser.Page number = viewer.get("/segments/busy/members?from=many");
      assertThat(number.status()).isEqualTo(400);
      assertThat(number.body()).contains("This page cannot be shown", "address");
      Browser.Page nothing = viewer.get("/nothing/here");
      assertThat(nothing.status()).isEqualTo(404);
      assertThat(nothing.body()).contains("This page cannot be shown", "address");
      assertThat(viewer.get("/segments/busy/restore").status()).isEqualTo(405);
    }
  }

  @Test
  void anotherLanguageLeadsBackToAPageThatCanBeAskedFor() {
    site.user("olga", Role.OWNER);
    try (Browser owner = site.signedIn("olga")) {
      assertThat(owner.get("/compare?first=busy&second=busy").body())
          .contains("name=\"back\" value=\"/compare?first=busy&amp;second=busy\"");
      owner.get("/settings");
      assertThat(owner.post("/settings/keys", "name", "made", "scope", "read").body())
          .contains("name=\"back\" value=\"/settings\"");
    }
  }

  @Test
  void theAuditLogSaysWhoMadeAKeyAndWhoPutAVersionBack() {
    site.user("olga", Role.OWNER);
    try (Browser owner = site.signedIn("olga");
        Browser editor = site.signedIn("eva")) {
      owner.get("/settings");
      assertThat(owner.post("/settings/keys", "name", "backdoor", "scope", "admin").status())
          .isEqualTo(200);
      assertThat(said(owner)).isEqualTo("olga POST /settings/keys 200");
      editor.get("/segments/busy");
      assertThat(editor.post(RESTORE, "version", "99", "expected", version()).status())
          .isBetween(400, 499);
      assertThat(said(editor)).startsWith("eva POST /segments/{name}/restore 4");
    }
  }

  /** The newest line of the audit log, once all that a browser sent has come to its end. */
  private String said(Browser browser) {
    browser.get("/account"); // by the same connection, which is served in turn
    AuditLog.Entry entry = AuditLog.of(site.live.workspace()).latest(1).getFirst();
    return String.join(
        " ", entry.key(), entry.method(), entry.path(), Integer.toString(entry.status()));
  }

  @Test
  void onlyOwnersSeeKeys() {
    try (Browser editor = site.signedIn("eva")) {
      for (String page : List.of("/settings", "/settings/webhooks", "/settings/log")) {
        assertThat(editor.get(page).status()).as(page).isEqualTo(403);
      }
    }
  }
}
