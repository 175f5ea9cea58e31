package io.strate.learn.predict;

import io.strate.learn.dataset.Matrix;
import io.strate.learn.dataset.Target;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** A hundred rows of four columns, of which the first two say the answer, the last nothing. */
final class MadeUp {
  static final Target.Classes YES = new Target.Classes(codes(2), List.of("no", "yes"));
  static final Target.Classes THREE = new Target.Classes(codes(3), List.of("a", "b", "c"));
  static final Target.Amounts AMOUNTS = new Target.Amounts(scores());

  private MadeUp() {}

  static Matrix rows() {
    SplittableRandom random = new SplittableRandom(11);
    return Matrix.of(4, random.doubles(400, -1, 1).toArray());
  }

  static List<Target> targets() {
    return List.of(YES, THREE, AMOUNTS);
  }

  private static double[] scores() {
    Matrix rows = rows();
    double[] scores = new double[rows.count()];
    for (int row = 0; row < scores.length; row++) {
      scores[row] = 3 * rows.at(row, 0) - 2 * rows.at(row, 1) + rows.at(row, 2) * rows.at(row, 1);
    }
    return scores;
  }

  /** Thirds or halves of the range of scores. */
  private static int[] codes(int classes) {
    return Arrays.stream(scores())
        .mapToInt(score -> Math.clamp((int) ((score + 3) / 6 * classes), 0, classes - 1))
        .toArray();
  }
}
