package io.strate.learn.cluster;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Columns of a sum side by side on vector registers; each is what plain Java makes of it. */
final class VectorSums {
  private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;

  private VectorSums() {}

  /** Adds as many columns as fill registers, and says how many those are. */
  static int add(
      double[] values, int start, double sign, double[] high, double[] low, int at, int columns) {
    int whole = LANES.loopBound(columns);
    for (int column = 0; column < whole; column += LANES.length()) {
      DoubleVector x = DoubleVector.fromArray(LANES, values, start + column).mul(sign);
      DoubleVector before = DoubleVector.fromArray(LANES, high, at + column);
      DoubleVector sum = before.add(x);
      DoubleVector part = sum.sub(before);
      DoubleVector lost = before.sub(sum.sub(part)).add(x.sub(part));
      DoubleVector.fromArray(LANES, low, at + column).add(lost).intoArray(low, at + column);
      sum.intoArray(high, at + column);
    }
    return whole;
  }
}
