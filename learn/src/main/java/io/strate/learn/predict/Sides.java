package io.strate.learn.predict;

import io.strate.learn.dataset.Target;
import java.util.List;
import java.util.stream.IntStream;

/** Classes as questions of yes or no: whether it is the second of two, or each of several. */
final class Sides {
  private Sides() {}

  /** For each question, the answer of each row. */
  static List<boolean[]> of(Target.Classes classes) {
    int all = classes.names().size();
    return IntStream.range(all == 2 ? 1 : 0, all).mapToObj(code -> is(classes, code)).toList();
  }

  private static boolean[] is(Target.Classes classes, int code) {
    boolean[] yes = new boolean[classes.count()];
    for (int row = 0; row < yes.length; row++) {
      yes[row] = classes.codes()[row] == code;
    }
    return yes;
  }
}
