package io.strate.engine.stream;

import java.util.ArrayList;
import java.util.List;

/** The events of another feed that satisfy a condition on their properties. */
final class FilteredFeed extends Feed {

  private final Feed from;
  private final EntryTest test;
  private final List<Property> sources = new ArrayList<>();
  private int[] entries = new int[16];

  FilteredFeed(Feed from, EntryTest test) {
    this.from = from;
    this.test = test;
  }

  @Override
  void added(Property property) {
    sources.add(from.property(property.key));
  }

  @Override
  boolean isSteady() {
    return test.isSteady() && from.isSteady();
  }

  @Override
  int loadTimes(Reading reading) {
    int all = from.size(reading);
    if (all == 0) {
      return 0;
    }
    if (entries.length < all) {
      entries = new int[Property.roomy(all)];
    }
    int kept = test.select(all, reading, entries);
    reserve(kept);
    for (int i = 0; i < kept; i++) {
      times[i] = from.times[entries[i]];
    }
    return kept;
  }

  @Override
  void load(Property property, int number, Reading reading) {
    property.gather(sources.get(number), entries, size);
  }

  @Override
  int owner(int entry) {
    return from.owner(entries[entry]);
  }
}
