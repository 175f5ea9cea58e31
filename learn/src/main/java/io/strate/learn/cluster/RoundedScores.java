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

  private RoundedScores() {}

  static int likely(
      Rounded rows, int from, int count, Rounded.Centres centres, int[] labels, int[] doubtful) {
    float[] scores = new float[centres.halves().length * WIDTH];
    int found = 0;
    for (int at = 0; at < count; at += WIDTH) {
      score(rows.columns(), from + at, centres, scores);
      long doubt = choose(scores, centres, rows.lengths(), from + at, labels, at);
      if (count - at < WIDTH) {
        doubt &= (1L << (count - at)) - 1;
      }
      for (; doubt != 0; doubt &= doubt - 1) {
        doubtful[found++] = from + at + Long.numberOfTrailingZeros(doubt);
      }
    }
    return found;
  }

  /** Centre by centre. */
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
      for (int column = 0; column < columns; column++) {
        FloatVector x = FloatVector.fromArray(LANES, rows[column], at);
        s0 = add(s0, x, c[c0 + column]);
        s1 = add(s1, x, c[c1 + column]);
        s2 = add(s2, x, c[c2 + column]);
        s3 = add(s3, x, c[c3 + column]);
      }
      put(s0, halves[centre], scores, centre);
      put(s1, halves[centre + 1], scores, centre + 1);
      put(s2, halves[centre + 2], scores, centre + 2);
      put(s3, halves[centre + 3], scores, centre + 3);
    }
    for (; centre < halves.length; centre++) {
      FloatVector sum = FloatVector.zero(LANES);
      for (int column = 0; column < columns; column++) {
        FloatVector x = FloatVector.fromArray(LANES, rows[column], at);
        sum = add(sum, x, c[centre * columns + column]);
      }
      put(sum, halves[centre], scores, centre);
    }
  }

  private static FloatVector add(FloatVector sum, FloatVector x, float centre) {
    return x.fma(FloatVector.broadcast(LANES, centre), sum);
  }

  private static void put(FloatVector product, float half, float[] scores, int centre) {
    FloatVector.broadcast(LANES, half).sub(product).intoArray(scores, centre * WIDTH);
  }

  /** Which lanes are in doubt. */
  private static long choose(
      float[] scores, Rounded.Centres centres, float[] lengths, int at, int[] labels, int to) {
    IntVector label = IntVector.zero(LABELS);
    FloatVector first = FloatVector.broadcast(LANES, Float.POSITIVE_INFINITY);
    FloatVector second = first;
    for (int centre = 0; centre < centres.halves().length; centre++) {
      FloatVector score = FloatVector.fromArray(LANES, scores, centre * WIDTH);
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
