package io.strate.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.ledger.Reject;
import io.strate.server.admin.TestingApi.Answer;
import io.strate.workspace.access.AccessKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the admin API answers and changes; each answer is held to the published contract too. */
final class AdminApiTest {

  @TempDir Path folder;
  private TestingApi api;

  @BeforeEach
  void start() throws IOException {
    api = TestingApi.start(folder);
  }

  @AfterEach
  void close() {
    api.close();
  }

  // ---- reading ----

  @Test
  void membersComeInPagesThatFitTogether() {
    JsonNode first = api.get("/api/v1/segments/lyon/members?limit=3").json();
    assertThat(first.at("/items").size()).isEqualTo(3);
    assertThat(first.at("/items/0/since").asString()).isEqualTo(TestingApi.NOW);
    String next = first.at("/next").asString();
    JsonNode second = api.get("/api/v1/segments/lyon/members?limit=3&cursor=" + next).json();
    assertThat(second.at("/items").size()).isEqualTo(1);
    assertThat(second.has("next")).isFalse();
    assertThat(first.findValuesAsString("id")).containsExactly("c1", "c2", "c4");
    assertThat(second.findValuesAsString("id")).containsExactly("c5");
    assertThat(api.get("/api/v1/segments/buyers/members?cursor=" + next).code())
        .isEqualTo("request.cursor");
    assertThat(api.get("/api/v1/segments/lyn/members").status()).isEqualTo(404);
    assertThat(api.get("/api/v1/segments/size%2Flarge/members").json().findValuesAsString("id"))
        .containsExactly("c2", "c6");
  }

  @Test
  void aRuleIsPreviewedAndAWrongOneSaysWhere() {
    JsonNode preview =
        api.post("/api/v1/preview", "{\"when\": \"city = 'Lyon' and seats > 2\"}").json();
    assertThat(preview.at("/members").asInt()).isEqualTo(2);
    assertThat(preview.at("/population").asInt()).isEqualTo(6);
    assertThat(preview.at("/sample/1").asString()).isEqualTo("c2");
    Answer wrong = api.post("/api/v1/preview", "{\"when\": \"citi = 'Lyon'\"}");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.detail()).contains("city");
    assertThat(wrong.json().at("/errors").size()).isEqualTo(1);
    assertThat(wrong.json().at("/errors/0/place").asString()).isEqualTo("condition:1:1");
    assertThat(api.post("/api/v1/preview", "{\"wen\": \"x\"}").detail()).contains("when");
    assertThat(api.post("/api/v1/preview", "{\"when\": ").detail()).contains("line 1");
  }

  @Test
  void anEstimateOfFewIsExactAndSaysSo() {
    String question =
        "{\"when\": \"city = 'Lyon'\", \"estimate\": true, \"question\": \"builder\", \"as_of\": \"%s\"}"
            .formatted(TestingApi.NOW);
    Answer answer = api.post("/api/v1/preview", question);
    JsonNode estimate = answer.json();
    assertThat(estimate.at("/estimate").asBoolean()).isFalse();
    for (String key : List.of("count", "low", "high")) {
      assertThat(estimate.at("/" + key).asInt()).isEqualTo(4);
    }
    assertThat(estimate.at("/sampled").asInt()).isEqualTo(6);
    assertThat(estimate.at("/why").asString()).startsWith("Everybody was asked");
    assertThat(api.post("/api/v1/preview", question).body()).isEqualTo(answer.body());
    assertThat(api.post("/api/v1/preview", question.replace("true", "\"yes\"")).status())
        .isEqualTo(400);
    assertThat(api.post("/api/v1/preview", question.replace("city", "citi")).status())
        .isEqualTo(422);
  }

  @Test
  void anEstimateOfRanksAsksEverybody() {
    api.put("/api/v1/segments/best", "{\"top\": \"50%\", \"by\": \"seats\"}");
    JsonNode estimate =
        api.post("/api/v1/preview", "{\"when\": \"in segment 'best'\", \"estimate\": true}").json();
    assertThat(estimate.at("/estimate").asBoolean()).isFalse();
    assertThat(estimate.at("/count").asInt()).isEqualTo(3);
    assertThat(estimate.at("/why").asString()).contains("highest");
  }

  @Test
  void aContactIsShownWithItsTimelineAndWhy() {
    JsonNode profile = api.get("/api/v1/contacts/email:ada@example.com").json();
    assertThat(profile.at("/attributes/city").asString()).isEqualTo("Lyon");
    assertThat(profile.at("/traits/spent").asInt()).isEqualTo(30);
    assertThat(profile.at("/accounts/0").asString()).isEqualTo("a1");
    assertThat(api.get("/api/v1/contacts/c1/segments").json().findValuesAsString("name"))
        .containsExactly("lyon", "buyers", "size/small");
    JsonNode newest = api.get("/api/v1/contacts/c1/timeline?limit=1").json();
    assertThat(newest.at("/items/0/at").asString()).isEqualTo("2026-02-10T10:00:00Z");
    JsonNode older =
        api.get("/api/v1/contacts/c1/timeline?limit=1&cursor=" + newest.at("/next").asString())
            .json();
    assertThat(older.at("/items/0/at").asString()).isEqualTo("2026-02-01T10:00:00Z");
    JsonNode why = api.get("/api/v1/contacts/c1/explanation/buyers").json();
    assertThat(why.at("/member").asBoolean()).isTrue();
    assertThat(why.at("/next/at").asString()).startsWith("2026-03-1");
    assertThat(api.get("/api/v1/accounts/a2").json().at("/segments/0/name").asString())
        .isEqualTo("clients");
    assertThat(api.get("/api/v1/contacts/a2").status()).isEqualTo(404);
  }

  @Test
  void whatTheWorkspaceHoldsIsListed() {
    assertThat(api.get("/api/v1/status").json().at("/contacts").asInt()).isEqualTo(6);
    assertThat(api.get("/api/v1/traits").json().at("/items/0/name").asString()).isEqualTo("spent");
    assertThat(api.get("/api/v1/scores").json().at("/items/0/name").asString())
        .isEqualTo("interest");
    JsonNode rejects = api.get("/api/v1/rejects?source=orders").json();
    assertThat(rejects.at("/items").size()).isEqualTo(1);
    assertThat(rejects.at("/items/0/column").asString()).isEqualTo("at");
    assertThat(api.get("/api/v1/sources").json().findValuesAsString("name"))
        .contains("contacts", "orders");
    assertThat(api.get("/api/v1/segments/lyon/history").json().at("/points/0/entered").asInt())
        .isEqualTo(4);
    assertThat(api.get("/api/v1/segments/lyon/export").body().lines().count()).isEqualTo(5);
    assertThat(api.get("/api/v1/openapi.json").json().at("/openapi").asString()).isEqualTo("3.1.0");
  }

  /** Bodies that are no message are kept, each with its own text. */
  private void refuse(String key, String event) {
    String basic =
        "Basic " + Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
    api.post("/v1/track", "{\"event\": \"%s\"}".formatted(event), "Authorization", basic);
  }

  private List<String> texts(JsonNode page) {
    return page.at("/items").valueStream().map(item -> item.at("/text").asString()).toList();
  }

  /** A cursor means what was shown last, not how much was. */
  @Test
  void pagesOfRejectsFitTogetherWhileSomeGo() {
    String key = api.keys.make("site", AccessKeys.Scope.WRITE);
    List.of("one", "two", "three", "four").forEach(event -> refuse(key, event));
    JsonNode first = api.get("/api/v1/rejects?limit=2").json();
    assertThat(texts(first).get(0)).contains("one");
    assertThat(texts(first).get(1)).contains("two");
    List<Reject> calls = api.live.workspace().ledger().rejects().of("@tracking");
    api.live.workspace().ledger().rejects().remove("@tracking", calls.subList(0, 2));

    String next = first.at("/next").asString();
    JsonNode second = api.get("/api/v1/rejects?limit=2&cursor=" + next).json();
    assertThat(texts(second).get(0)).contains("three");
    assertThat(texts(second).get(1)).contains("four");
    JsonNode third =
        api.get("/api/v1/rejects?limit=2&cursor=" + second.at("/next").asString()).json();
    assertThat(third.at("/items/0/source").asString()).isEqualTo("orders");
    assertThat(third.has("next")).isFalse();
    assertThat(api.get("/api/v1/rejects?limit=2&source=orders&cursor=" + next).status())
        .isEqualTo(400);
  }

  // ---- changing ----

  @Test
  void aSegmentIsPlannedSavedChangedAndTakenAway() throws IOException {
    String parisians =
        "{\"label\": \"Parisiens\", \"when\": \"city = 'Paris' or in segment 'buyers'\"}";
    JsonNode plan =
        api.post(
                "/api/v1/plan",
                "{\"section\": \"segments\", \"name\": \"paris\", \"definition\": %s}"
                    .formatted(parisians))
            .json();
    assertThat(plan.at("/lines/0/name").asString()).isEqualTo("paris");
    assertThat(plan.at("/lines/0/entering").asInt()).isEqualTo(2);
    assertThat(yaml()).doesNotContain("paris");

    Answer saved = api.put("/api/v1/segments/paris", parisians, "If-None-Match", "*");
    assertThat(saved.status()).isEqualTo(201);
    assertThat(saved.json().at("/segments/0/size").asInt()).isEqualTo(2);
    assertThat(yaml()).contains("# people of one town").contains("Parisiens");
    assertThat(api.get("/api/v1/segments/paris/members").json().findValuesAsString("id"))
        .containsExactly("c1", "c3");

    String version = saved.header("ETag");
    assertThat(
            api.put("/api/v1/segments/paris", "{\"when\": \"seats > 5\"}", "If-Match", "\"0\"")
                .status())
        .isEqualTo(412);
    assertThat(api.put("/api/v1/segments/paris", parisians, "If-None-Match", "*").status())
        .isEqualTo(412);
    Answer changed =
        api.put("/api/v1/segments/paris", "{\"when\": \"seats > 5\"}", "If-Match", version);
    assertThat(changed.json().at("/segments/0/size").asInt()).isEqualTo(3);

    Answer wrong = api.put("/api/v1/segments/paris", "{\"when\": \"seets > 5\"}");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.json().at("/errors").size()).as("no lines of text, no warnings").isEqualTo(1);
    assertThat(wrong.json().at("/errors/0/place").asString()).matches("strate\\.yaml:\\d+:11");
    assertThat(wrong.json().at("/errors/0/message").asString())
        .startsWith("no trait or attribute called 'seets'");
    assertThat(wrong.detail()).doesNotContain(folder.toString());
    assertThat(api.delete("/api/v1/segments/buyers").status()).isEqualTo(204);
    assertThat(api.delete("/api/v1/traits/spent").status()).isEqualTo(409);
    assertThat(api.delete("/api/v1/segments/paris").status()).isEqualTo(204);
    assertThat(api.get("/api/v1/segments/paris").status()).isEqualTo(404);
    assertThat(yaml()).contains("# people of one town").doesNotContain("paris");
  }

  private static final String RENAMED =
      """
      {"edits": [
        {"section": "segments", "name": "buyers", "remove": true},
        {"section": "traits", "name": "orders", "definition": "count(order)", "if_none_match": "*"},
        {"section": "segments", "name": "shoppers", "definition": {"when": "orders >= 1"}},
        {"section": "segments", "name": "lyon",
         "definition": {"label": "Lyonnais", "when": "city = 'Lyon' and not in segment 'shoppers'"}}]}
      """;

  /** Of c1, c2, c4, c5 from Lyon c1 has ordered, and so has c3. */
  @Test
  void severalChangesArePlannedTogetherAndMadeAtOnce() throws IOException {
    String before = yaml();
    JsonNode lines = api.post("/api/v1/plan", RENAMED).json().at("/lines");
    assertThat(lines.findValuesAsString("name"))
        .containsExactlyInAnyOrder("orders", "lyon", "shoppers", "buyers");
    for (JsonNode line : lines) {
      switch (line.at("/name").asString()) {
        case "lyon" -> assertThat(line.at("/leaving").asInt()).isEqualTo(1);
        case "shoppers" -> assertThat(line.at("/entering").asInt()).isEqualTo(2);
        default -> assertThat(line.at("/change").asString()).isIn("new", "removed");
      }
    }
    assertThat(yaml()).isEqualTo(before);

    Answer made = api.post("/api/v1/edits", RENAMED);
    assertThat(made.json().at("/edits").findValuesAsString("change"))
        .containsExactly("removed", "new", "new", "changed");
    assertThat(api.get("/api/v1/segments/shoppers").header("ETag"))
        .isEqualTo('"' + made.json().at("/edits/2/version").asString() + '"');
    assertThat(api.get("/api/v1/segments/lyon/members").json().findValuesAsString("id"))
        .containsExactly("c2", "c4", "c5");
    assertThat(yaml()).contains("# people of one town").doesNotContain("buyers");
  }

  @Test
  void ofSeveralChangesNoneIsMadeIfOneCannotBe() throws IOException {
    String before = yaml();
    for (Map.Entry<String, Integer> bad :
        Map.of(
                "\"definition\": {\"when\": \"seets > 5\"}", 422,
                "\"remove\": true", 404,
                "\"definition\": {\"when\": \"seats > 5\"}, \"if_match\": \"*\"", 412,
                "\"definition\": {\"when\": \"seats > 5\"}, \"remove\": true", 400,
                "\"if_match\": \"*\"", 400,
                "\"definitoin\": {\"when\": \"seats > 5\"}", 400)
            .entrySet()) {
      String edits =
          "{\"edits\": [{\"section\": \"segments\", \"name\": \"paris\", \"definition\": {\"when\": \"city = 'Paris'\"}},"
              + " {\"section\": \"segments\", \"name\": \"other\", %s}]}";
      assertThat(api.post("/api/v1/edits", edits.formatted(bad.getKey())).status())
          .as(bad.getKey())
          .isEqualTo(bad.getValue());
      assertThat(api.post("/api/v1/plan", edits.formatted(bad.getKey())).status())
          .as(bad.getKey())
          .isEqualTo(bad.getValue());
    }
    assertThat(api.post("/api/v1/edits", "{\"edits\": []}").status()).isEqualTo(400);
    assertThat(yaml()).isEqualTo(before);
    api.as(api.keys.make("reader", AccessKeys.Scope.READ));
    assertThat(api.post("/api/v1/edits", RENAMED).status()).isEqualTo(403);
  }

  @Test
  void aDefinitionMayBeShort() throws IOException {
    Answer made = api.put("/api/v1/traits/orders", "\"count(order)\"");
    assertThat(made.status()).isEqualTo(201);
    assertThat(yaml()).contains("  orders: count(order)\n");
    String says = made.json().at("/definition/says").toString();
    assertThat(api.put("/api/v1/traits/orders", says).status())
        .as("what is answered can be sent")
        .isEqualTo(200);
    assertThat(api.put("/api/v1/traits/orders", "5").code()).isEqualTo("request.json");
  }

  private String yaml() throws IOException {
    return Files.readString(folder.resolve("strate.yaml"));
  }

  /** As curl sends a body unless it is told otherwise. */
  @Test
  void aBodyIsReadWhateverItsTypeIsCalled() {
    String[] type = {"Content-Type", "application/x-www-form-urlencoded"};
    assertThat(
            api.post("/api/v1/preview", "{\"when\": \"seats > 10\"}", type)
                .json()
                .at("/members")
                .asInt())
        .isEqualTo(2);
    assertThat(api.put("/api/v1/segments/many", "{\"when\": \"seats > 10\"}", type).status())
        .isEqualTo(201);
    assertThat(api.put("/api/v1/joins/a1", "{\"contact\": null}").code())
        .isEqualTo("request.value");
    assertThat(api.delete("/api/v1/keys/nobody").status()).isEqualTo(404);
  }

  @Test
  void theSameRequestWithTheSameKeyIsAnsweredOnce() {
    String hook = "{\"url\": \"https://hooks.example.com/a\"}";
    Answer first = api.post("/api/v1/webhooks", hook, "Idempotency-Key", "k1");
    assertThat(first.status()).isEqualTo(201);
    Answer again = api.post("/api/v1/webhooks", hook, "Idempotency-Key", "k1");
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(api.get("/api/v1/webhooks").json().at("/items").size()).isEqualTo(1);
    assertThat(
            api.post(
                    "/api/v1/webhooks",
                    "{\"url\": \"https://hooks.example.com/b\"}",
                    "Idempotency-Key",
                    "k1")
                .status())
        .isEqualTo(422);
  }

  /** The same body with another precondition, or another question, is another request. */
  @Test
  void aPreconditionIsPartOfTheRequest() {
    String rule = "{\"when\": \"seats > 5\"}";
    assertThat(api.put("/api/v1/segments/a", rule, "Idempotency-Key", "k").status()).isEqualTo(201);
    assertThat(
            api.put("/api/v1/segments/a", rule, "Idempotency-Key", "k", "If-None-Match", "*")
                .status())
        .isEqualTo(422);
  }

  @Test
  void aQuestionMayBeAskedAgain() {
    for (String city : List.of("Lyon", "Paris")) {
      Answer answer =
          api.post(
              "/api/v1/preview",
              "{\"when\": \"city = '%s'\"}".formatted(city),
              "Idempotency-Key",
              "k");
      assertThat(answer.status()).isEqualTo(200);
    }
  }

  @Test
  void whatIsExpectedOfADefinitionIsHeldToTheLetter() {
    String rule = "{\"when\": \"seats > 5\"}";
    assertThat(api.put("/api/v1/segments/a", rule, "If-Match", "*").status()).isEqualTo(412);
    assertThat(api.get("/api/v1/segments/a").status()).isEqualTo(404);
    Answer made = api.put("/api/v1/segments/a", rule);
    assertThat(made.status()).isEqualTo(201);
    String version = made.header("ETag");
    assertThat(api.put("/api/v1/segments/a", rule, "If-Match", "W/" + version).status())
        .isEqualTo(412);
    assertThat(
            api.put("/api/v1/segments/a", rule, "If-Match", version, "If-None-Match", "*").status())
        .isEqualTo(400);
    assertThat(api.put("/api/v1/segments/a", rule, "If-Match", "*").status()).isEqualTo(200);
    assertThat(api.delete("/api/v1/segments/b", "If-Match", "*").status()).isEqualTo(412);
  }

  @Test
  void replayingWantsToKnowWhat() {
    String path =
        "/api/v1/webhooks/"
            + api.post("/api/v1/webhooks", "{\"url\": \"https://hooks.example.com/a\"}")
                .json()
                .at("/id")
                .asString();
    for (String since : List.of("", "yesterday")) {
      Answer answer = api.post(path + "/replay", "{\"failed_since\": \"%s\"}".formatted(since));
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.detail()).contains("'failed_since'");
    }
    assertThat(api.post(path + "/replay", "{}").status()).isEqualTo(400);
    assertThat(api.post(path + "/replay", "{\"failed_since\": \"2026-02-01T00:00:00Z\"}").status())
        .isEqualTo(202);
  }

  @Test
  void webhooksAreKept() {
    String refused =
        api.post("/api/v1/webhooks", "{\"url\": \"http://localhost/\", \"segments\": [\"lyn\"]}")
            .code();
    assertThat(refused).isEqualTo("usage.segment");
    JsonNode made =
        api.post(
                "/api/v1/webhooks",
                "{\"url\": \"https://hooks.example.com/a\", \"segments\": [\"lyon\"], \"directions\": [\"entered\"]}")
            .json();
    String path = "/api/v1/webhooks/" + made.at("/id").asString();
    assertThat(made.at("/secret").asString()).startsWith("whsec_");
    assertThat(api.get(path).json().has("secret")).isFalse();
    assertThat(api.get(path + "/status").json().at("/enabled").asBoolean()).isTrue();
    assertThat(api.get(path + "/deliveries?state=failed").json().at("/items").size()).isZero();
    assertThat(api.post(path + "/secret", "{}").json().at("/secret").asString())
        .startsWith("whsec_")
        .isNotEqualTo(made.at("/secret").asString());
    Answer off = api.put(path, "{\"url\": \"https://hooks.example.com/a\", \"enabled\": false}");
    assertThat(off.json().at("/enabled").asBoolean()).isFalse();
    assertThat(api.delete(path).status()).isEqualTo(204);
    assertThat(api.get(path).status()).isEqualTo(404);
  }

  @Test
  void aKeyDoesWhatItsScopeSaysAndNoMore() {
    String reader =
        api.post("/api/v1/keys", "{\"name\": \"reader\", \"scope\": \"read\"}")
            .json()
            .at("/key")
            .asString();
    assertThat(api.post("/api/v1/keys", "{\"name\": \" \", \"scope\": \"read\"}").code())
        .isEqualTo("request.value");
    String editor = api.keys.make("editor", AccessKeys.Scope.EDIT);
    api.as(reader);
    assertThat(api.get("/api/v1/segments").status()).isEqualTo(200);
    assertThat(api.put("/api/v1/segments/a", "{\"when\": \"seats > 1\"}").status()).isEqualTo(403);
    assertThat(api.get("/api/v1/keys").status()).isEqualTo(403);
    api.as(editor);
    assertThat(api.put("/api/v1/segments/a", "{\"when\": \"seats > 1\"}").status()).isEqualTo(201);
    assertThat(api.post("/api/v1/webhooks", "{\"url\": \"https://a.example/\"}").status())
        .isEqualTo(403);
  }

  @Test
  void aContestedIdentifierIsDecidedAndTheDecisionUndone() {
    String key = api.keys.make("site", AccessKeys.Scope.WRITE);
    String basic =
        "Basic " + Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
    api.post(
        "/v1/track",
        "{\"anonymousId\": \"a1\", \"userId\": \"c1\", \"event\": \"seen\"}",
        "Authorization",
        basic);
    api.post(
        "/v1/track",
        "{\"anonymousId\": \"a1\", \"userId\": \"c2\", \"event\": \"seen\"}",
        "Authorization",
        basic);
    JsonNode open = api.get("/api/v1/joins").json();
    assertThat(open.at("/items/0/identifier").asString()).isEqualTo("anonymous_id:a1");
    assertThat(open.at("/items/0/claimants").findValuesAsString("id")).containsExactly("c1", "c2");

    String path = "/api/v1/joins/anonymous_id:a1";
    assertThat(api.put(path, "{\"contact\": \"c2\"}").status()).isEqualTo(204);
    assertThat(api.get("/api/v1/joins").json().at("/items").size()).isZero();
    assertThat(api.get("/api/v1/contacts/anonymous_id:a1").json().at("/attributes/city").asString())
        .isEqualTo("Lyon");
    assertThat(api.delete(path).status()).isEqualTo(204);
    assertThat(api.get("/api/v1/joins/decisions").json().findValuesAsString("what"))
        .startsWith("joined");
    assertThat(api.get("/api/v1/joins/decisions").json().at("/items/0/by").asString())
        .isEqualTo("owner");
  }

  @Test
  void theAuditLogSaysWhoChangedWhatAndOfNobody() {
    api.put("/api/v1/segments/secret-name", "{\"when\": \"seats > 1\"}");
    api.delete("/api/v1/segments/secret-name");
    Answer log = api.get("/api/v1/audit");
    assertThat(log.json().at("/items/0/method").asString()).isEqualTo("DELETE");
    assertThat(log.json().at("/items/1/method").asString()).isEqualTo("PUT");
    assertThat(log.json().at("/items/1/key").asString()).isEqualTo("owner");
    assertThat(log.body()).doesNotContain("secret-name");
  }
}
