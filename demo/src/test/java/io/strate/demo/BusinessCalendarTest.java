package io.strate.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

/** Days by numbers are the days of java.time, through every change of clocks. */
final class BusinessCalendarTest {

  private static final BusinessCalendar CALENDAR = BusinessCalendar.of(TestingDemo.options(100));

  @Test
  void aLocalTimeIsThatOfItsDayAlsoOutsideOfTheTwoYears() {
    LocalDate first = LocalDate.of(2024, 11, 25);
    for (int day = -400; day < CALENDAR.days() + 400; day++) {
      ZonedDateTime nine = first.plusDays(day).atTime(LocalTime.of(9, 0)).atZone(TestingDemo.ZONE);
      long at = nine.toInstant().toEpochMilli();
      assertThat(CALENDAR.at(day, 9 * 3600)).isEqualTo(at);
      assertThat(CALENDAR.day(at)).isEqualTo(day);
      assertThat(CALENDAR.second(at)).isEqualTo(9 * 3600);
    }
    assertThat(CALENDAR.days()).isEqualTo(730);
  }

  @Test
  void nobodyWorksOnHolidaysNorMuchInAugust() {
    int labourDay = CALENDAR.day(LocalDate.of(2026, 5, 1));
    assertThat(CALENDAR.weekday(labourDay)).isLessThan(0.1);
    assertThat(CALENDAR.season(CALENDAR.day(LocalDate.of(2026, 8, 10)))).isLessThan(0.5);
    assertThat(CALENDAR.bustle(CALENDAR.day(LocalDate.of(2026, 9, 15)), 3)).isZero();
  }
}
