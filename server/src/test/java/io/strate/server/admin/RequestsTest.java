package io.strate.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.server.admin.TestingApi.Answer;
import io.strate.workspace.access.AccessKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The published schemas of bodies refuse what the readers of bodies refuse, and nothing else: of
 * bodies that are accepted, each key and type is spoiled by turns.
 */
final class RequestsTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

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

  /** A body with one thing changed. */
  private record Spoiled(String how, String body) {}

  private static List<Spoiled> spoiled(String body) {
    List<Spoiled> all = new ArrayList<>();
    all.add(new Spoiled("a list", "[]"));
    spoil(JSON.readTree(body), JSON.readTree(body), "", all);
    return all;
  }

  private static void spoil(JsonNode whole, JsonNode part, String at, List<Spoiled> all) {
    if (part instanceof ObjectNode) {
      ObjectNode more = (ObjectNode) whole.deepCopy();
      ((ObjectNode) more.at(at)).putObject("unheard_of").put("more", 1);
      all.add(new Spoiled("an unknown key at " + at, more.toString()));
      part.properties().forEach(each -> spoilValue(whole, each.getValue(), at, each.getKey(), all));
    } else if (part instanceof ArrayNode items) {
      for (int i = 0; i < items.size(); i++) {
        spoil(whole, items.get(i), at + "/" + i, all);
      }
    }
  }

  private static void spoilValue(
      JsonNode whole, JsonNode value, String at, String key, List<Spoiled> all) {
    List<String> others = new ArrayList<>(List.of("null", "[[]]"));
    if (!value.isObject()) {
      others.add("{\"unheard_of\": 1}");
    }
    if (value.isBoolean() || value.isNumber()) {
      others.add("\"unheard of\"");
    }
    for (String other : others) {
      ObjectNode changed = (ObjectNode) whole.deepCopy();
      ((ObjectNode) changed.at(at)).set(key, JSON.readTree(other));
      all.add(new Spoiled("%s/%s is %s".formatted(at, key, other), changed.toString()));
    }
    spoil(whole, value, at + "/" + key, all);
  }

  private void hold(String method, String path, String body) {
    Answer answer = api.send(method, path, body);
    assertThat(answer.status()).as(answer.body()).isLessThan(300);
    SoftAssertions verdicts = new SoftAssertions();
    for (Spoiled each : spoiled(body)) {
      boolean isRefused = api.send(method, path, each.body()).status() >= 400;
      boolean isWrong = !Contract.errors(method, path, each.body()).isEmpty();
      verdicts
          .assertThat(isWrong)
          .as("%s %s, %s: refused by the schema, as by the reader", method, path, each.how())
          .isEqualTo(isRefused);
    }
    verdicts.assertAll();
  }

  @Test
  void questions() {
    hold(
        "POST",
        "/api/v1/preview",
        "{\"when\": \"seats > 1\", \"of\": \"contacts\", \"as_of\": \"2026-02-01T00:00:00Z\","
            + " \"sample\": 3, \"estimate\": false, \"question\": \"q\"}");
    assertThat(api.post("/api/v1/preview", "{\"when\": \"seats > 1\", \"sample\": 3.0}").status())
        .as("a whole number, however it is written")
        .isEqualTo(200);
  }

  @Test
  void webhooksAndKeys() {
    String hook = "{\"url\": \"https://hooks.example.com/a\"}";
    String path =
        "/api/v1/webhooks/" + api.post("/api/v1/webhooks", hook).json().at("/id").asString();
    hold(
        "PUT",
        path,
        "{\"url\": \"https://hooks.example.com/a\", \"segments\": [\"lyon\"],"
            + " \"directions\": [\"left\"], \"alerts\": true, \"enabled\": true}");
    hold("POST", path + "/secret", "{\"overlap_seconds\": 60}");
    hold("POST", path + "/replay", "{\"failed_since\": \"2026-02-01T00:00:00Z\"}");
    hold("POST", "/api/v1/keys", "{\"name\": \"one\", \"scope\": \"read\"}");
  }

  @Test
  void decisions() {
    String writer = api.keys.make("site", AccessKeys.Scope.WRITE);
    String basic =
        "Basic "
            + Base64.getEncoder().encodeToString((writer + ":").getBytes(StandardCharsets.UTF_8));
    for (String user : List.of("c1", "c2")) {
      api.post(
          "/v1/track",
          "{\"anonymousId\": \"a1\", \"userId\": \"%s\", \"event\": \"seen\"}".formatted(user),
          "Authorization",
          basic);
    }
    hold("PUT", "/api/v1/joins/anonymous_id:a1", "{\"contact\": \"c2\"}");
  }

  @Test
  void definitions() {
    hold("PUT", "/api/v1/traits/orders", "{\"value\": \"count(order)\", \"unit\": \"orders\"}");
    hold(
        "PUT",
        "/api/v1/scores/heat",
        "{\"points\": [{\"each\": \"order\", \"give\": 10, \"at_most\": 100}], \"floor\": 0}");
    hold(
        "PUT",
        "/api/v1/segments/hot",
        "{\"label\": {\"en\": \"Hot\"}, \"when\": \"seats > 5\", \"folder\": \"Sales\"}");
    hold(
        "PUT",
        "/api/v1/segments/sizes",
        "{\"tiers\": \"seats\", \"of\": {\"big\": \"> 10\", \"tiny\": \"<= 10\"}}");
    hold(
        "PUT", "/api/v1/clusters/kinds", "{\"features\": [\"seats\", \"spent\"], \"k\": \"auto\"}");
  }

  @Test
  void severalChanges() {
    String edits =
        "{\"edits\": [{\"section\": \"segments\", \"name\": \"hot\","
            + " \"definition\": {\"when\": \"seats > 5\"}, \"if_match\": \"*\"},"
            + " {\"section\": \"traits\", \"name\": \"orders\", \"definition\": \"count(order)\"},"
            + " {\"section\": \"segments\", \"name\": \"buyers\", \"remove\": true}]}";
    api.put("/api/v1/segments/hot", "{\"when\": \"seats > 6\"}");
    hold("POST", "/api/v1/plan", edits);
    hold(
        "POST",
        "/api/v1/plan",
        "{\"section\": \"segments\", \"name\": \"hot\", \"definition\": {\"when\": \"seats > 5\"}}");
  }
}
