package io.strate.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.server.Patience;
import io.strate.workspace.answer.ListSegments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the admin API says of what is learnt; each answer is held to the published contract too. */
final class LearntApiTest {

  @TempDir Path folder;
  private TestingApi api;

  /** Half are small houses, half are large ones, far apart. */
  @BeforeEach
  void start() throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    List<String> contacts = new ArrayList<>(List.of("id,seats,floors"));
    for (int i = 0; i < 80; i++) {
      double size = i % 2 == 0 ? 1 : 10;
      contacts.add(
          "c%d,%s,%s".formatted(i, size * (10 + random.nextDouble()), size + random.nextDouble()));
    }
    Files.write(folder.resolve("contacts.csv"), contacts);
    List<String> opened = new ArrayList<>(List.of("id,at"));
    for (int i = 0; i < 40; i++) {
      for (int day = 10; day < 18; day++) {
        opened.add("c%d,2026-02-%dT%02d:00:00Z".formatted(i, day, i < 30 ? 9 : 18));
      }
    }
    Files.write(folder.resolve("opened.csv"), opened);
    Files.writeString(
        folder.resolve("strate.yaml"),
        """
        workspace: learning
        locale: en
        sources:
          contacts: { read: contacts.csv, as: contacts, id: id }
          opened: { read: opened.csv, as: events, event: opened, contact: id, time: at }
        """);
    api = TestingApi.again(folder);
    assertThat(
            api.put(
                    "/api/v1/clusters/houses",
                    """
                    {"of": "contacts", "features": ["seats", "floors"], "method": "kmeans", "k": 2}
                    """)
                .status())
        .isEqualTo(201);
  }

  @AfterEach
  void close() {
    api.close();
  }

  private JsonNode first() {
    return api.get("/api/v1/clusters").json().at("/items/0");
  }

  /**
   * Lets it be learnt, and waits until that has ended well; past the API, whose limit of requests
   * would soon be reached: it regains none while the clock stands still.
   */
  private void learn(String path) {
    assertThat(api.post(path + "/learn", "").status()).isEqualTo(202);
    Patience.until("learnt", () -> api.live.beingLearnt().isEmpty());
    assertThat(api.live.troublesOfLearnt()).isEmpty();
  }

  @Test
  void whatIsDefinedIsLearntAndPutIntoForce() {
    assertThat(first().at("/state").asString()).isEqualTo("never_learnt");
    assertThat(api.get("/api/v1/models").json().at("/items").size()).isZero();
    assertThat(api.get("/api/v1/clusters/houses/versions").code()).isEqualTo("learnt.never");
    learn("/api/v1/clusters/houses");
    assertThat(first().at("/state").asString()).isEqualTo("in_force");
    JsonNode card = api.get("/api/v1/clusters/houses/versions/1").json();
    assertThat(card.at("/inForce").asBoolean()).isTrue();
    assertThat(card.at("/clusters/0/size").asInt()).isEqualTo(40);
    assertThat(card.at("/made/rows").asInt()).isEqualTo(80);
    assertThat(card.at("/methods/0/method").asString()).isEqualTo("hierarchical (ward)");
    assertThat(card.at("/methods/0/likeness").asString()).isEqualTo("same");
    assertThat(card.at("/methods/0/words/fr").asString()).isEqualTo("presque les mêmes groupes");
    Patience.until(
        "members of a cluster",
        () ->
            api.live.ask(same -> new ListSegments(same).all()).stream()
                .anyMatch(line -> line.name().equals("houses/1") && line.members() > 0));
    assertThat(api.get("/api/v1/segments/houses%2F1/members").json().at("/items").size())
        .isEqualTo(40);
    assertThat(
            api.get("/api/v1/contacts/c0/explanation/houses").json().at("/reason/kind").asString())
        .isEqualTo("segment");
  }

  @Test
  void anotherVersionAndBack() {
    learn("/api/v1/clusters/houses");
    assertThat(first().at("/state").asString()).isEqualTo("in_force");
    learn("/api/v1/clusters/houses");
    assertThat(first().at("/latest").asInt()).isEqualTo(2);
    assertThat(api.put("/api/v1/clusters/houses/in-force", "{\"version\": 1}").status())
        .isEqualTo(202);
    JsonNode versions = api.get("/api/v1/clusters/houses/versions").json().at("/items");
    JsonNode oldest = versions.get(versions.size() - 1);
    assertThat(oldest.at("/version").asInt()).isEqualTo(1);
    assertThat(oldest.at("/inForce").asBoolean()).isTrue();
    assertThat(versions.findValuesAsString("by")).contains("owner");
  }

  /** Forty of eighty opened mails, on each day of a week: thirty at nine, ten at six. */
  @Test
  void momentsAreDefinedLearntAndPutIntoForceLikeOthers() {
    assertThat(
            api.put("/api/v1/moments/mail", "{\"of\": \"opened\", \"label\": \"Mails\"}").status())
        .isEqualTo(201);
    assertThat(api.get("/api/v1/moments/mail").json().at("/definition/says/of").asString())
        .isEqualTo("opened");
    assertThat(api.get("/api/v1/moments/mail/versions").code()).isEqualTo("learnt.never");
    for (int version = 1; version <= 2; version++) {
      learn("/api/v1/moments/mail");
      assertThat(api.get("/api/v1/moments").json().at("/items/0/version").asInt())
          .isEqualTo(version);
    }
    JsonNode card = api.get("/api/v1/moments/mail/versions/1").json();
    assertThat(card.at("/label").asString()).isEqualTo("Mails");
    assertThat(card.at("/inForce").asBoolean()).isFalse();
    assertThat(card.at("/reacted").asInt()).isEqualTo(40);
    assertThat(card.at("/hours/best").asInt()).isEqualTo(9);
    assertThat(card.at("/week/reactions/1/9").asInt()).isEqualTo(60); // The 10th and the 17th.
    assertThat(card.at("/week/sureness/high").asInt()).isGreaterThan(9);
    assertThat(api.put("/api/v1/moments/mail/in-force", "{\"version\": 1}").status())
        .isEqualTo(202);
    JsonNode versions = api.get("/api/v1/moments/mail/versions").json().at("/items");
    assertThat(versions.get(1).at("/inForce").asBoolean()).isTrue();
    assertThat(versions.get(1).at("/measure").asString()).isEqualTo("reacted");
    assertThat(versions.get(1).at("/score").asDouble()).isEqualTo(0.5);
    assertThat(api.get("/api/v1/moments/mail/versions/1/thresholds").status()).isEqualTo(404);
    assertThat(api.post("/api/v1/moments/houses/learn", "").status()).isEqualTo(404);
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertThat(api.post("/api/v1/clusters/hauses/learn", "").detail()).contains("'houses'");
    assertThat(api.post("/api/v1/models/houses/learn", "").status()).isEqualTo(404);
    assertThat(api.put("/api/v1/clusters/houses/in-force", "{}").code()).isEqualTo("request.key");
    assertThat(api.put("/api/v1/clusters/houses/in-force", "{\"version\": 9}").code())
        .isEqualTo("learnt.unknown");
    assertThat(api.get("/api/v1/clusters/houses/versions/9").status()).isEqualTo(404);
    assertThat(api.get("/api/v1/clusters/houses/versions/1/thresholds").status()).isEqualTo(404);
  }
}
