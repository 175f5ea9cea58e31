package io.strate.learn.cluster;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Scores of rounded rows on vector registers, a row in each lane. */
final class RoundedScores {
  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> LABELS =
      VectorSpecies.of(int.class, LANES.vectorShape());
  private static final int WIDTH = LANES.length();
  private static final int STEP = 2 * WIDTH;

  private RoundedScores() {}

  static int likely(
      Rounded rows, int from, int count, Rounded.Centres centres, int[] labels, int[] doubtful) {
    float[] scores = new float[centres.halves().length * STEP];
    int found = 0;
    for (int at = 0; at < count; at += STEP) {
      score(rows.columns(), from + at, centres, scores);
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
  private static void score(float[][] rows, int at, Rounded.Centres centres, float[] scores) {
    float[] c = centres.values();
    float[] halves = centres.halves();
    int columns = rows.length;
    int centre = 0;
    for (; centre + 3 < halves.length; centre += 4) {
      int c0 = centre * columns;
      int c1 = c0 + columns;
      int c2 = c1 + columns;
      int c3 = c2 + columns;
      FloatVector s0 = FloatVector.zero(LANES);
      FloatVector s1 = s0;
      FloatVector s2 = s0;
      FloatVector s3 = s0;
      FloatVector t0 = s0;
      FloatVector t1 = s0;
      FloatVector t2 = s0;
      FloatVector t3 = s0;
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
      put(s0, t0, halves[centre], scores, centre);
      put(s1, t1, halves[centre + 1], scores, centre + 1);
      put(s2, t2, halves[centre + 2], scores, centre + 2);
      put(s3, t3, halves[centre + 3], scores, centre + 3);
    }
    for (; centre < halves.length; centre++) {
      FloatVector s = FloatVector.zero(LANES);
      FloatVector t = s;
      for (int column = 0; column < columns; column++) {
        FloatVector n = FloatVector.broadcast(LANES, c[centre * columns + column]);
        s = FloatVector.fromArray(LANES, rows[column], at).fma(n, s);
        t = FloatVector.fromArray(LANES, rows[column], at + WIDTH).fma(n, t);
      }
      put(s, t, halves[centre], scores, centre);
    }
  }

  private static void put(
      FloatVector some, FloatVector others, float half, float[] scores, int centre) {
    FloatVector halves = FloatVector.broadcast(LANES, half);
    halves.sub(some).intoArray(scores, centre * STEP);
    halves.sub(others).intoArray(scores, centre * STEP + WIDTH);
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
    IntVector label = IntVector.zero(LABELS);
    FloatVector first = FloatVector.broadcast(LANES, Float.POSITIVE_INFINITY);
    FloatVector second = first;
    for (int centre = 0; centre < centres.halves().length; centre++) {
      FloatVector score = FloatVector.fromArray(LANES, scores, centre * STEP + lane);
      VectorMask<Float> nearer = score.compare(VectorOperators.LT, first);
      VectorMask<Float> next = score.compare(VectorOperators.LT, second);
      label = label.blend(centre, nearer.cast(LABELS));
      second = second.blend(score, next).blend(first, nearer);
      first = first.blend(score, nearer);
    }
    label.intoArray(labels, to);
    FloatVector least =
        FloatVector.fromArray(LANES, lengths, at).mul(centres.perLength()).add(centres.atLeast());
    return second.sub(first).compare(VectorOperators.GT, least).not().toLong();
  }
}
