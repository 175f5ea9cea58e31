package io.strate.rule.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In Paris, which is UTC+1 in winter and UTC+2 in summer. */
final class DateTextTest {
  private static final Calendar PARIS = Calendar.of(ZoneId.of("Europe/Paris"));

  @ParameterizedTest
  @CsvSource({
    "2026-01-31, 2026-01-30T23:00:00Z",
    "2026-01-31T10:00, 2026-01-31T09:00:00Z",
    "2026-01-31 10:00:30, 2026-01-31T09:00:30Z",
    "2026-01-31T10:00:00.123, 2026-01-31T09:00:00.123Z",
    "2026-01-31T10:00:00.1239999, 2026-01-31T09:00:00.123Z",
    "2026-01-31T10:00Z, 2026-01-31T10:00:00Z",
    "2026-01-31T10:00:00+02:00, 2026-01-31T08:00:00Z",
    "2026-01-31 10:00:00+0200, 2026-01-31T08:00:00Z",
    "31/01/2026, 2026-01-30T23:00:00Z",
    "31/01/2026 08:30, 2026-01-31T07:30:00Z",
    " 2026-01-31 , 2026-01-30T23:00:00Z",
    "2026-03-29T02:30, 2026-03-29T01:00:00Z",
    "2026-10-25T02:30, 2026-10-25T00:30:00Z",
  })
  void usualFormsAreRead(String text, Instant instant) {
    assertThat(DateText.read(text, PARIS)).hasValue(instant.toEpochMilli());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "2026", "2026-02-30", "31/02/2026", "tomorrow", "2026-01-31T25:00", "1/2"})
  void othersAreNone(String text) {
    assertThat(DateText.read(text, PARIS)).isEqualTo(OptionalLong.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "12/1/2010 8:26, M/d/yyyy H:mm, 2010-12-01T07:26:00Z",
    "01.02.2026, dd.MM.yyyy, 2026-01-31T23:00:00Z",
    "2026-01-31T10:00:00-05:00, yyyy-MM-dd'T'HH:mm:ssXXX, 2026-01-31T15:00:00Z",
  })
  void patternsOfJavaTimeAreFollowed(String text, String pattern, Instant instant) {
    assertThat(DateText.read(text, pattern, PARIS)).hasValue(instant.toEpochMilli());
  }

  @ParameterizedTest
  @CsvSource({"2026-01-31, 'not a pattern'", "x, yyyy-MM-dd", "10:00, HH:mm"})
  void whatDoesNotFitIsNone(String text, String pattern) {
    assertThat(DateText.read(text, pattern, PARIS)).isEmpty();
  }
}
