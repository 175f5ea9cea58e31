package io.strate.engine.stream;

import io.strate.domain.Value;
import io.strate.timeline.TimelineView;
import java.util.Arrays;

/**
 * The values of one property, of the entries of a feed. Where lists were entered, an entry may have
 * several values or none: those of entry i are {@link #from}(i) up to {@code from}(i + 1).
 */
final class Property {

  final PropertyKey key;

  /** Whether entries and values are not one to one. */
  boolean flat;

  int[] starts = new int[0];
  double[] numbers = new double[0];
  long[] longs = new long[0];
  int[] codes = new int[0];
  byte[] tags = new byte[0];
  Value[] values = new Value[0];

  Property(PropertyKey key) {
    this.key = key;
  }

  /** The first value of an entry. */
  int from(int entry) {
    return flat ? starts[entry] : entry;
  }

  boolean isKnown(int value) {
    return switch (key.form()) {
      case NUMBERS -> !Double.isNaN(numbers[value]);
      case MICROS, INSTANTS -> longs[value] != TimelineView.UNKNOWN;
      case TEXTS -> codes[value] != TimelineView.NO_TEXT;
      case BOOLEANS -> tags[value] >= 0;
      case KEYS -> tags[value] != 0;
      case VALUES -> values[value] != Value.UNKNOWN;
    };
  }

  /** Makes room for values. */
  void reserve(int size) {
    switch (key.form()) {
      case NUMBERS -> {
        if (numbers.length < size) {
          numbers = Arrays.copyOf(numbers, roomy(size));
        }
      }
      case MICROS, INSTANTS -> {
        if (longs.length < size) {
          longs = Arrays.copyOf(longs, roomy(size));
        }
      }
      case TEXTS -> {
        if (codes.length < size) {
          codes = Arrays.copyOf(codes, roomy(size));
        }
      }
      case BOOLEANS -> {
        if (tags.length < size) {
          tags = Arrays.copyOf(tags, roomy(size));
        }
      }
      case KEYS -> {
        if (longs.length < size) {
          longs = Arrays.copyOf(longs, roomy(size));
          tags = Arrays.copyOf(tags, roomy(size));
        }
      }
      case VALUES -> {
        if (values.length < size) {
          values = Arrays.copyOf(values, roomy(size));
        }
      }
    }
  }

  /** Makes room for the starts of entries. */
  void reserveStarts(int entries) {
    if (starts.length <= entries) {
      starts = new int[roomy(entries + 1)];
    }
  }

  static int roomy(int size) {
    return Math.max(16, size + (size >> 1));
  }

  /** Takes the values of some entries of another feed's property. */
  void gather(Property from, int[] entries, int size) {
    flat = from.flat;
    if (!flat) {
      reserve(size);
      for (int i = 0; i < size; i++) {
        copy(from, entries[i], i);
      }
      return;
    }
    reserveStarts(size);
    int to = 0;
    for (int i = 0; i < size; i++) {
      starts[i] = to;
      for (int v = from.from(entries[i]); v < from.from(entries[i] + 1); v++) {
        reserve(to + 1);
        copy(from, v, to++);
      }
    }
    starts[size] = to;
  }

  /** Shows the values of another property of the same form, until that one is filled anew. */
  void show(Property other) {
    flat = other.flat;
    starts = other.starts;
    numbers = other.numbers;
    longs = other.longs;
    codes = other.codes;
    tags = other.tags;
    values = other.values;
  }

  /** Takes one value of another property of the same form. */
  void copy(Property from, int value, int to) {
    switch (key.form()) {
      case NUMBERS -> numbers[to] = from.numbers[value];
      case MICROS, INSTANTS -> longs[to] = from.longs[value];
      case TEXTS -> codes[to] = from.codes[value];
      case BOOLEANS -> tags[to] = from.tags[value];
      case KEYS -> {
        longs[to] = from.longs[value];
        tags[to] = from.tags[value];
      }
      case VALUES -> values[to] = from.values[value];
    }
  }
}
