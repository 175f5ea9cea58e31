package io.strate.workspace;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/** Instants as people type them: ISO 8601; without a zone it is UTC, without a time midnight. */
public final class InstantText {

  private static final List<Function<String, Instant>> FORMS =
      List.of(
          text -> OffsetDateTime.parse(text).toInstant(),
          text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
          text -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));

  private InstantText() {}

  /** Its milliseconds; empty if it is no instant. */
  public static OptionalLong parse(String text) {
    for (Function<String, Instant> form : FORMS) {
      try {
        return OptionalLong.of(form.apply(text.replace(' ', 'T')).toEpochMilli());
      } catch (DateTimeException | ArithmeticException another) {
        continue;
      }
    }
    return OptionalLong.empty();
  }
}
