package io.strate.learn.cluster;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Scores of rounded rows on vector registers, a row in each lane. Scores are not negative but by
 * rounding: so their bits are compared as whole numbers, which takes one instruction.
 */
final class RoundedScores {
  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> BITS =
      VectorSpecies.of(int.class, LANES.vectorShape());
  private static final int WIDTH = LANES.length();
  private static final int STEP = 2 * WIDTH;
  private static final int INFINITE = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);

  private RoundedScores() {}

  static int likely(
      Rounded rows, int from, int count, Rounded.Centres centres, int[] labels, int[] doubtful) {
    float[] scores = new float[centres.halves().length * STEP];
    int found = 0;
    for (int at = 0; at < count; at += STEP) {
      score(rows, from + at, centres, scores);
      for (int lane = 0; lane < STEP; lane += WIDTH) {
        long doubt =
            choose(scores, lane, centres, rows.lengths(), from + at + lane, labels, at + lane);
        int left = count - at - lane;
        if (left < WIDTH) {
          doubt &= left <= 0 ? 0 : (1L << left) - 1;
        }
        for (; doubt != 0; doubt &= doubt - 1) {
          doubtful[found++] = from + at + lane + Long.numberOfTrailingZeros(doubt);
        }
      }
    }
    return found;
  }

  /**
   * Centre by centre. A centre's number is spread over a register as often as a row's is read: so
   * two registers of rows meet four centres at a time.
   */
  private static void score(Rounded rounded, int at, Rounded.Centres centres, float[] scores) {
    float[][] rows = rounded.columns();
    float[] c = centres.values();
    float[] halves = centres.halves();
    int columns = rows.length;
    FloatVector x2 = half(rounded, at);
    FloatVector y2 = half(rounded, at + WIDTH);
    int centre = 0;
    for (; centre + 3 < halves.length; centre += 4) {
      int c0 = centre * columns;
      int c1 = c0 + columns;
      int c2 = c1 + columns;
      int c3 = c2 + columns;
      FloatVector s0 = x2.add(halves[centre]);
      FloatVector s1 = x2.add(halves[centre + 1]);
      FloatVector s2 = x2.add(halves[centre + 2]);
      FloatVector s3 = x2.add(halves[centre + 3]);
      FloatVector t0 = y2.add(halves[centre]);
      FloatVector t1 = y2.add(halves[centre + 1]);
      FloatVector t2 = y2.add(halves[centre + 2]);
      FloatVector t3 = y2.add(halves[centre + 3]);
      for (int column = 0; column < columns; column++) {
        FloatVector x = FloatVector.fromArray(LANES, rows[column], at);
        FloatVector y = FloatVector.fromArray(LANES, rows[column], at + WIDTH);
        FloatVector n0 = FloatVector.broadcast(LANES, c[c0 + column]);
        FloatVector n1 = FloatVector.broadcast(LANES, c[c1 + column]);
        FloatVector n2 = FloatVector.broadcast(LANES, c[c2 + column]);
        FloatVector n3 = FloatVector.broadcast(LANES, c[c3 + column]);
        s0 = x.fma(n0, s0);
        s1 = x.fma(n1, s1);
        s2 = x.fma(n2, s2);
        s3 = x.fma(n3, s3);
        t0 = y.fma(n0, t0);
        t1 = y.fma(n1, t1);
        t2 = y.fma(n2, t2);
        t3 = y.fma(n3, t3);
      }
      s0.intoArray(scores, centre * STEP);
      t0.intoArray(scores, centre * STEP + WIDTH);
      s1.intoArray(scores, (centre + 1) * STEP);
      t1.intoArray(scores, (centre + 1) * STEP + WIDTH);
      s2.intoArray(scores, (centre + 2) * STEP);
      t2.intoArray(scores, (centre + 2) * STEP + WIDTH);
      s3.intoArray(scores, (centre + 3) * STEP);
      t3.intoArray(scores, (centre + 3) * STEP + WIDTH);
    }
    for (; centre < halves.length; centre++) {
      FloatVector s = x2.add(halves[centre]);
      FloatVector t = y2.add(halves[centre]);
      for (int column = 0; column < columns; column++) {
        FloatVector n = FloatVector.broadcast(LANES, c[centre * columns + column]);
        s = FloatVector.fromArray(LANES, rows[column], at).fma(n, s);
        t = FloatVector.fromArray(LANES, rows[column], at + WIDTH).fma(n, t);
      }
      s.intoArray(scores, centre * STEP);
      t.intoArray(scores, centre * STEP + WIDTH);
    }
  }

  /** Half the squares of a register of rows. */
  private static FloatVector half(Rounded rows, int at) {
    FloatVector length = FloatVector.fromArray(LANES, rows.lengths(), at);
    return length.mul(length).mul(0.5f);
  }

  /** Which lanes are in doubt. */
  private static long choose(
      float[] scores,
      int lane,
      Rounded.Centres centres,
      float[] lengths,
      int at,
      int[] labels,
      int to) {
    IntVector first = IntVector.broadcast(BITS, INFINITE);
    IntVector second = first;
    for (int centre = 0; centre < centres.halves().length; centre++) {
      IntVector key =
          FloatVector.fromArray(LANES, scores, centre * STEP + lane)
              .reinterpretAsInts()
              .and(~centres.places())
              .or(centre);
      second = second.min(first.max(key));
      first = first.min(key);
    }
    first.and(centres.places()).intoArray(labels, to);
    FloatVector both = FloatVector.fromArray(LANES, lengths, at).add(centres.longest());
    FloatVector least = both.mul(both).mul(centres.share()).add(Rounded.Centres.LEAST);
    return second
        .reinterpretAsFloats()
        .sub(first.reinterpretAsFloats())
        .compare(VectorOperators.GT, least)
        .not()
        .toLong();
  }
}
