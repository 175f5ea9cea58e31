package io.strate.rule.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.rule.Expr.CalendarField.Field;
import io.strate.rule.Span;
import io.strate.rule.Window;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of the calendar, on a fine grid around every kind of transition. */
final class CalendarLawsTest {
  private static final long MINUTE = 60_000;
  private static final long DAY = 86_400_000;
  private static final List<Span> STEPS =
      List.of(
          new Span(1, Span.Unit.MONTH),
          new Span(6, Span.Unit.MONTH),
          new Span(1, Span.Unit.YEAR),
          new Span(0, Span.Unit.MONTH));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Europe/Paris",
        "Pacific/Apia",
        "America/Sao_Paulo",
        "Africa/Cairo",
        "Asia/Tehran",
        "America/St_Johns",
        "Australia/Lord_Howe",
        "Africa/Casablanca",
        "Pacific/Kwajalein",
        "UTC"
      })
  void noStepMovesBackWhileTimeAdvances(String name) {
    Calendar calendar = Calendar.of(ZoneId.of(name));
    for (List<Long> grid : grids(name)) {
      for (Span span : STEPS) {
        assertRises(grid, t -> calendar.back(t, span));
        assertRises(grid, t -> calendar.forward(t, span));
      }
      assertRises(grid, t -> calendar.startOfDay(t, 0));
      assertRises(grid, t -> calendar.startOfDay(t, 6));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Europe/Paris",
        "Pacific/Apia",
        "America/Sao_Paulo",
        "America/St_Johns",
        "Asia/Tehran"
      })
  void aStepIsTheLatestThatClocksHaveLedToSoFar(String name) {
    ZoneId zone = ZoneId.of(name);
    Calendar calendar = Calendar.of(zone);
    for (List<Long> grid : grids(name)) {
      for (Span span : STEPS) {
        long latest = Long.MIN_VALUE;
        for (long t : grid) {
          latest = Math.max(latest, plainStep(zone, t, -span.months()));
          assertThat(calendar.back(t, span))
              .as("%s %s", name, Instant.ofEpochMilli(t))
              .isEqualTo(latest);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Europe/Paris",
        "Pacific/Apia",
        "America/Sao_Paulo",
        "Africa/Cairo",
        "Asia/Tehran"
      })
  void theInverseIsExactToTheMillisecond(String name) {
    Calendar calendar = Calendar.of(ZoneId.of(name));
    for (List<Long> grid : grids(name)) {
      for (int i = 0; i < grid.size(); i += 97) {
        long t = grid.get(i);
        for (Span span : STEPS) {
          assertFirst(now -> calendar.back(now, span), t, calendar.firstWithBackAtLeast(t, span));
          assertFirst(
              now -> calendar.forward(now, span), t, calendar.firstWithForwardAtLeast(t, span));
        }
        assertFirst(
            now -> calendar.startOfDay(now, 2), t, calendar.firstWithStartOfDayAtLeast(t, 2));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Europe/Paris", "Pacific/Apia", "America/Sao_Paulo", "Asia/Tehran"})
  void anInstantIsInAWindowFromItsEntryToItsExit(String name) {
    Calendar calendar = Calendar.of(ZoneId.of(name));
    Random random = new Random(7);
    List<Window> windows =
        List.of(
            Window.EVER,
            new Window.Within(new Span(3, Span.Unit.DAY)),
            new Window.Within(new Span(1, Span.Unit.MONTH)),
            new Window.WithinCalendarDays(3),
            new Window.Ago(new Span(2, Span.Unit.MONTH), new Span(1, Span.Unit.MONTH)),
            new Window.Ago(new Span(2, Span.Unit.DAY), new Span(1, Span.Unit.HOUR)));
    for (List<Long> grid : grids(name)) {
      for (Window window : windows) {
        for (int i = 0; i < 20; i++) {
          long t = grid.get(random.nextInt(grid.size()));
          long enters = Windows.enters(window, t, calendar);
          long leaves = Windows.leaves(window, t, calendar);
          for (long now :
              new long[] {t - 1, t, enters - 1, enters, leaves - 1, leaves, t + 31 * DAY}) {
            assertThat(Windows.holds(window, t, now, calendar))
                .isEqualTo(enters <= now && (now < leaves || leaves == Calendar.NEVER));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Europe/Paris", "Pacific/Apia", "America/Sao_Paulo", "Australia/Lord_Howe"})
  void fieldsChangeOnlyWhereSaid(String name) {
    Calendar calendar = Calendar.of(ZoneId.of(name));
    for (List<Long> grid : grids(name)) {
      for (Field field : Field.values()) {
        long next = Long.MIN_VALUE;
        long before = grid.getFirst();
        for (long t : grid) {
          if (calendar.field(field, t) != calendar.field(field, before)) {
            assertThat(next)
                .as("%s %s", field, Instant.ofEpochMilli(t))
                .isGreaterThan(before)
                .isLessThanOrEqualTo(t);
            assertThat(calendar.lastChange(field, t)).isGreaterThan(before).isLessThanOrEqualTo(t);
          }
          before = t;
          next = calendar.nextChange(field, t);
          assertThat(next).isGreaterThan(t);
        }
      }
    }
  }

  /** The step of SPEC without regard to clocks that were put back. */
  private static long plainStep(ZoneId zone, long t, long months) {
    LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochMilli(t), zone);
    YearMonth month = YearMonth.from(local).plusMonths(months);
    LocalDateTime to =
        local.getDayOfMonth() <= month.lengthOfMonth()
            ? month.atDay(local.getDayOfMonth()).atTime(local.toLocalTime())
            : month.plusMonths(1).atDay(1).atStartOfDay();
    var offsets = zone.getRules().getValidOffsets(to);
    return offsets.isEmpty()
        ? zone.getRules().getTransition(to).getInstant().toEpochMilli()
        : to.toInstant(offsets.getFirst()).toEpochMilli();
  }

  private static void assertFirst(LongUnaryOperator rising, long target, long first) {
    assertThat(rising.applyAsLong(first)).isGreaterThanOrEqualTo(target);
    assertThat(rising.applyAsLong(first - 1)).isLessThan(target);
  }

  private static void assertRises(List<Long> grid, LongUnaryOperator step) {
    long before = Long.MIN_VALUE;
    for (long t : grid) {
      long here = step.applyAsLong(t);
      if (here < before) {
        assertThat(here).as("at %s", Instant.ofEpochMilli(t)).isGreaterThanOrEqualTo(before);
      }
      before = here;
    }
  }

  /**
   * Minutes around some transitions, the month after them, and the last millisecond before each.
   */
  private static List<List<Long>> grids(String name) {
    List<List<Long>> grids = new ArrayList<>();
    for (long transition : transitions(name)) {
      List<Long> grid = new ArrayList<>();
      for (long t = transition - 2 * DAY; t < transition + 2 * DAY; t += 5 * MINUTE) {
        if (t == transition) {
          grid.add(t - 1);
        }
        grid.add(t);
      }
      for (long t = transition + 27 * DAY; t < transition + 34 * DAY; t += 10 * MINUTE) {
        grid.add(t);
      }
      grids.add(grid);
    }
    return grids;
  }

  private static List<Long> transitions(String name) {
    List<Long> all = new ArrayList<>();
    Instant from = Instant.parse("2009-06-01T00:00:00Z");
    for (int i = 0; i < 8; i++) {
      ZoneOffsetTransition next = ZoneId.of(name).getRules().nextTransition(from);
      if (next == null) {
        break;
      }
      from = next.getInstant();
      all.add(from.toEpochMilli());
    }
    if (all.isEmpty()) {
      all.add(Instant.parse("2012-03-01T00:00:00Z").toEpochMilli());
    }
    return all;
  }
}
