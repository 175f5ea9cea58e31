package io.strate.engine.stream;

import io.strate.engine.column.Block;
import io.strate.rule.Span;
import io.strate.rule.Window;
import io.strate.rule.time.Calendar;
import io.strate.rule.time.Windows;
import java.util.List;

/** The bounds of a plan's windows at one instant in one time zone. */
final class WindowClock {

  private static final long DAY = 86_400_000;

  private final List<Window> windows;
  private final Calendar calendar;
  private final long[] first;
  private final long[] last;

  /** For windows of fixed length, how long an entry stays; −1 for others. */
  private final long[] stays;

  private long now;

  WindowClock(List<Window> windows, Calendar calendar, long now) {
    this.windows = windows;
    this.calendar = calendar;
    this.first = new long[windows.size()];
    this.last = new long[windows.size()];
    this.stays = windows.stream().mapToLong(WindowClock::stay).toArray();
    set(now);
  }

  private static long stay(Window window) {
    return window instanceof Window.Within(Span span) && span.isExact() ? span.millis() : -1;
  }

  void set(long instant) {
    now = instant;
    for (int i = 0; i < first.length; i++) {
      first[i] = Windows.first(windows.get(i), instant, calendar);
      last[i] = Windows.last(windows.get(i), instant, calendar);
    }
  }

  long now() {
    return now;
  }

  Calendar calendar() {
    return calendar;
  }

  /** The least instant that counts. */
  long first(int window) {
    return first[window];
  }

  /** The greatest instant that counts. */
  long last(int window) {
    return last[window];
  }

  /** An instant after now and not after the one at which an entry of time t leaves the window. */
  long leaves(int window, long t) {
    if (stays[window] >= 0) {
      return t + stays[window];
    }
    long early = t + leastStay(windows.get(window));
    return early > now ? early : Windows.leaves(windows.get(window), t, calendar);
  }

  /** An instant after now and not after the one at which an entry of time t enters the window. */
  long enters(int window, long t) {
    return Windows.enters(windows.get(window), t, calendar);
  }

  /** Less than any entry stays: leaving is exact only when it comes near, since that is costly. */
  private static long leastStay(Window window) {
    return switch (window) {
      case Window.Within(Span span) -> least(span);
      case Window.Ago(Span from, _) -> least(from);
      case Window.WithinCalendarDays(int days) -> (days - 3) * DAY;
      case Window.Ever _, Window.Since _, Window.Before _, Window.Range _ -> Block.NEVER / 4;
    };
  }

  private static long least(Span span) {
    return span.isExact() ? span.millis() : Math.multiplyExact(span.months(), 28 * DAY) - 3 * DAY;
  }

  /** Whether entries leave or enter a window while time passes. */
  static boolean moves(Window window) {
    return switch (window) {
      case Window.Within _, Window.Ago _, Window.WithinCalendarDays _ -> true;
      case Window.Ever _, Window.Since _, Window.Before _, Window.Range _ -> false;
    };
  }

  /** Whether a window's bounds depend on the time zone. */
  static boolean isLocal(Window window) {
    return switch (window) {
      case Window.Within(Span span) -> !span.isExact();
      case Window.Ago(Span from, Span to) -> !from.isExact() || !to.isExact();
      case Window.WithinCalendarDays _ -> true;
      case Window.Ever _, Window.Since _, Window.Before _, Window.Range _ -> false;
    };
  }
}
