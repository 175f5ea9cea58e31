package io.strate.server.pages.builder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strate.server.signin.Browser;
import io.strate.server.signin.TestingSite;
import io.strate.workspace.access.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the builder's script asks of a server, and what it is answered. */
final class BuilderTest {

  private static final String WHEN =
      """
      {"definition": "segment", "of": "contacts", "members": {"by": "when", "when": "%s"}%s}""";

  @TempDir Path folder;
  private TestingSite site;
  private Browser browser;

  @BeforeEach
  void open() throws IOException {
    site = new TestingSite(folder);
    site.user("anne", Role.EDITOR);
    browser = site.signedIn("anne");
    browser.get("/segments/new");
  }

  @AfterEach
  void close() {
    browser.close();
    site.close();
  }

  private JsonNode ask(String path, int status, String json) {
    Browser.Page page = browser.postJson("/builder/" + path, json);
    assertThat(page.status()).as(page.body()).isEqualTo(status);
    try {
      return new ObjectMapper().readTree(page.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError(page.body(), e);
    }
  }

  private static String definition(String name, String opened, String form) {
    return """
        {"section": "segments", "name": "%s", "opened": "%s", "form": %s}"""
        .formatted(name, opened, form);
  }

  private static String when(String rule) {
    return WHEN.formatted(rule, "");
  }

  private String file() throws IOException {
    return Files.readString(folder.resolve("strate.yaml"));
  }

  // ---- rows and texts ----

  @Test
  void aTextBecomesRowsAndTheRowsTheTextAgain() {
    JsonNode rows =
        ask(
            "rule",
            200,
            """
            {"kind": "condition", "of": "contacts", "text": "did opened within 7 days or no opened"}""");
    assertThat(rows.at("/form/join").textValue()).isEqualTo("any");
    assertThat(rows.at("/form/rows/0/events/event").textValue()).isEqualTo("opened");
    JsonNode text =
        ask(
            "rule",
            200,
            "{\"kind\": \"condition\", \"of\": \"contacts\", \"form\": %s}"
                .formatted(rows.get("form")));
    assertThat(text.get("text").textValue()).isEqualTo("did opened within 7 days or no opened");
    assertThat(text.get("problems")).isEmpty();
  }

  @Test
  void aTextThatCannotBeReadSaysWhere() {
    JsonNode answer =
        ask(
            "rule",
            200,
            """
            {"kind": "condition", "of": "contacts", "text": "did opened\\nand ("}""");
    assertThat(answer.has("form")).isFalse();
    assertThat(answer.at("/wrong/0/line").intValue()).isEqualTo(2);
    assertThat(answer.at("/wrong/0/sentence").textValue()).isNotBlank();
  }

  @Test
  void halfFilledRowsSayWhatLacksAndTheOthersMakeTheText() {
    JsonNode answer =
        ask(
            "rule",
            200,
            """
            {"kind": "condition", "of": "contacts", "form": {"row": "group", "join": "all", "rows": [
              {"row": "test", "value": {"term": "named"}},
              {"row": "happened", "events": {"event": "opened"}}]}}""");
    assertThat(answer.get("text").textValue()).isEqualTo("did opened");
    assertThat(answer.at("/problems/0/path").textValue()).isEqualTo("/rows/0");
    assertThat(answer.at("/problems/0/field").textValue()).isEqualTo("value/name");
  }

  @Test
  void valuesAndEventsHaveRowsToo() {
    JsonNode value =
        ask(
            "rule",
            200,
            """
            {"kind": "value", "of": "contacts", "text": "count(opened within 7 days)"}""");
    assertThat(value.at("/form/aggregation").textValue()).isEqualTo("count");
    JsonNode events =
        ask(
            "rule",
            200,
            """
            {"kind": "events", "of": "contacts", "form": {"event": "opened"}}""");
    assertThat(events.get("text").textValue()).isEqualTo("opened");
  }

  @Test
  void ifThenOpensAsRowsAndKeepsItsOutcome() {
    JsonNode rows =
        ask(
            "rule",
            200,
            """
            {"kind": "condition", "of": "contacts", "text": "IF did opened THEN segment = 'l''été'"}""");
    assertThat(rows.get("then").textValue()).isEqualTo("l'été");
    JsonNode text =
        ask(
            "rule",
            200,
            "{\"kind\": \"condition\", \"of\": \"contacts\", \"then\": \"l'été\", \"form\": %s}"
                .formatted(rows.get("form")));
    assertThat(text.get("text").textValue()).isEqualTo("if did opened then segment = 'l''été'");
    assertThat(text.get("condition").textValue()).isEqualTo("did opened");
  }

  @Test
  void hugeAndDeepFormsAreRefusedWithASentence() {
    String deep =
        "{\"row\": \"group\", \"join\": \"all\", \"rows\": [".repeat(60)
            + "{\"row\": \"text\", \"text\": \"did opened\"}"
            + "]}".repeat(60);
    assertThat(ask("rule", 422, rule(deep)).get("sentence").textValue()).contains("levels");
    String deeper = "[".repeat(100_000);
    assertThat(ask("rule", 422, rule(deeper)).get("sentence").textValue()).contains("JSON");
    String huge = "{\"row\": \"text\", \"text\": \"" + "x".repeat(1 << 20) + "\"}";
    assertThat(ask("rule", 413, rule(huge)).get("sentence").textValue()).contains("larger");
    assertThat(ask("rule", 422, "[]").get("sentence").textValue()).contains("object");
    assertThat(ask("rule", 422, rule("{\"row\": \"<script>\"}")).get("code").textValue())
        .isEqualTo("form.wrong");
  }

  private static String rule(String form) {
    return "{\"kind\": \"condition\", \"of\": \"contacts\", \"form\": %s}".formatted(form);
  }

  // ---- counts ----

  @Test
  void aConditionIsEstimatedThenCounted() {
    JsonNode estimate =
        ask(
            "count",
            200,
            """
            {"condition": "no opened", "of": "contacts", "page": "a", "estimate": true}""");
    assertThat(estimate.get("count").intValue()).isZero();
    JsonNode exact =
        ask(
            "count",
            200,
            """
            {"condition": "no opened", "under": "busy", "of": "contacts", "page": "a"}""");
    assertThat(exact.get("estimate").booleanValue()).isFalse();
    assertThat(exact.get("sample")).isEmpty();
  }

  @Test
  void aFamilyIsCountedAsIfItWereSaved() throws IOException {
    String before = file();
    JsonNode answer =
        ask(
            "sizes",
            200,
            definition(
                "cycle",
                "",
                """
                {"definition": "segment", "of": "contacts", "members": {"by": "first_match", "cases": [
                  {"name": "hot", "text": "did opened"}, {"name": "cold", "text": "otherwise"}]}}"""));
    assertThat(answer.at("/segments/0/name").textValue()).isEqualTo("cycle/hot");
    assertThat(answer.at("/segments/1/members").intValue()).isZero();
    assertThat(file()).isEqualTo(before);
  }

  // ---- saving ----

  @Test
  void whatIsSavedIsWrittenAndOpensAgain() throws IOException {
    String label = "<img src=x onerror=alert(1)>\\\"'";
    JsonNode saved =
        ask(
            "save",
            200,
            definition(
                "idle",
                "",
                WHEN.formatted(
                    "no opened",
                    ", \"label\": {\"fr\": \"%s\", \"en\": \"%s\"}".formatted(label, label))));
    assertThat(saved.get("location").textValue()).isEqualTo("/segments/idle");
    assertThat(file()).contains("when: no opened").contains("onerror");
    Browser.Page page = browser.get("/segments/idle/edit");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("&lt;img src=x onerror").doesNotContain("<img src=x");
    assertThat(browser.get("/segments/idle").body()).doesNotContain("<img src=x");
  }

  @Test
  void theSecondOfTwoIsToldAndSeesBoth() throws IOException {
    String opened = version("busy");
    ask("save", 200, definition("busy", opened, when("did opened within 2 days")));
    JsonNode told = ask("save", 409, definition("busy", opened, when("did opened within 3 days")));
    assertThat(told.get("code").textValue()).isEqualTo("definition.changed");
    assertThat(told.at("/theirs/text").textValue()).contains("within 2 days");
    assertThat(told.at("/theirs/form/members/when").textValue())
        .isEqualTo("did opened within 2 days");
    assertThat(file()).contains("within 2 days").doesNotContain("within 3 days");
    // Having seen theirs, the second may put the own one in its place.
    String theirs = told.at("/theirs/version").textValue();
    ask("save", 200, definition("busy", theirs, when("did opened within 3 days")));
    assertThat(file()).contains("within 3 days");
  }

  private String version(String name) {
    return site.live
        .definition(io.strate.workspace.edit.Section.SEGMENTS, name)
        .orElseThrow()
        .version();
  }

  @Test
  void aNameThatIsTakenIsSaidAtTheName() throws IOException {
    String before = file();
    for (String name : new String[] {"busy", "", "new", "a/b"}) {
      JsonNode answer = ask("save", 422, definition(name, "", when("did opened")));
      assertThat(answer.at("/problems/0/field").textValue()).as(name).isEqualTo("name");
      assertThat(
              ask("definition", 200, definition(name, "", when("did opened")))
                  .at("/problems/0/field")
                  .textValue())
          .as(name)
          .isEqualTo("name");
    }
    assertThat(file()).isEqualTo(before);
  }

  @Test
  void whatIsUnfinishedIsNotSavedButSaidInWordsAsFarAsItGoes() throws IOException {
    String before = file();
    JsonNode answer = ask("save", 422, definition("idle", "", when("did opened and (")));
    assertThat(answer.at("/problems/0/path").textValue()).isEqualTo("/members");
    assertThat(answer.at("/problems/0/field").textValue()).isEqualTo("when");
    assertThat(file()).isEqualTo(before);
    JsonNode words = ask("definition", 200, definition("idle", "", when("no opened")));
    assertThat(words.at("/words/0/text").textValue()).contains("opened");
  }

  @Test
  void whatWouldChangeIsSaidAndNothingChanges() throws IOException {
    String before = file();
    JsonNode plan =
        ask("plan", 200, definition("busy", version("busy"), when("did opened within 9 days")));
    assertThat(plan.at("/segments/0/name").textValue()).isEqualTo("busy");
    assertThat(plan.at("/segments/0/comers").intValue()).isZero();
    assertThat(plan.at("/lines/0/change").textValue()).isEqualTo("changed");
    assertThat(file()).isEqualTo(before);
  }

  @Test
  void whatOthersUseIsNotDeleted() throws IOException {
    ask("save", 200, definition("idle", "", when("not in segment 'busy'")));
    String remove =
        """
        {"section": "segments", "name": "%s", "opened": "%s"}""";
    JsonNode refused = ask("remove", 409, remove.formatted("busy", version("busy")));
    assertThat(refused.get("sentence").textValue()).contains("idle");
    assertThat(browser.get("/segments/busy/edit").body()).contains("idle");
    ask("remove", 200, remove.formatted("idle", version("idle")));
    assertThat(file()).doesNotContain("idle");
  }

  @Test
  void traitsAndScoresAreSavedToo() throws IOException {
    ask(
        "save",
        200,
        """
        {"section": "traits", "name": "opens", "opened": "", "form":
          {"definition": "trait", "of": "contacts", "value": "count(opened)"}}""");
    ask(
        "save",
        200,
        """
        {"section": "scores", "name": "heat", "opened": "", "form": {"definition": "score",
          "of": "contacts", "lines": [{"each": "opened", "give": "10"}], "half_life": "30 days"}}""");
    assertThat(file()).contains("opens: count(opened)").contains("half_life: 30 days");
    JsonNode clash =
        ask(
            "save",
            422,
            """
            {"section": "scores", "name": "opens", "opened": "", "form": {"definition": "score",
              "of": "contacts", "lines": [{"each": "opened", "give": "10"}]}}""");
    assertThat(clash.at("/problems/0/field").textValue()).isEqualTo("name");
    assertThat(browser.get("/scores/heat/edit").status()).isEqualTo(200);
    assertThat(browser.get("/traits/opens/edit").status()).isEqualTo(200);
  }

  // ---- what is learnt ----

  private static String learnt(String section, String name, String opened, String form) {
    return """
        {"section": "%s", "name": "%s", "opened": "%s", "form": %s}"""
        .formatted(section, name, opened, form);
  }

  private static String model(String rest) {
    return "{\"definition\": \"model\", \"of\": \"contacts\", %s}".formatted(rest);
  }

  @Test
  void aLabelWithoutAWindowIsSaidAtItsField() throws IOException {
    ask(
        "save",
        200,
        """
        {"section": "traits", "name": "opens", "opened": "", "form":
          {"definition": "trait", "of": "contacts", "value": "count(opened)"}}""");
    String before = file();
    String form = model("\"predict\": \"did opened\"");
    JsonNode checked = ask("definition", 200, learnt("models", "again", "", form));
    assertThat(checked.at("/problems/0/field").textValue()).isEqualTo("predict");
    assertThat(checked.at("/problems/0/sentence").textValue()).contains("has no window");
    assertThat(checked.get("yaml").textValue()).isEqualTo("again:\n  predict: did opened");
    JsonNode refused = ask("save", 422, learnt("models", "again", "", form));
    assertThat(refused.at("/problems/0/field").textValue()).isEqualTo("predict");
    assertThat(file()).isEqualTo(before);
  }

  @Test
  void whatIsLearntIsSavedAndOpensAgain() throws IOException {
    ask(
        "save",
        200,
        """
        {"section": "traits", "name": "opens", "opened": "", "form":
          {"definition": "trait", "of": "contacts", "value": "count(opened)"}}""");
    String predict = "\"predict\": \"did opened within 9 days\", \"features\": [\"opens\"]";
    assertThat(saved(learnt("models", "again", "", model(predict)))).isEqualTo("/models/again");
    assertThat(
            saved(
                learnt(
                    "clusters",
                    "alike",
                    "",
                    "{\"definition\": \"clusters\", \"of\": \"contacts\", \"features\": [\"opens\"]}")))
        .isEqualTo("/clusters/alike");
    assertThat(
            saved(
                learnt(
                    "moments",
                    "mail",
                    "",
                    "{\"definition\": \"moment\", \"of\": \"contacts\", \"events\": [\"opened\"]}")))
        .isEqualTo("/moments/mail");
    assertThat(file()).contains("predict: did opened within 9 days", "of: opened");
    for (String path : new String[] {"/models/again", "/clusters/alike", "/moments/mail"}) {
      assertThat(browser.get(path + "/edit").body()).as(path).contains("opened");
    }
    assertThat(browser.get("/models/again").body()).contains("href=\"/models/again/edit\"");
    assertThat(browser.get("/moments/mail").body()).contains("href=\"/moments/mail/edit\"");
    assertThat(browser.get("/learning").body()).contains("href=\"/moments/new\"");
    JsonNode clash = ask("save", 422, learnt("clusters", "again", "", model(predict)));
    assertThat(clash.at("/problems/0/field").textValue()).isEqualTo("name");
  }

  private String saved(String sent) {
    return ask("save", 200, sent).get("location").textValue();
  }

  @Test
  void whatNoFormHoldsOpensAsTextWithASentence() throws IOException {
    Files.writeString(
        folder.resolve("strate.yaml"),
        file()
            + "models:\n  own:\n    predict: did opened within 9 days\n    weights: model.bin\n");
    String page = browser.get("/models/own/edit").body();
    assertThat(page).contains("&#34;why&#34;:&#34;unknown&#34;", "weights: model.bin");
  }

  @Test
  void whoMayOnlyLookMayNotBuild() throws IOException {
    String before = file();
    site.user("paul", Role.VIEWER);
    try (Browser viewer = site.signedIn("paul")) {
      for (String section : new String[] {"segments", "clusters", "models", "moments"}) {
        assertThat(viewer.get("/" + section + "/new").status()).as(section).isEqualTo(403);
        assertThat(viewer.get("/" + section + "/busy/edit").status()).as(section).isEqualTo(403);
      }
      viewer.get("/segments/busy");
      for (String path : new String[] {"save", "plan", "count", "rule", "remove"}) {
        assertThat(
                viewer
                    .postJson("/builder/" + path, definition("idle", "", when("no opened")))
                    .status())
            .as(path)
            .isEqualTo(403);
      }
    }
    assertThat(file()).isEqualTo(before);
  }
}
