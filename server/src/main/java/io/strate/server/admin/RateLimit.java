package io.strate.server.admin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * So many at once for each name, and then so many a second. Names that were not seen for longest
 * are forgotten first, with a clean slate.
 */
final class RateLimit {

  private static final int MOST_NAMES = 10_000;
  private static final double MILLIS = 1_000;

  private final double atOnce;
  private final double perSecond;
  private final LongSupplier clock;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MOST_NAMES;
        }
      };

  private record Bucket(double left, long at) {}

  RateLimit(double atOnce, double perSecond, LongSupplier clock) {
    this.atOnce = atOnce;
    this.perSecond = perSecond;
    this.clock = clock;
  }

  /** Counts one more; if it is one too many, the seconds after which another may come. */
  synchronized OptionalLong count(String name) {
    long now = clock.getAsLong();
    Bucket before = buckets.getOrDefault(name, new Bucket(atOnce, now));
    double gained = Math.max(0, now - before.at()) / MILLIS * perSecond;
    double left = Math.min(atOnce, before.left() + gained);
    if (left >= 1) {
      buckets.put(name, new Bucket(left - 1, now));
      return OptionalLong.empty();
    }
    buckets.put(name, new Bucket(left, now));
    return OptionalLong.of((long) Math.ceil((1 - left) / perSecond));
  }
}
