package io.strate.server.tracking;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * How many messages each write key may send: a bucket that fills steadily and holds the messages of
 * one second. A batch may take more than is there, so that large ones come through as well; what
 * follows waits for the debt.
 */
final class KeyRates {

  private static final double NANOS = 1e9;

  private final double perSecond;
  private final LongSupplier nanos;

  /** Of known keys only, so there are few. */
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  /**
   * @param perSecond messages a second for each key; 0 for as many as come
   * @param nanos a clock that only goes forward
   */
  KeyRates(int perSecond, LongSupplier nanos) {
    this.perSecond = perSecond;
    this.nanos = nanos;
  }

  /**
   * Takes messages of a key.
   *
   * @param key that is known to be one
   * @return 0 if they may come; otherwise the seconds after which to try again, and none is taken
   */
  long secondsToWait(String key, int messages) {
    return perSecond == 0
        ? 0
        : buckets.computeIfAbsent(key, _ -> new Bucket()).secondsToWait(messages);
  }

  private final class Bucket {

    private double there = perSecond;
    private long at = nanos.getAsLong();

    synchronized long secondsToWait(int messages) {
      long now = nanos.getAsLong();
      there = Math.min(perSecond, there + (now - at) / NANOS * perSecond);
      at = now;
      if (there <= 0) {
        return (long) Math.floor(-there / perSecond) + 1;
      }
      there -= messages;
      return 0;
    }
  }
}
