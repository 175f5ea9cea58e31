package io.strate.lake;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Local times of a zone as instants. A time that a change of the clock skips is the first instant
 * after it; one that occurs twice is its first. Not for several threads.
 */
final class WallClock {

  private final ZoneRules rules;

  /** Local milliseconds [from, to) that surely have this one offset. */
  private long from = 0;

  private long to = 0;
  private long offsetMillis;

  WallClock(ZoneId zone) {
    rules = zone.getRules();
  }

  /**
   * The instant of a local time, given as if its zone were UTC; both in milliseconds since 1970.
   */
  long toInstant(long localMillis) {
    if (localMillis >= from && localMillis < to) {
      return localMillis - offsetMillis;
    }
    return slow(localMillis);
  }

  private long slow(long localMillis) {
    LocalDateTime local =
        LocalDateTime.ofEpochSecond(
            Math.floorDiv(localMillis, 1000L),
            (int) Math.floorMod(localMillis, 1000L) * 1_000_000,
            ZoneOffset.UTC);
    ZoneOffsetTransition change = rules.getTransition(local);
    if (change != null) {
      return change.isGap()
          ? change.toEpochSecond() * 1000
          : localMillis - change.getOffsetBefore().getTotalSeconds() * 1000L;
    }
    ZoneOffset offset = rules.getOffset(local);
    offsetMillis = offset.getTotalSeconds() * 1000L;
    remember(local.toInstant(offset));
    return localMillis - offsetMillis;
  }

  /** From the clock's change before to the one after, leaving out what these skip or repeat. */
  private void remember(Instant instant) {
    ZoneOffsetTransition before = rules.previousTransition(instant.plusMillis(1));
    ZoneOffsetTransition after = rules.nextTransition(instant);
    from =
        before == null
            ? Long.MIN_VALUE
            : later(before.getDateTimeBefore(), before.getDateTimeAfter());
    to =
        after == null
            ? Long.MAX_VALUE
            : earlier(after.getDateTimeBefore(), after.getDateTimeAfter());
  }

  private static long later(LocalDateTime a, LocalDateTime b) {
    return millis(a.isAfter(b) ? a : b);
  }

  private static long earlier(LocalDateTime a, LocalDateTime b) {
    return millis(a.isBefore(b) ? a : b);
  }

  private static long millis(LocalDateTime local) {
    return local.toEpochSecond(ZoneOffset.UTC) * 1000;
  }
}
