package io.strate.rule.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Entry;
import io.strate.rule.Expr.CalendarField.Field;
import io.strate.rule.Span;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected instants are read off a calendar and the zones' published transitions by hand. */
final class CalendarTest {
  private static final Span MONTH = new Span(1, Span.Unit.MONTH);
  private static final Span YEAR = new Span(1, Span.Unit.YEAR);

  @ParameterizedTest
  @CsvSource({
    // The same day and time a month before; Paris is UTC+1 in winter, UTC+2 in summer.
    "Europe/Paris, 2026-03-15T10:00:00Z, 2026-02-15T10:00:00Z",
    "Europe/Paris, 2026-04-15T10:00:00Z, 2026-03-15T11:00:00Z",
    // 29, 30 and 31 February do not exist: the first instant after is 1 March 00:00.
    "Europe/Paris, 2026-03-29T00:30:00Z, 2026-02-28T23:00:00Z",
    "Europe/Paris, 2026-03-31T10:00:00Z, 2026-02-28T23:00:00Z",
    "Europe/Paris, 2024-03-29T10:00:00Z, 2024-02-29T10:00:00Z",
    "Europe/Paris, 2024-03-30T10:00:00Z, 2024-02-29T23:00:00Z",
    "Europe/Paris, 2026-07-31T10:00:00Z, 2026-06-30T22:00:00Z",
    // 02:30 on 29 March 2026 does not exist: clocks went from 02:00 to 03:00 at 01:00Z.
    "Europe/Paris, 2026-04-29T00:30:00Z, 2026-03-29T01:00:00Z",
    // 02:30 on 25 October 2026 occurs at 00:30Z and 01:30Z: the first.
    "Europe/Paris, 2026-11-25T01:30:00Z, 2026-10-25T00:30:00Z",
    // From within the repeated hour: first pass 02:30 (00:30Z), second pass counts as 02:59:59.999.
    "Europe/Paris, 2026-10-25T00:30:00Z, 2026-09-25T00:30:00Z",
    "Europe/Paris, 2026-10-25T01:10:00Z, 2026-09-25T00:59:59.999Z",
    "Europe/Paris, 2026-10-25T02:00:00Z, 2026-09-25T01:00:00Z",
    // Apia skipped 30 December 2011: its first instant after is 31 December 00:00 (+14).
    "Pacific/Apia, 2012-01-30T02:00:00Z, 2011-12-30T10:00:00Z",
  })
  void stepsBackAMonth(String zone, Instant now, Instant start) {
    assertThat(instant(calendar(zone).back(now.toEpochMilli(), MONTH))).isEqualTo(start);
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Paris, 2026-01-31T10:00:00Z, 2026-02-28T23:00:00Z",
    "Europe/Paris, 2026-03-01T10:00:00Z, 2026-04-01T09:00:00Z",
    "Europe/Paris, 2026-02-28T01:30:00Z, 2026-03-28T01:30:00Z",
    "America/New_York, 2026-02-08T07:30:00Z, 2026-03-08T07:00:00Z",
  })
  void stepsForwardAMonth(String zone, Instant from, Instant to) {
    assertThat(instant(calendar(zone).forward(from.toEpochMilli(), MONTH))).isEqualTo(to);
  }

  @Test
  void aYearBeforeTheLeapDayIsTheFirstOfMarch() {
    assertThat(instant(calendar("UTC").back(at("2024-02-29T12:00:00Z"), YEAR)))
        .isEqualTo(Instant.parse("2023-03-01T00:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Paris, 2026-05-05T12:00:00Z, 0, 2026-05-04T22:00:00Z",
    "Europe/Paris, 2026-05-05T12:00:00Z, 6, 2026-04-28T22:00:00Z",
    // A day of 23 hours and one of 25.
    "Europe/Paris, 2026-03-29T21:59:00Z, 0, 2026-03-28T23:00:00Z",
    "Europe/Paris, 2026-10-25T22:59:00Z, 0, 2026-10-24T22:00:00Z",
    // Clocks in Sao Paulo went from 2018-11-04 00:00 to 01:00: the day starts at 01:00 (03:00Z).
    "America/Sao_Paulo, 2018-11-04T15:00:00Z, 0, 2018-11-04T03:00:00Z",
    // And back from 2018-02-18 00:00 to 17th 23:00 (02:00Z): the second 23:30 is still the 17th.
    "America/Sao_Paulo, 2018-02-18T02:30:00Z, 0, 2018-02-17T02:00:00Z",
    "America/Sao_Paulo, 2018-02-18T03:00:00Z, 0, 2018-02-18T03:00:00Z",
    // St John's put clocks back at 00:01 to 23:01 (2010-11-07, 02:31Z): the new day goes on.
    "America/St_Johns, 2010-11-07T02:30:30Z, 0, 2010-11-07T02:30:00Z",
    "America/St_Johns, 2010-11-07T02:45:00Z, 0, 2010-11-07T02:30:00Z",
    "Pacific/Apia, 2011-12-30T12:00:00Z, 1, 2011-12-30T10:00:00Z",
  })
  void findsTheFirstInstantOfALocalDay(String zone, Instant now, long before, Instant start) {
    assertThat(instant(calendar(zone).startOfDay(now.toEpochMilli(), before))).isEqualTo(start);
  }

  @Test
  void readsFieldsOffTheLocalClock() {
    Calendar paris = calendar("Europe/Paris");
    long newYear = at("2026-12-31T23:30:00Z");
    assertThat(paris.field(Field.HOUR, newYear)).isZero();
    assertThat(paris.field(Field.YEAR, newYear)).isEqualTo(2027);
    assertThat(paris.field(Field.MONTH, newYear)).isEqualTo(1);
    // 1 January 2027 is a Friday.
    assertThat(paris.field(Field.WEEKDAY, newYear)).isEqualTo(5);
  }

  @Test
  void staysWithinTheEndsOfTime() {
    Calendar paris = calendar("Europe/Paris");
    Span endless = new Span(Long.MAX_VALUE, Span.Unit.WEEK);
    Span ages = new Span(Long.MAX_VALUE, Span.Unit.YEAR);
    long now = at("2026-01-01T00:00:00Z");
    assertThat(paris.back(now, endless)).isLessThan(at("0001-01-01T00:00:00Z"));
    assertThat(paris.back(now, ages)).isEqualTo(Entry.ALWAYS);
    assertThat(paris.forward(now, endless)).isEqualTo(Calendar.NEVER);
    assertThat(paris.forward(now, ages)).isEqualTo(Calendar.NEVER);
    assertThat(paris.back(Entry.ALWAYS, MONTH)).isEqualTo(Entry.ALWAYS);
    assertThat(paris.firstWithBackAtLeast(now, ages)).isEqualTo(Calendar.NEVER);
    assertThat(paris.firstWithBackAtLeast(Entry.ALWAYS, MONTH)).isEqualTo(Entry.ALWAYS);
    assertThat(paris.back(Long.MIN_VALUE + 1, MONTH)).isLessThan(at("0001-01-01T00:00:00Z"));
    assertThat(paris.back(Long.MAX_VALUE - 1, MONTH)).isGreaterThan(at("9999-01-01T00:00:00Z"));
  }

  @Test
  void worksInTheFirstAndTheLastYear() {
    Calendar paris = calendar("Europe/Paris");
    for (String edge : new String[] {"0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z"}) {
      long t = at(edge);
      long exit = paris.firstWithBackAtLeast(t, YEAR);
      assertThat(paris.back(exit, YEAR)).isGreaterThanOrEqualTo(t);
      assertThat(paris.back(exit - 1, YEAR)).isLessThan(t);
    }
  }

  private static Calendar calendar(String zone) {
    return Calendar.of(ZoneId.of(zone));
  }

  private static long at(String text) {
    return Instant.parse(text).toEpochMilli();
  }

  private static Instant instant(long millis) {
    return Instant.ofEpochMilli(millis);
  }
}
