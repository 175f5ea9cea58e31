package io.strate.rule.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.rule.Span;
import io.strate.rule.time.Calendar;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class HorizonTest {

  private static final Calendar PARIS = Calendar.of(ZoneId.of("Europe/Paris"));
  private static final Span DAYS_90 = new Span(90, Span.Unit.DAY);
  private static final Span MONTHS_3 = new Span(3, Span.Unit.MONTH);

  private static long at(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }

  /** From 1 February to 1 May are 89 days, from 1 May to 1 August 92; clocks change in March. */
  @Test
  void theLongestWindowDependsOnWhereItStarts() {
    Horizon horizon = new Horizon(List.of(DAYS_90, MONTHS_3));

    assertThat(horizon.end(at("2026-02-01T09:00:00Z"), PARIS))
        .isEqualTo(at("2026-05-02T09:00:00Z"));
    assertThat(horizon.end(at("2026-05-01T09:00:00Z"), PARIS))
        .isEqualTo(at("2026-08-01T09:00:00Z"));
  }

  /** Then what the windows hold came after the start, and a millisecond earlier it may not have. */
  @Test
  void noWindowReachesBackBeforeTheStart() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 2_000; i++) {
      long start = at("2024-01-01T00:00:00Z") + random.nextLong(80_000_000_000L);
      Span.Unit unit = Span.Unit.values()[random.nextInt(Span.Unit.values().length)];
      Span span = new Span(1 + random.nextInt(50), unit);
      long end = new Horizon(List.of(span)).end(start, PARIS);

      assertThat(PARIS.back(end, span))
          .as("%s after %s", span, start)
          .isGreaterThanOrEqualTo(start);
      assertThat(PARIS.back(end - 1, span)).as("%s after %s", span, start).isLessThan(start);
    }
  }

  @Test
  void aHorizonWithoutWindowsIsNone() {
    assertThatThrownBy(() -> new Horizon(List.of())).isInstanceOf(IllegalArgumentException.class);
  }
}
