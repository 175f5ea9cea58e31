package io.strate.server.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.server.tracking.MessageReader.Messages;
import io.strate.workspace.collect.Call;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;

/** Messages as the reader reads them, at one instant. */
final class TestingMessages {

  private TestingMessages() {}

  static final long RECEIVED = at("2026-03-01T12:00:00Z");

  static final ZoneId ZONE = ZoneId.of("Europe/Paris");

  static final MessageReader READER = new MessageReader(() -> "given", () -> ZONE);

  static long at(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }

  static Messages read(Endpoint endpoint, String body) throws Unreadable {
    return READER.read(endpoint, body.getBytes(StandardCharsets.UTF_8), RECEIVED);
  }

  static Call one(Endpoint endpoint, String body) throws Unreadable {
    Messages messages = read(endpoint, body);
    assertThat(messages.refused()).isEmpty();
    return messages.calls().getFirst();
  }

  static String refusal(Endpoint endpoint, String body) throws Unreadable {
    Messages messages = read(endpoint, body);
    assertThat(messages.calls()).isEmpty();
    return messages.refused().getFirst().reason();
  }
}
