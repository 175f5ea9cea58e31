package io.strate.engine.stream;

import io.strate.domain.CodePoints;
import io.strate.engine.column.Block;
import io.strate.engine.column.Slot;
import io.strate.rule.Expr.Aggregation;

/** One of the values of a property: the least, greatest, first, last or most frequent. */
final class Picks implements Aggregates.Aggregate {

  private static final int NONE = -1;

  private final Aggregation aggregation;
  private final Property property;
  private final Slot slot;

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
      case MOST_FREQUENT -> mostFrequent(from, to);
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

  /** From the end, so that of several the one seen last is found first. */
  private int mostFrequent(int from, int to) {
    int best = NONE;
    int most = 0;
    for (int i = to - 1; i >= from; i--) {
      if (property.isKnown(i) && i - from + 1 > most) {
        int times = 0;
        for (int j = i; j >= from; j--) {
          times += same(i, j) ? 1 : 0;
        }
        if (times > most) {
          most = times;
          best = i;
        }
      }
    }
    return best;
  }

  private boolean same(int i, int j) {
    return switch (property.key.form()) {
      case NUMBERS -> property.numbers[i] == property.numbers[j];
      case MICROS, INSTANTS -> property.longs[i] == property.longs[j];
      case TEXTS -> property.codes[i] == property.codes[j];
      case BOOLEANS -> property.tags[i] == property.tags[j];
      case KEYS -> property.tags[i] == property.tags[j] && property.longs[i] == property.longs[j];
      case VALUES -> property.values[i].equals(property.values[j]);
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
