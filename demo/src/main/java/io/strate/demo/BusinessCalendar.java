package io.strate.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Set;

/**
 * The days of 24 months, numbered from 0, and when people work: weekdays, hours, holidays, the
 * season, the site. Days before and after exist too, with negative numbers and numbers beyond the
 * end.
 */
final class BusinessCalendar {

  private static final int DAY_SECONDS = 86_400;
  private static final long DAY_MILLIS = 86_400_000L;

  /** January to December: budgets are new in January and September, nobody is there in August. */
  private static final double[] SEASON = {
    1.3, 1.1, 1.1, 1.0, 0.85, 1.0, 0.75, 0.4, 1.35, 1.15, 1.05, 0.8
  };

  private static final double[] WEEKDAYS = {0.9, 1.15, 1.05, 1.1, 0.8, 0.07, 0.06};

  /** Midnight to midnight: a morning and an afternoon, and few who read in the evening. */
  private static final double[] HOURS = {
    0, 0, 0, 0, 0, 0, .1, .5, 2, 3.2, 3.2, 2.6, 1.1, 1.5, 3, 2.8, 2.4, 1.8, .9, .4, .4, .4, .2, .1
  };

  private static final double HOURS_SUM = Arrays.stream(HOURS).sum();

  private static final Set<MonthDay> HOLIDAYS =
      Set.of(
          MonthDay.of(1, 1),
          MonthDay.of(5, 1),
          MonthDay.of(5, 8),
          MonthDay.of(7, 14),
          MonthDay.of(8, 15),
          MonthDay.of(11, 1),
          MonthDay.of(11, 11),
          MonthDay.of(12, 25));

  private final ZoneId zone;
  private final LocalDate first;
  private final int days;

  /** The first day of the redone site. */
  private final int redone;

  private final int[] offsets;
  private final double[] seasons;
  private final double[] weekdays;

  /** The sum of the weights of all days before each. */
  private final double[] sums;

  private BusinessCalendar(ZoneId zone, LocalDate first, int days, int redone) {
    this.zone = zone;
    this.first = first;
    this.days = days;
    this.redone = redone;
    offsets = new int[days];
    seasons = new double[days];
    weekdays = new double[days];
    sums = new double[days + 1];
    for (int day = 0; day < days; day++) {
      offsets[day] = computedOffset(day);
      seasons[day] = season(date(day));
      weekdays[day] = weekday(date(day));
      sums[day + 1] = sums[day] + seasons[day] * weekdays[day];
    }
  }

  /** The 24 months that end where the options' history does. */
  static BusinessCalendar of(DemoOptions options) {
    LocalDate end = options.historyEnd().atZone(options.zone()).toLocalDate();
    LocalDate first = end.minusMonths(24);
    int days = Math.toIntExact(end.toEpochDay() - first.toEpochDay());
    LocalDate redone = end.minusMonths(options.drift());
    return new BusinessCalendar(
        options.zone(),
        first,
        days,
        options.drift() == 0
            ? Integer.MAX_VALUE
            : Math.toIntExact(redone.toEpochDay() - first.toEpochDay()));
  }

  int days() {
    return days;
  }

  LocalDate date(int day) {
    return first.plusDays(day);
  }

  int day(LocalDate date) {
    return Math.toIntExact(date.toEpochDay() - first.toEpochDay());
  }

  /** The day in which an instant lies. */
  int day(long instant) {
    int about = Math.toIntExact(Math.floorDiv(instant, DAY_MILLIS) - first.toEpochDay());
    return Math.toIntExact(
        Math.floorDiv(instant + offset(about) * 1000L, DAY_MILLIS) - first.toEpochDay());
  }

  /**
   * The instant at a local time of a day. On the two days a year on which clocks change, the small
   * hours are an hour off; nobody works then.
   */
  long at(int day, int second) {
    return (first.toEpochDay() + day) * DAY_MILLIS + (second - offset(day)) * 1000L;
  }

  /** The second of its day at which an instant lies. */
  int second(long instant) {
    return Math.toIntExact(Math.floorMod(instant / 1000 + offset(day(instant)), DAY_SECONDS));
  }

  private int offset(int day) {
    return isWithin(day) ? offsets[day] : computedOffset(day);
  }

  private boolean isWithin(int day) {
    return day >= 0 && day < days;
  }

  /** That of noon. */
  private int computedOffset(int day) {
    Instant noon = date(day).atTime(12, 0).atZone(zone).toInstant();
    return zone.getRules().getOffset(noon).getTotalSeconds();
  }

  /** How busy the time of the year is; 1 on average. */
  double season(int day) {
    return isWithin(day) ? seasons[day] : season(date(day));
  }

  private static double season(LocalDate date) {
    boolean yearEnd =
        (date.getMonthValue() == 12 && date.getDayOfMonth() >= 21)
            || (date.getMonthValue() == 1 && date.getDayOfMonth() <= 3);
    return yearEnd ? 0.3 : SEASON[date.getMonthValue() - 1];
  }

  /** How busy the day of the week is; holidays are Sundays. */
  double weekday(int day) {
    return isWithin(day) ? weekdays[day] : weekday(date(day));
  }

  private static double weekday(LocalDate date) {
    int number = HOLIDAYS.contains(MonthDay.from(date)) ? 7 : date.getDayOfWeek().getValue();
    return WEEKDAYS[number - 1];
  }

  /** How much is done at an hour of a day compared with an average hour. */
  double bustle(int day, int hour) {
    return season(day) * weekday(day) * HOURS[hour] * 24 / HOURS_SUM;
  }

  /** The vendor's site as it is on a day. */
  Site site(int day) {
    return day < redone ? Site.USUAL : Site.REDONE;
  }

  private boolean isFree(int day) {
    return weekday(day) < 0.5;
  }

  /** A day from {@code from} on and before {@code to}, busy days more often; within 24 months. */
  int pickDay(Draws draws, int from, int to) {
    double wanted = sums[from] + draws.unit() * (sums[to] - sums[from]);
    int low = from;
    int high = to - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sums[middle + 1] > wanted) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** A second of a day at which people are at work. */
  int workingSecond(Draws draws) {
    return draws.weighted(HOURS) * 3600 + draws.below(3600);
  }

  /** An instant of the day, or of the next working day, when people work. */
  long workingTime(Draws draws, int day) {
    return at(nextWorkingDay(day), workingSecond(draws));
  }

  private int nextWorkingDay(int day) {
    int next = day;
    while (isFree(next)) {
      next++;
    }
    return next;
  }

  /** When a person looks at what came at an instant: hours later, hardly ever at night. */
  long response(Draws draws, long sent) {
    double hours = Math.min(140, 1.8 * StrictMath.exp(1.3 * draws.gauss()));
    long when = sent + (long) (hours * 3_600_000) + 20_000;
    int second = second(when);
    int day = day(when);
    boolean working = second >= 7 * 3600 && second < 20 * 3600 && !isFree(day);
    if (working || draws.chance(0.12)) {
      return when;
    }
    return at(nextWorkingDay(day + 1), workingSecond(draws));
  }

  /** The first such weekday of a month's day or after. */
  int weekdayFrom(int year, int month, int dayOfMonth, DayOfWeek weekday) {
    LocalDate date = LocalDate.of(year, month, dayOfMonth);
    int ahead = Math.floorMod(weekday.getValue() - date.getDayOfWeek().getValue(), 7);
    return day(date.plusDays(ahead));
  }
}
