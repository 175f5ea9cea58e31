package io.strate.server.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.strate.domain.Value;
import io.strate.server.tracking.MessageReader.Messages;
import io.strate.workspace.collect.Call;
import io.strate.workspace.collect.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Any bytes, to any endpoint, in gzip or not: read whole or refused whole, each message of a batch
 * a call or refused with its reason. Within a build the inputs that are kept beside it are tried;
 * {@code bin/fuzz SECONDS} looks for more.
 *
 * <p>The first byte of an input chooses the endpoint, and gzip if it is 8 or more.
 */
final class TrackingFuzzTest {

  private static final long RECEIVED = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
  private static final JsonMapper JSON = new JsonMapper();

  private final MessageReader reader = new MessageReader(() -> "given", () -> TestingMessages.ZONE);

  @FuzzTest
  void anyBytes(byte[] input) throws IOException, Room.Full {
    if (input.length == 0) {
      return;
    }
    Endpoint endpoint = Endpoint.values()[input[0] & 7];
    byte[] sent = Arrays.copyOfRange(input, 1, input.length);
    try (Room.Share share = new Room(8 * MessageReader.MOST_BATCH_BYTES).share()) {
      byte[] body =
          new Body(share, MessageReader.MOST_BATCH_BYTES, () -> false)
              .read(new ByteArrayInputStream(sent), (input[0] & 8) == 0 ? "" : "gzip");
      assertThat(body.length).isLessThanOrEqualTo(MessageReader.MOST_BATCH_BYTES);
      requireNothingLost(endpoint, body, reader.read(endpoint, body.clone(), RECEIVED));
    } catch (Unreadable refused) {
      assertThat(refused.status()).isIn(400, 413, 415);
      assertThat(refused.getMessage()).startsWith("expected ");
    }
  }

  private static void requireNothingLost(Endpoint endpoint, byte[] body, Messages messages)
      throws Unreadable {
    JsonNode root = JSON.readTree(JsonText.whole(body));
    int sent = endpoint.isMany() ? root.path("batch").size() : 1;
    assertThat(messages.calls().size() + messages.refused().size()).isEqualTo(sent);
    for (Refused refused : messages.refused()) {
      assertThat(refused.reason()).startsWith("expected ").hasSizeLessThan(300);
      requireWhole(refused.reason());
      requireWhole(refused.text());
      JSON.readTree(refused.text());
    }
    messages.calls().forEach(TrackingFuzzTest::requireGood);
  }

  private static void requireGood(Call call) {
    assertThat(call.messageId()).isNotBlank();
    assertThat(call.time()).isLessThanOrEqualTo(RECEIVED + 24 * 3_600_000L);
    call.who().id().ifPresent(TrackingFuzzTest::requireWhole);
    switch (call) {
      case Call.Did did -> {
        assertThat(did.event()).isNotBlank().hasSizeLessThanOrEqualTo(200);
        requireGood(did.properties());
      }
      case Call.Identified identified -> requireGood(identified.traits());
      case Call.Grouped grouped -> requireGood(grouped.traits());
      case Call.Aliased aliased -> assertThat(aliased.previousId()).isNotBlank();
      case Call.Consented consented -> requireWhole(consented.consent().purpose());
    }
  }

  private static void requireGood(Value value) {
    switch (value) {
      case Value.Num(double number) -> assertThat(Double.isFinite(number)).isTrue();
      case Value.Text(String text) -> requireWhole(text);
      case Value.ListOf(var items) -> items.forEach(TrackingFuzzTest::requireGood);
      case Value.RecordOf(var fields) ->
          fields.forEach(
              (name, each) -> {
                assertThat(name).isNotEmpty();
                requireWhole(name);
                requireGood(each);
              });
      default -> {}
    }
  }

  /** No half characters: they would be stored as question marks. */
  private static void requireWhole(String text) {
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).isTrue();
  }
}
