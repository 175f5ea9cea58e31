package io.strate.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.server.Patience;
import io.strate.server.admin.TestingApi.Answer;
import io.strate.workspace.access.AccessKeys;
import io.strate.workspace.answer.ListMembers;
import io.strate.workspace.notify.Webhook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A contact is forgotten while the workspace is served: c1, Ada of Lyon, who alone of account a1
 * has ordered.
 */
final class ErasureTest {

  @TempDir Path folder;
  private TestingApi api;
  private String owner = "";
  private String writer = "";

  @BeforeEach
  void start() throws IOException {
    api = TestingApi.start(folder);
    owner = api.keys.make("eraser", AccessKeys.Scope.ADMIN);
    writer = api.keys.make("site", AccessKeys.Scope.WRITE);
    api.as(owner);
  }

  @AfterEach
  void close() {
    api.close();
  }

  private Answer order(String user) {
    String basic =
        "Basic "
            + Base64.getEncoder().encodeToString((writer + ":").getBytes(StandardCharsets.UTF_8));
    return api.post(
        "/v1/track",
        "{\"event\": \"order\", \"userId\": \"%s\"}".formatted(user),
        "Authorization",
        basic);
  }

  private List<String> members(String segment) {
    return api.get("/api/v1/segments/" + segment + "/members").json().findValuesAsString("id");
  }

  /** Accounts follow at most once a second of the workspace's clock. */
  private void aMomentLater() {
    api.clock.addAndGet(2_000);
    api.live.wake();
  }

  private void untilClients(int count) {
    Patience.until(
        "clients follow",
        () ->
            api.live.ask(same -> new ListMembers(same).part("clients", 0, 9)).members().size()
                == count);
  }

  @Test
  void whoIsForgottenIsNowhereAndDoesNotComeBack() {
    assertThat(members("lyon")).contains("c1");
    assertThat(members("clients")).containsExactlyInAnyOrder("a1", "a2");

    JsonNode erased = api.delete("/api/v1/contacts/email:ada@example.com").json();
    assertThat(erased.at("/was_known").asBoolean()).isTrue();
    assertThat(erased.at("/identifiers").asInt()).as("c1 and the e-mail").isEqualTo(2);
    assertThat(erased.at("/entries").asInt()).isPositive();

    assertThat(api.get("/api/v1/contacts/c1").status()).isEqualTo(404);
    assertThat(api.get("/api/v1/contacts/email:ada@example.com").status()).isEqualTo(404);
    assertThat(members("lyon")).containsExactly("c2", "c4", "c5");
    assertThat(api.get("/api/v1/segments/lyon/export").body()).doesNotContain("ada@");
    assertThat(api.get("/api/v1/segments/lyon/history").json().at("/points/0/entered").asInt())
        .isEqualTo(3);
    aMomentLater();
    untilClients(1);
    assertThat(members("clients")).as("a1 has no orders any more").containsExactly("a2");

    assertThat(order("c1").status()).isEqualTo(200);
    aMomentLater();
    assertThat(api.get("/api/v1/contacts/c1").status()).isEqualTo(404);
    api.close();
    api = TestingApi.again(folder).as(owner);
    assertThat(api.get("/api/v1/contacts/c1").status()).as("the file is read again").isEqualTo(404);
    assertThat(members("lyon")).containsExactly("c2", "c4", "c5");
    assertThat(members("clients")).containsExactly("a2");
  }

  @Test
  void messagesThatWaitTellNothingOfWhoIsForgotten() {
    String id =
        api.post("/api/v1/webhooks", "{\"url\": \"http://127.0.0.1:9/\"}")
            .json()
            .at("/id")
            .asString();
    String hook = "/api/v1/webhooks/" + id;
    order("c2");
    aMomentLater();
    String waiting = hook + "/deliveries?state=waiting";
    Patience.until(
        "a message waits",
        () ->
            api.webhooks
                .deliveries(id, Webhook.State.WAITING, Optional.empty(), 9)
                .toString()
                .contains("c2"));
    assertThat(api.get(waiting).body()).contains("c2");
    assertThat(api.delete("/api/v1/contacts/c2").status()).isEqualTo(200);
    assertThat(api.get(waiting).body()).doesNotContain("c2");
    assertThat(api.get(hook + "/deliveries?state=failed").body()).doesNotContain("c2");
  }

  @Test
  void onlyAdminsForgetAndTheLogSaysThatTheyDidAndOfNobody() {
    api.as(api.keys.make("editor", AccessKeys.Scope.EDIT));
    assertThat(api.delete("/api/v1/contacts/c1").status()).isEqualTo(403);
    api.as(owner);
    assertThat(api.get("/api/v1/contacts/c1").status()).isEqualTo(200);
    assertThat(api.delete("/api/v1/contacts/nobody").json().at("/was_known").asBoolean()).isFalse();
    JsonNode last = api.get("/api/v1/audit").json().at("/items/0");
    assertThat(last.at("/key").asString()).isEqualTo("eraser");
    assertThat(last.at("/method").asString()).isEqualTo("DELETE");
    assertThat(last.at("/path").asString()).isEqualTo("/api/v1/contacts/{id}");
    assertThat(order("nobody").status()).isEqualTo(200);
    aMomentLater();
    assertThat(api.get("/api/v1/contacts/nobody").status()).as("barred").isEqualTo(404);
    assertThat(api.delete("/api/v1/accounts/a1").status()).isIn(404, 405);
  }
}
