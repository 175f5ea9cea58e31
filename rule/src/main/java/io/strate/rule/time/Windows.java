package io.strate.rule.time;

import io.strate.domain.Entry;
import io.strate.rule.Window;

/**
 * Which instants a window holds at an instant now: those from {@link #first} to {@link #last}, both
 * included. Both never move back while now advances, so that an instant is inside exactly while
 * {@code enters ≤ now < leaves}.
 */
public final class Windows {

  private Windows() {}

  /** The least instant that counts at now. */
  public static long first(Window window, long now, Calendar calendar) {
    return switch (window) {
      case Window.Ever _, Window.Before _ -> Entry.ALWAYS;
      case Window.Within(var span) -> after(calendar.back(now, span));
      case Window.WithinCalendarDays(var days) -> calendar.startOfDay(now, days - 1);
      case Window.Ago(var from, _) -> after(calendar.back(now, from));
      case Window.Since(var start) -> start;
      case Window.Range(var start, _) -> start;
    };
  }

  /** The greatest instant that counts at now. It is before {@link #first} where none does. */
  public static long last(Window window, long now, Calendar calendar) {
    return switch (window) {
      case Window.Ever _, Window.Within _, Window.WithinCalendarDays _, Window.Since _ -> now;
      case Window.Ago(_, var to) -> calendar.back(now, to);
      case Window.Before(var end) -> Math.min(now, before(end));
      case Window.Range(_, var end) -> Math.min(now, before(end));
    };
  }

  /**
   * The greatest instant that lies in the window at now where the instant is a value, such as the
   * end of a contract: it may be to come, and a window of dates holds it then as well. ({@code
   * within} and {@code ago} look back from now for values, too.)
   */
  public static long lastValue(Window window, long now, Calendar calendar) {
    return switch (window) {
      case Window.Since _ -> Calendar.NEVER;
      case Window.Before(var end) -> before(end);
      case Window.Range(_, var end) -> before(end);
      case Window.Ever _, Window.Within _, Window.WithinCalendarDays _, Window.Ago _ ->
          last(window, now, calendar);
    };
  }

  /** Whether an instant that is a value lies in the window at now. */
  public static boolean holdsValue(Window window, long value, long now, Calendar calendar) {
    return first(window, now, calendar) <= value && value <= lastValue(window, now, calendar);
  }

  /** Whether an instant at which something happened counts at now. */
  public static boolean holds(Window window, long t, long now, Calendar calendar) {
    return first(window, now, calendar) <= t && t <= last(window, now, calendar);
  }

  /**
   * The first now at which an instant counts, if it counts at all; not before the instant itself,
   * and {@link Calendar#NEVER} if it lies outside whatever now is.
   */
  public static long enters(Window window, long t, Calendar calendar) {
    return switch (window) {
      case Window.Ever _, Window.Within _, Window.WithinCalendarDays _ -> t;
      case Window.Ago(_, var to) -> Math.max(t, calendar.firstWithBackAtLeast(t, to));
      case Window.Since(var start) -> t >= start ? t : Calendar.NEVER;
      case Window.Before(var end) -> t < end ? t : Calendar.NEVER;
      case Window.Range(var start, var end) -> t >= start && t < end ? t : Calendar.NEVER;
    };
  }

  /**
   * The first now at which an instant does not count any more; {@link Calendar#NEVER} if it stays.
   */
  public static long leaves(Window window, long t, Calendar calendar) {
    return switch (window) {
      case Window.Ever _, Window.Since _, Window.Before _, Window.Range _ -> Calendar.NEVER;
      case Window.Within(var span) -> calendar.firstWithBackAtLeast(t, span);
      case Window.WithinCalendarDays(var days) ->
          calendar.firstWithStartOfDayAtLeast(after(t), days - 1);
      case Window.Ago(var from, _) -> calendar.firstWithBackAtLeast(t, from);
    };
  }

  private static long after(long t) {
    return Calendar.plus(t, 1);
  }

  private static long before(long t) {
    return Calendar.minus(t, 1);
  }
}
