package io.strate.engine.stream;

import java.util.ArrayList;
import java.util.List;

/** Events of one profile, up to now, that several aggregates read: times and properties. */
abstract class Feed {

  /** Times in canonical order; the first {@link #size} count. */
  long[] times = new long[16];

  int size;

  /**
   * How many events are loaded: {@link #size}, or of a profile that is read as of several instants
   * all, of which the first {@link #size} are up to now.
   */
  int extent;

  /** Another one for whatever is loaded anew. */
  long edition;

  /** The profile of which all events were loaded last. */
  private long whole;

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
    if (!reading.several || !isSteady()) {
      loadNow(reading);
      return;
    }
    if (whole != reading.profile) {
      whole = reading.profile;
      loadAll(reading);
    }
    size = Reading.firstAfter(times, extent, reading.now);
    reading.exists |= size > 0;
  }

  /** Loads the events after now as well. */
  private void loadAll(Reading reading) {
    long now = reading.now;
    boolean exists = reading.exists;
    reading.now = Reading.END;
    loadNow(reading);
    reading.now = now;
    reading.exists = exists;
  }

  private void loadNow(Reading reading) {
    edition++;
    size = loadTimes(reading);
    extent = size;
    if (size > 0) {
      for (int i = 0; i < properties.size(); i++) {
        load(properties.get(i), i, reading);
      }
    }
  }

  /** How many of the events there are as of the instant of a reading. */
  final int size(Reading reading) {
    return reading.now == Reading.END ? extent : size;
  }

  /**
   * Whether what it says of an event is the same as of every instant, and the events up to now are
   * the first ones of all.
   */
  abstract boolean isSteady();

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
