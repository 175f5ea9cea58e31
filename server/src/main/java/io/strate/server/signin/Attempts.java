package io.strate.server.signin;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * So many attempts at once for each name, and then each after a delay twice as long as the one
 * before. An attempt counts as failed until it is taken back, so that many at the same time are not
 * more. Names that were not seen for longest are forgotten first.
 */
final class Attempts {

  private static final int MOST_NAMES = 10_000;
  private static final long MILLIS = 1_000;
  private static final int MOST_DOUBLINGS = 20;

  private final int free;
  private final Duration longest;
  private final LongSupplier clock;
  private final Map<String, Count> counts =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
          return size() > MOST_NAMES;
        }
      };

  /** Failures so far, the instant from which another attempt is let in, and that of the last. */
  private record Count(int failures, long open, long last) {}

  /**
   * @param longest delay, after four times of which without attempts a name begins anew
   */
  Attempts(int free, Duration longest, LongSupplier clock) {
    this.free = free;
    this.longest = longest;
    this.clock = clock;
  }

  /** Counts an attempt; if it comes too early, the seconds after which another may come. */
  synchronized OptionalLong begin(String name) {
    long now = clock.getAsLong();
    Count before = counts.get(name);
    if (before == null || now - before.last() > 4 * longest.toMillis()) {
      before = new Count(0, now, now);
    }
    if (now < before.open()) {
      return OptionalLong.of(Math.ceilDiv(before.open() - now, MILLIS));
    }
    int failures = before.failures() + 1;
    counts.put(name, new Count(failures, now + delay(failures), now));
    return OptionalLong.empty();
  }

  private long delay(int failures) {
    if (failures < free) {
      return 0;
    }
    long grown = MILLIS << Math.min(failures - free, MOST_DOUBLINGS);
    return Math.min(grown, longest.toMillis());
  }

  /** Forgets a name: whoever it is has come in. */
  synchronized void forget(String name) {
    counts.remove(name);
  }

  /** Takes one attempt back, which has not failed. */
  synchronized void takeBack(String name) {
    counts.computeIfPresent(
        name,
        (_, count) ->
            new Count(Math.max(0, count.failures() - 1), clock.getAsLong(), count.last()));
  }
}
