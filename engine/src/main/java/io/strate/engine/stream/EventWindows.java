package io.strate.engine.stream;

import io.strate.engine.column.Block;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The aggregates over one feed: it is loaded once, every window's range is found once, and what
 * windows share is computed once.
 */
final class EventWindows implements LeafReader {

  /** An aggregate that fills a column from the entries {@code from} up to {@code to}. */
  interface Aggregate {
    void fill(Block block, int row, int from, int to, Reading reading);
  }

  /** What all windows share, computed once the feed is loaded, and the columns made of it. */
  interface Prepared {
    void prepare();

    void fill(Block block, int row, WindowRanges ranges);
  }

  private record Single(int place, Aggregate aggregate) {}

  final Feed feed;
  final WindowRanges ranges;
  final Counts counts;

  private final Map<PropertyKey, Prepared> prepared = new LinkedHashMap<>();
  private Prepared[] shared = new Prepared[0];
  private final List<Single> singles = new ArrayList<>();

  EventWindows(Feed feed) {
    this.feed = feed;
    this.ranges = new WindowRanges(feed);
    this.counts = new Counts(feed);
  }

  /**
   * Adds an aggregate in a window of the plan's list.
   *
   * @param due the column for the window's next change, −1 if it stands still
   */
  void add(int window, int due, Aggregate aggregate) {
    singles.add(new Single(place(window, due), aggregate));
  }

  /** The place of a window, with its next change in a due column (−1: none). */
  int place(int window, int due) {
    int place = ranges.place(window);
    if (due >= 0) {
      ranges.due(place, due);
    }
    return place;
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
    ranges.find(reading.clock);
    ranges.findDues(block, row, reading.clock);
    counts.fill(block, row, ranges, reading.clock);
    if (shared.length != prepared.size()) {
      shared = prepared.values().toArray(Prepared[]::new);
    }
    for (Prepared each : shared) {
      each.prepare();
      each.fill(block, row, ranges);
    }
    for (int i = 0; i < singles.size(); i++) {
      Single each = singles.get(i);
      each.aggregate.fill(block, row, ranges.from(each.place), ranges.to(each.place), reading);
    }
  }
}
