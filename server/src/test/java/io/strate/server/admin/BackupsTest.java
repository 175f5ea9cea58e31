package io.strate.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.server.admin.TestingApi.Answer;
import io.strate.workspace.access.AccessKeys;
import io.strate.workspace.open.KeepStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of the store that are made while the workspace is served. */
final class BackupsTest {

  @TempDir Path folder;

  @Test
  void aBackupIsMadeWhileItIsServedAndComesBack() throws IOException {
    Path served = Files.createDirectory(folder.resolve("served"));
    Path backups = folder.resolve("backups");
    String owner;
    try (TestingApi api = TestingApi.start(served)) {
      owner = api.keys.make("keeper", AccessKeys.Scope.ADMIN);
      Answer refused = api.as(owner).post("/api/v1/backups", "");
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.detail()).contains("'backup_folder'");
    }
    try (TestingApi api = TestingApi.again(served, backups)) {
      api.as(api.keys.make("editor", AccessKeys.Scope.EDIT));
      assertThat(api.post("/api/v1/backups", "").status()).isEqualTo(403);
      String writer = api.keys.make("site", AccessKeys.Scope.WRITE);
      order(api, writer, "c6");
      Answer made = api.as(owner).post("/api/v1/backups", "");
      assertThat(made.status()).isEqualTo(201);
      assertThat(made.json().at("/at").asString()).isEqualTo(TestingApi.NOW);
      order(api, writer, "c5");
    }

    Path restored = Files.createDirectory(folder.resolve("restored"));
    for (String file : List.of("strate.yaml", "contacts.csv", "orders.csv")) {
      Files.copy(served.resolve(file), restored.resolve(file));
    }
    new KeepStore(restored).restore(backups);
    try (TestingApi api = TestingApi.again(restored)) {
      assertThat(
              api.as(owner).get("/api/v1/segments/buyers/members").json().findValuesAsString("id"))
          .contains("c6")
          .doesNotContain("c5");
    }
  }

  private static void order(TestingApi api, String writer, String user) {
    String basic =
        "Basic "
            + Base64.getEncoder().encodeToString((writer + ":").getBytes(StandardCharsets.UTF_8));
    Answer taken =
        api.post(
            "/v1/track",
            "{\"event\": \"order\", \"userId\": \"%s\"}".formatted(user),
            "Authorization",
            basic);
    assertThat(taken.status()).isEqualTo(200);
  }
}
