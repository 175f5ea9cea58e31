package io.strate.server.pages.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Entity;
import io.strate.server.signin.Browser;
import io.strate.server.signin.Browser.Page;
import io.strate.server.signin.TestingSite;
import io.strate.workspace.access.Role;
import io.strate.workspace.answer.PreviewCondition;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import as a browser without scripts goes through it, sending the file apart. */
final class ImportPagesTest {

  private static final String ORDERS =
      """
      client;date;montant
      c1;03/02/2026;10
      c2;04/02/2026;20
      ;05/02/2026;30
      """;

  @TempDir Path folder;
  private TestingSite site;
  private Browser browser;

  @BeforeEach
  void start() throws IOException {
    site = new TestingSite(folder);
    site.user("Zoé", Role.EDITOR);
    browser = site.signedIn("Zoé");
    assertThat(browser.get("/import").status()).isEqualTo(200);
  }

  @AfterEach
  void close() {
    browser.close();
    site.close();
  }

  private Page upload(String name, byte[] content, String... headers) {
    String path = "/import/upload?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    var request =
        browser
            .request("PUT", path, "", "Origin", browser.origin(), "X-CSRF", browser.proof)
            .setHeader("Content-Type", "application/octet-stream");
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return browser.send(request.method("PUT", BodyPublishers.ofByteArray(content)));
  }

  private Page upload(String name, String content) {
    return upload(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> who(String condition) {
    return site.live.ask(
        workspace ->
            new PreviewCondition(workspace)
                .of(condition, Entity.CONTACT, 10, OptionalLong.empty())
                .sample());
  }

  @Test
  void aFileGoesThroughAllStepsAndBack() throws IOException {
    String before = Files.readString(folder.resolve("strate.yaml"));
    Page sent = upload("Commandes été.csv", ORDERS);
    assertThat(sent.status()).isEqualTo(201);
    assertThat(sent.to()).isEqualTo("/import/Commandes-ete.csv");
    assertThat(browser.get(sent.to()).to()).isEqualTo("/import/Commandes-ete.csv/what");
    assertThat(browser.get("/import/Commandes-ete.csv/what").body())
        .contains("value=\"events\" checked", "What does the file hold?");

    Page said = browser.post("/import/Commandes-ete.csv/what", "kind", "events");
    assertThat(said.status()).isEqualTo(303);
    assertThat(said.to()).isEqualTo("/import/Commandes-ete.csv/columns");
    assertThat(browser.get(said.to()).body())
        .contains("dd/mm/yyyy: 03/02/2026 reads as 3 Feb 2026")
        .contains("mm/dd/yyyy: 03/02/2026 reads as 2 Mar 2026");

    Page mapped =
        browser.post(
            said.to(),
            "source",
            "achats",
            "event",
            "achat",
            "part.0",
            "id",
            "part.1",
            "time",
            "format.1",
            "d/M/yyyy",
            "part.2",
            "value",
            "name.2",
            "total",
            "zone",
            "Europe/Paris");
    assertThat(mapped.status()).isEqualTo(303);
    Page check = browser.get(mapped.to());
    assertThat(check.status()).isEqualTo(200);
    // Midnight in Paris; pages say times in the workspace's zone, which is UTC.
    assertThat(check.body())
        .contains("2 Feb 2026, 23:00", "One row rejected", "an identifier is expected")
        .contains("Import the 2 rows");
    assertThat(Files.readString(folder.resolve("strate.yaml"))).isEqualTo(before);

    Page done = browser.post(mapped.to());
    assertThat(done.to()).isEqualTo("/import/Commandes-ete.csv/result");
    assertThat(browser.get(done.to()).body()).contains("It is imported.", "achats");
    assertThat(who("sum(achat.total) > 15")).containsExactly("c2");
    assertThat(browser.get("/import/Commandes-ete.csv").to()).isEqualTo(done.to());
    assertThat(browser.get("/import/Commandes-ete.csv/columns").to()).isEqualTo(done.to());
    assertThat(browser.get("/import").body()).contains("imported");

    Page undone = browser.post("/import/Commandes-ete.csv/undo", "delete", "on");
    assertThat(undone.to()).isEqualTo("/import");
    assertThat(Files.readString(folder.resolve("strate.yaml")))
        .startsWith(before)
        .doesNotContain("achats", "imports/");
    assertThat(folder.resolve("imports/Commandes-ete.csv")).doesNotExist();
    assertThat(browser.get("/import/Commandes-ete.csv/check").status()).isEqualTo(404);
  }

  @Test
  void aWrongMappingIsSaidWhereItWasMadeAndKept() {
    assertThat(upload("orders.csv", ORDERS).status()).isEqualTo(201);
    Page wrong =
        browser.post(
            "/import/orders.csv/columns",
            "part.0",
            "left_out",
            "part.1",
            "value",
            "name.1",
            "jour",
            "event",
            "");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.body())
        .contains("No column says who it is about", "No column dates the rows", "Name the event")
        .contains("value=\"jour\"");
    assertThat(browser.get("/import/orders.csv/columns").body()).contains("value=\"jour\"");
    assertThat(browser.get("/import/orders.csv/check").status()).isEqualTo(422);
    assertThat(browser.post("/import/orders.csv/check").status()).isEqualTo(422);
  }

  @Test
  void whatAFileHoldsIsShownAndNeverRun() {
    String script = "<script>alert(1)</script>";
    String file =
        upload("x.csv", "id,\"<b onclick=x>\"\n1," + script + "\n2,\n3,\n\"\"," + script + "\n")
            .to();
    assertThat(browser.post(file + "/what", "kind", "contacts").status()).isEqualTo(303);
    for (String step : List.of("/columns", "/check")) {
      Page page = browser.get(file + step);
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.body()).doesNotContain(script, "<b onclick").contains("&lt;script&gt;");
    }
    assertThat(browser.post(file + "/check").status()).isEqualTo(303);
    assertThat(browser.get(file + "/result").body())
        .doesNotContain(script)
        .contains("&lt;script&gt;");
  }

  @Test
  void whatCannotBeReadIsSaidInASentenceToWhoeverSentIt() {
    Page page = upload("virus.exe", "MZ");
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.header("Content-Type")).startsWith("text/plain");
    assertThat(page.body()).contains("must end in .csv");
    assertThat(upload("a.xlsx", "no workbook").status()).isEqualTo(422);
    assertThat(upload("a.csv", "").status()).isEqualTo(422);
    // One byte more than the limit of the tested server.
    assertThat(upload("big.csv", new byte[(1 << 20) + 1]).status()).isEqualTo(413);
    assertThat(upload("big.csv", new byte[(1 << 20) + 1]).body()).contains("larger");
    assertThat(folder.resolve("imports")).isEmptyDirectory();
  }

  @Test
  void onlyEditorsImportAndOnlyFromOurPages() {
    assertThat(
            upload("a.csv", "id\n1\n".getBytes(StandardCharsets.UTF_8), "X-CSRF", "forged")
                .status())
        .isEqualTo(403);
    assertThat(browser.get("/import/..%2fstrate.yaml/check").status()).isEqualTo(404);
    site.user("Léo", Role.VIEWER);
    try (Browser viewer = site.signedIn("Léo")) {
      assertThat(viewer.get("/import").status()).isEqualTo(403);
      assertThat(viewer.get("/import/a.csv/columns").status()).isEqualTo(403);
      assertThat(viewer.post("/import/a.csv/delete").status()).isEqualTo(403);
    }
    assertThat(folder.resolve("imports")).doesNotExist();
  }

  @Test
  void reasonsOfRejectsAreSaidInTheVisitorsLanguage() {
    var french =
        io.strate.server.pages.Words.of(io.strate.workspace.definition.Localized.Locale.FR);
    assertThat(
            RejectReason.of("expected an instant written as d/M/yyyy, found '31/02/2026'", french))
        .isEqualTo(
            new RejectReason("une date est attendue, on lit «\u00a031/02/2026\u00a0»", "fr"));
    assertThat(
            RejectReason.of(
                "expected an identifier (one of id, email), found an empty cell", french))
        .isEqualTo(new RejectReason("un identifiant est attendu, la cellule est vide", "fr"));
    assertThat(RejectReason.of("too few cells", french))
        .isEqualTo(new RejectReason("too few cells", "en"));
  }
}
