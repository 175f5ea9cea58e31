package io.strate.learn.encode;

import java.util.List;

/**
 * Numbers scaled.
 *
 * @param fill what stands for an unknown one, NaN to keep it unknown
 * @param flagged whether a second number says that it is unknown
 */
record NumberEncoder(Scaling scaling, double fill, boolean flagged) implements ColumnEncoder {

  void put(double value, double[] into, int at) {
    boolean unknown = Double.isNaN(value);
    into[at] = unknown ? fill : scaling.apply(value);
    if (flagged) {
      into[at + 1] = unknown ? 1 : 0;
    }
  }

  @Override
  public List<Meaning> meanings() {
    return flagged
        ? List.of(new Meaning.Value(), new Meaning.Unknown())
        : List.of(new Meaning.Value());
  }

  @Override
  public int width() {
    return flagged ? 2 : 1;
  }
}
