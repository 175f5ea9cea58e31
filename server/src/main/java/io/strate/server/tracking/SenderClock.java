package io.strate.server.tracking;

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

  private SenderClock() {}

  /**
   * A message that has both a {@code timestamp} and an {@code originalTimestamp} says when it
   * happened and when the library was called (RudderStack), or was put right before (Segment's
   * servers): its {@code timestamp} holds as it is.
   *
   * @param sentAt when the sender's clock says that it sent, if it says so
   * @param received when it came, in milliseconds since 1970-01-01T00:00Z
   * @throws Wrong if the message's own instant cannot be read
   */
  static long time(JsonNode message, Optional<String> sentAt, long received) throws Wrong {
    Optional<String> timestamp = MessageReader.text(message, "timestamp");
    Optional<String> called = MessageReader.text(message, "originalTimestamp");
    Optional<String> stated = timestamp.or(() -> called);
    if (stated.isEmpty()) {
      return received;
    }
    long time = instant(stated.get());
    boolean isRight = timestamp.isPresent() && called.isPresent();
    OptionalLong sent =
        isRight ? OptionalLong.empty() : sentAt.map(Values::instant).orElse(OptionalLong.empty());
    long corrected = sent.isPresent() ? received - (sent.getAsLong() - time) : time;
    return corrected > received + MOST_AHEAD ? received : corrected;
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
