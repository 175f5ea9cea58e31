package io.strate.engine.stream;

import java.util.ArrayList;
import java.util.List;

/** Events of one profile, up to now, that several aggregates read: times and properties. */
abstract class Feed {

  /** Times in canonical order; the first {@link #size} count. */
  long[] times = new long[16];

  int size;

  private final List<Property> properties = new ArrayList<>();

  /** The property in the form wanted, loaded with every profile from now on. */
  final Property property(PropertyKey key) {
    for (Property property : properties) {
      if (property.key.equals(key)) {
        return property;
      }
    }
    Property added = new Property(key);
    added(added);
    properties.add(added);
    return added;
  }

  /** Prepares for a further property. */
  abstract void added(Property property);

  /** Reads the events of a profile. */
  final void load(Reading reading) {
    size = loadTimes(reading);
    if (size > 0) {
      for (int i = 0; i < properties.size(); i++) {
        load(properties.get(i), i, reading);
      }
    }
  }

  /** Fills {@link #times} and returns how many count. */
  abstract int loadTimes(Reading reading);

  /** Fills a property; {@code number} counts them in the order of their adding. */
  abstract void load(Property property, int number, Reading reading);

  final void reserve(int entries) {
    if (times.length < entries) {
      times = new long[Property.roomy(entries)];
    }
  }

  /** Whose event an entry is, where a feed holds several contacts'; a small number. */
  abstract int owner(int entry);
}
