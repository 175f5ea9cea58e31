package io.strate.server.tracking;

import io.strate.rule.time.Calendar;
import io.strate.rule.time.DateText;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
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

  /** Seconds, or from {@link #LEAST_MILLIS} on milliseconds, since 1970. */
  private static final Pattern NUMBER = Pattern.compile("\\d{1,16}(\\.\\d{1,17})?(E\\d{1,2})?");

  private static final double LEAST_MILLIS = 1e11;
  private static final double FARTHEST = 4e14;

  private SenderClock() {}

  /**
   * A message that has both a {@code timestamp} and an {@code originalTimestamp} says when it
   * happened and when the library was called (RudderStack), or was put right before (Segment's
   * servers): its {@code timestamp} holds as it is.
   *
   * @throws Wrong if the message's own instant cannot be read, or was before anybody tracked
   */
  static long time(Message message) throws Wrong {
    Optional<String> stated = stated(message.node());
    if (stated.isEmpty()) {
      return message.received();
    }
    long corrected = corrected(message, instant(stated.get(), message.zone()));
    if (corrected < FIRST) {
      throw new Wrong(
          "expected a timestamp from %s on, found '%s': the sender's clock is wrong"
              .formatted(Instant.ofEpochMilli(FIRST), MessageReader.shortened(stated.get())));
    }
    return corrected > message.received() + MOST_AHEAD ? message.received() : corrected;
  }

  /** The instant that a message states, put right, if it is too far ahead to be believed. */
  static OptionalLong ahead(Message message) {
    Optional<String> stated = stated(message.node());
    OptionalLong read =
        stated.isEmpty() ? OptionalLong.empty() : read(stated.get(), message.zone());
    if (read.isEmpty()) {
      return read;
    }
    long corrected = corrected(message, read.getAsLong());
    return corrected > message.received() + MOST_AHEAD
        ? OptionalLong.of(corrected)
        : OptionalLong.empty();
  }

  private static Optional<String> stated(JsonNode message) {
    return MessageReader.text(message, "timestamp")
        .or(() -> MessageReader.text(message, "originalTimestamp"));
  }

  private static long corrected(Message message, long time) {
    boolean isRight =
        MessageReader.text(message.node(), "timestamp").isPresent()
            && MessageReader.text(message.node(), "originalTimestamp").isPresent();
    Optional<String> stated = isRight ? Optional.empty() : message.sentAt();
    OptionalLong sent =
        stated.isEmpty() ? OptionalLong.empty() : read(stated.get(), message.zone());
    return sent.isPresent() ? message.received() - (sent.getAsLong() - time) : time;
  }

  private static long instant(String text, ZoneId zone) throws Wrong {
    OptionalLong instant = read(text, zone);
    if (instant.isEmpty()) {
      throw new Wrong(
          "expected a timestamp such as 2026-01-31T10:00:00Z, found '"
              + MessageReader.shortened(text)
              + "'");
    }
    return instant.getAsLong();
  }

  /** What files of events may say, too: without a zone it is local time of the workspace. */
  private static OptionalLong read(String text, ZoneId zone) {
    OptionalLong usual = Values.instant(text);
    if (usual.isPresent()) {
      return usual;
    }
    return NUMBER.matcher(text).matches()
        ? sinceEpoch(Double.parseDouble(text))
        : Values.within(DateText.read(text, Calendar.of(zone)));
  }

  private static OptionalLong sinceEpoch(double number) {
    double millis = number < LEAST_MILLIS ? number * 1000 : number;
    return millis <= FARTHEST
        ? Values.within(OptionalLong.of((long) millis))
        : OptionalLong.empty();
  }
}
