package io.strate.connect.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RetryTest {

  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "120, PT2M",
    "' 7 ', PT7S",
    "999999999999999999, PT6H",
    "'Mon, 02 Mar 2026 08:01:30 GMT', PT1M30S",
    "'Tue, 03 Mar 2026 08:00:00 GMT', PT6H",
  })
  void whatReceiversAskForIsBounded(String header, Duration expected) {
    assertThat(RetryAfter.of(header, NOW, Duration.ofHours(6))).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0",
    "-5",
    "soon",
    "''",
    "1e9",
    "99999999999999999999999999",
    "'Mon, 02 Mar 2026 07:59:00 GMT'",
    "'Mon, 99 Mar 2026 07:59:00 GMT'",
  })
  void nonsenseIsNothing(String header) {
    assertThat(RetryAfter.of(header, NOW, Duration.ofHours(6))).isEqualTo(Optional.empty());
  }

  /** 5 s + 5 min + 30 min + 2 h + 5 h + 10 h + 14 h + 20 h + 24 h = 75 h 35 min 5 s. */
  @Test
  void theUsualScheduleTakesThreeDaysWithJitter() {
    RetrySchedule usual = RetrySchedule.usual();
    assertThat(new RetrySchedule(usual.waits(), 0).whole())
        .isEqualTo(Duration.ofHours(75).plusMinutes(35).plusSeconds(5));
    Random random = new Random(1);
    for (int i = 0; i < 1000; i++) {
      assertThat(usual.after(2, random).orElseThrow())
          .isBetween(Duration.ofSeconds(270), Duration.ofSeconds(330));
    }
    assertThat(usual.after(9, random)).isPresent();
    assertThat(usual.after(10, random)).isEmpty();
  }
}
