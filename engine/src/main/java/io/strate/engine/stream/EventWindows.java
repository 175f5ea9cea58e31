package io.strate.engine.stream;

import io.strate.engine.column.Block;
import io.strate.engine.column.Slot;
import io.strate.engine.column.Wanted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is made of one feed, as far as it is wanted: the feed is loaded once, each window's range is
 * found once, and what windows share is computed once.
 */
final class EventWindows implements LeafReader {

  final Feed feed;
  final WindowRanges ranges;
  final Counts counts;
  final Aggregates aggregates;

  private final Map<PropertyKey, WindowColumns> shared = new LinkedHashMap<>();

  /** The readers of feeds that are made of this one. */
  private final List<EventWindows> derived = new ArrayList<>();

  private WindowColumns[] columns = new WindowColumns[0];

  /** The numbers among all that is wanted at which each sort of columns begins, and the end. */
  private int[] starts = {0};

  EventWindows(Feed feed) {
    this.feed = feed;
    this.ranges = new WindowRanges(feed);
    this.counts = new Counts();
    this.aggregates = new Aggregates();
  }

  /** Another feed is made of this one: whoever wants it wants this one. */
  void derive(EventWindows other) {
    derived.add(other);
  }

  /**
   * Adds an aggregate in a window of the plan's list.
   *
   * @param slot what it is filled for
   * @param due the column for the window's next change, −1 if it stands still
   */
  void add(Slot slot, int window, int due, Aggregates.Aggregate aggregate) {
    aggregates.add(slot, place(window, due), aggregate);
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
    return (ExactSums) shared.computeIfAbsent(key, k -> new ExactSums(feed, feed.property(k)));
  }

  /** The different values of a property, shared by all windows. */
  Distincts distincts(PropertyKey key) {
    return (Distincts) shared.computeIfAbsent(key, k -> new Distincts(feed, feed.property(k)));
  }

  /** Adds all that is filled to a list, whose places say what is wanted. Nothing is added later. */
  void number(List<Slot> into) {
    List<WindowColumns> all = new ArrayList<>(shared.values());
    all.addFirst(counts);
    all.addLast(aggregates);
    columns = all.toArray(WindowColumns[]::new);
    starts = new int[columns.length + 1];
    for (int i = 0; i < columns.length; i++) {
      starts[i] = into.size();
      into.addAll(columns[i].slots());
    }
    starts[columns.length] = into.size();
  }

  private boolean isWanted(Wanted wanted) {
    if (wanted.any(starts[0], starts[columns.length])) {
      return true;
    }
    for (int i = 0; i < derived.size(); i++) {
      if (derived.get(i).isWanted(wanted)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void read(Reading reading, Block block, int row) {
    Wanted wanted = reading.wanted;
    if (!isWanted(wanted)) {
      return;
    }
    feed.load(reading);
    ranges.begin();
    for (int i = 0; i < columns.length; i++) {
      if (wanted.any(starts[i], starts[i + 1])) {
        columns[i].fill(block, row, ranges, reading, starts[i]);
      }
    }
  }
}
