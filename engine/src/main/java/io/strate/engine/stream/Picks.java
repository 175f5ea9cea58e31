package io.strate.engine.stream;

import io.strate.domain.CodePoints;
import io.strate.engine.column.Block;
import io.strate.engine.column.Slot;
import io.strate.rule.Expr.Aggregation;
import java.util.Arrays;

/** One of the values of a property: the least, greatest, first, last or most frequent. */
final class Picks implements Aggregates.Aggregate {

  private static final int NONE = -1;

  private final Aggregation aggregation;
  private final Property property;
  private final Slot slot;

  /** The different values by small numbers, and for each how often and where last it was seen. */
  private final KeyNumbers numbers = new KeyNumbers();

  private int[] times = new int[16];
  private int[] lasts = new int[16];

  Picks(Aggregation aggregation, Property property, Slot slot) {
    this.aggregation = aggregation;
    this.property = property;
    this.slot = slot;
  }

  @Override
  public void fill(Block block, int row, int from, int to, Reading reading) {
    int a = from == to ? 0 : property.from(from);
    int b = from == to ? 0 : property.from(to);
    put(block, row, pick(a, b, reading), reading);
  }

  /** The place of the value, {@link #NONE} if there is none. */
  private int pick(int from, int to, Reading reading) {
    return switch (aggregation) {
      case FIRST -> first(from, to);
      case LAST -> last(from, to);
      case MIN -> extreme(from, to, -1, reading);
      case MAX -> extreme(from, to, 1, reading);
      case MOST_FREQUENT -> mostFrequent(from, to, reading);
      case COUNT, SUM, AVG, DISTINCT ->
          throw new IllegalStateException(aggregation + " is no pick");
    };
  }

  private int first(int from, int to) {
    for (int i = from; i < to; i++) {
      if (property.isKnown(i)) {
        return i;
      }
    }
    return NONE;
  }

  private int last(int from, int to) {
    for (int i = to - 1; i >= from; i--) {
      if (property.isKnown(i)) {
        return i;
      }
    }
    return NONE;
  }

  private int extreme(int from, int to, int sign, Reading reading) {
    int best = NONE;
    for (int i = from; i < to; i++) {
      if (property.isKnown(i) && (best == NONE || sign * compare(i, best, reading) > 0)) {
        best = i;
      }
    }
    return best;
  }

  private int compare(int i, int j, Reading reading) {
    return switch (property.key.form()) {
      case NUMBERS -> Double.compare(property.numbers[i], property.numbers[j]);
      case MICROS, INSTANTS -> Long.compare(property.longs[i], property.longs[j]);
      case TEXTS ->
          property.codes[i] == property.codes[j]
              ? 0
              : CodePoints.compare(
                  reading.text(property.codes[i]), reading.text(property.codes[j]));
      case BOOLEANS -> Byte.compare(property.tags[i], property.tags[j]);
      case KEYS, VALUES -> throw new IllegalStateException("values without order");
    };
  }

  /** Of several that occur equally often, the one seen last. */
  private int mostFrequent(int from, int to, Reading reading) {
    numbers.clear();
    for (int i = from; i < to; i++) {
      if (property.isKnown(i)) {
        see(i, reading);
      }
    }
    int best = NONE;
    for (int value = 0; value < numbers.size(); value++) {
      if (best == NONE
          || times[value] > times[best]
          || times[value] == times[best] && lasts[value] > lasts[best]) {
        best = value;
      }
    }
    return best == NONE ? NONE : lasts[best];
  }

  private void see(int place, Reading reading) {
    int before = numbers.size();
    int value = numbers.number((byte) 0, bits(place, reading));
    if (value == before) {
      if (value == times.length) {
        times = Arrays.copyOf(times, 2 * value);
        lasts = Arrays.copyOf(lasts, 2 * value);
      }
      times[value] = 0;
    }
    times[value]++;
    lasts[value] = place;
  }

  /** The same for equal values of the property's form, and for these only. */
  private long bits(int place, Reading reading) {
    return switch (property.key.form()) {
      case NUMBERS -> Double.doubleToLongBits(property.numbers[place]);
      case MICROS, INSTANTS, KEYS -> property.longs[place];
      case TEXTS -> property.codes[place];
      case BOOLEANS -> property.tags[place];
      case VALUES -> reading.other(property.values[place]);
    };
  }

  private void put(Block block, int row, int value, Reading reading) {
    int at = slot.index() * block.capacity + row;
    switch (slot.kind()) {
      case NUMBER -> block.numbers[at] = value == NONE ? Double.NaN : property.numbers[value];
      case INSTANT -> block.instants[at] = value == NONE ? Block.UNKNOWN : property.longs[value];
      case TEXT -> {
        String text = value == NONE ? "" : reading.text(property.codes[value]);
        block.texts[at] = text;
        block.codes[at] = value == NONE ? Block.NO_TEXT : reading.literals.code(text);
      }
      case BOOLEAN -> {
        block.bit(slot.index(), row, value != NONE && property.tags[value] == 1);
        block.bit(slot.known(), row, value != NONE);
      }
      case VALUE ->
          block.values[at] =
              value == NONE ? io.strate.domain.Value.UNKNOWN : property.values[value];
    }
  }
}
