package io.strate.connect.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header {@code Retry-After}: seconds, or a date as RFC 9110 writes it. */
final class RetryAfter {

  private RetryAfter() {}

  /**
   * How long a receiver asks to be left alone, at most a given time; nothing if it makes no sense.
   */
  static Optional<Duration> of(String header, Instant now, Duration most) {
    String text = header.strip();
    Duration asked;
    if (text.matches("\\d{1,18}")) {
      asked = Duration.ofSeconds(Long.parseLong(text));
    } else {
      try {
        Instant until = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
        asked = Duration.between(now, until);
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }
    return asked.isPositive()
        ? Optional.of(asked.compareTo(most) < 0 ? asked : most)
        : Optional.empty();
  }
}
