package io.strate.engine.stream;

import io.strate.engine.column.Block;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The aggregates over one feed: every window's range of entries is found once, in one walk over the
 * times, and serves all aggregates in that window.
 */
final class EventWindows implements LeafReader {

  /** An aggregate that fills a column from the entries {@code from} up to {@code to}. */
  interface Aggregate {
    void fill(Block block, int row, int from, int to, Reading reading);
  }

  /** What all windows share, computed once the feed is loaded. */
  interface Prepared {
    void prepare();
  }

  /**
   * One window of the feed.
   *
   * @param due the column for its next change, −1 if nobody asks
   */
  private record Ranged(int window, int due, List<Aggregate> aggregates) {}

  final Feed feed;

  private final List<Ranged> windows = new ArrayList<>();
  private final Map<PropertyKey, Prepared> prepared = new LinkedHashMap<>();
  private Prepared[] shared = new Prepared[0];

  EventWindows(Feed feed) {
    this.feed = feed;
  }

  /** Adds an aggregate in a window of the plan's list. */
  void add(int window, int due, Aggregate aggregate) {
    for (Ranged ranged : windows) {
      if (ranged.window == window && ranged.due == due) {
        ranged.aggregates.add(aggregate);
        return;
      }
    }
    windows.add(new Ranged(window, due, new ArrayList<>(List.of(aggregate))));
  }

  /** The sums of a property, shared by all windows. */
  ExactSums sums(PropertyKey key) {
    return (ExactSums) prepared.computeIfAbsent(key, k -> new ExactSums(feed, feed.property(k)));
  }

  /** The different values of a property, shared by all windows. */
  Distincts distincts(PropertyKey key) {
    return (Distincts) prepared.computeIfAbsent(key, k -> new Distincts(feed, feed.property(k)));
  }

  @Override
  public void read(Reading reading, Block block, int row) {
    feed.load(reading);
    if (shared.length != prepared.size()) {
      shared = prepared.values().toArray(Prepared[]::new);
    }
    for (Prepared each : shared) {
      each.prepare();
    }
    long[] times = feed.times;
    int size = feed.size;
    WindowClock clock = reading.clock;
    int from = size;
    for (int i = 0; i < windows.size(); i++) {
      Ranged ranged = windows.get(i);
      long first = clock.first(ranged.window);
      while (from > 0 && times[from - 1] >= first) {
        from--;
      }
      while (from < size && times[from] < first) {
        from++;
      }
      int to = size;
      if (clock.last(ranged.window) < clock.now()) {
        to = Math.max(from, Reading.firstAfter(times, size, clock.last(ranged.window)));
      }
      if (ranged.due >= 0) {
        block.dues[ranged.due * block.capacity + row] = nextChange(ranged, from, to, clock);
      }
      for (int a = 0; a < ranged.aggregates.size(); a++) {
        ranged.aggregates.get(a).fill(block, row, from, to, reading);
      }
    }
  }

  /** When the oldest entry in the window leaves it, or the next one enters it. */
  private long nextChange(Ranged ranged, int from, int to, WindowClock clock) {
    long next = from < to ? clock.leaves(ranged.window, feed.times[from]) : Block.NEVER;
    return to < feed.size ? Math.min(next, clock.enters(ranged.window, feed.times[to])) : next;
  }
}
