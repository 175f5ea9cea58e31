package io.strate.server.tracking;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * When a message happened, by the sender's clock put right: {@code received − (sentAt −
 * timestamp)}, as the Segment HTTP API defines it.
 */
final class SenderClock {

  /** A clock that is further ahead than this after correction is not believed, in milliseconds. */
  private static final long MOST_AHEAD = 24L * 3_600_000;

  /** Nothing was tracked before: a clock that says so was never set. */
  private static final long FIRST = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();

  private SenderClock() {}

  /**
   * A message that has both a {@code timestamp} and an {@code originalTimestamp} says when it
   * happened and when the library was called (RudderStack), or was put right before (Segment's
   * servers): its {@code timestamp} holds as it is.
   *
   * @param sentAt when the sender's clock says that it sent, if it says so
   * @param received when it came, in milliseconds since 1970-01-01T00:00Z
   * @throws Wrong if the message's own instant cannot be read, or was before anybody tracked
   */
  static long time(JsonNode message, Optional<String> sentAt, long received) throws Wrong {
    Optional<String> stated = stated(message);
    if (stated.isEmpty()) {
      return received;
    }
    long corrected = corrected(message, instant(stated.get()), sentAt, received);
    if (corrected < FIRST) {
      throw new Wrong(
          "expected a timestamp from %s on, found '%s': the sender's clock is wrong"
              .formatted(Instant.ofEpochMilli(FIRST), MessageReader.shortened(stated.get())));
    }
    return corrected > received + MOST_AHEAD ? received : corrected;
  }

  /** The instant that a message states, put right, if it is too far ahead to be believed. */
  static OptionalLong ahead(JsonNode message, Optional<String> sentAt, long received) {
    OptionalLong stated = stated(message).map(Values::instant).orElse(OptionalLong.empty());
    if (stated.isEmpty()) {
      return stated;
    }
    long corrected = corrected(message, stated.getAsLong(), sentAt, received);
    return corrected > received + MOST_AHEAD ? OptionalLong.of(corrected) : OptionalLong.empty();
  }

  private static Optional<String> stated(JsonNode message) {
    return MessageReader.text(message, "timestamp")
        .or(() -> MessageReader.text(message, "originalTimestamp"));
  }

  private static long corrected(
      JsonNode message, long time, Optional<String> sentAt, long received) {
    boolean isRight =
        MessageReader.text(message, "timestamp").isPresent()
            && MessageReader.text(message, "originalTimestamp").isPresent();
    OptionalLong sent =
        isRight ? OptionalLong.empty() : sentAt.map(Values::instant).orElse(OptionalLong.empty());
    return sent.isPresent() ? received - (sent.getAsLong() - time) : time;
  }

  private static long instant(String text) throws Wrong {
    OptionalLong instant = Values.instant(text);
    if (instant.isEmpty()) {
      throw new Wrong(
          "expected a timestamp such as 2026-01-31T10:00:00Z, found '"
              + MessageReader.shortened(text)
              + "'");
    }
    return instant.getAsLong();
  }
}
