package io.strate.learn.split;

import io.strate.learn.dataset.Column;
import io.strate.learn.dataset.Dataset;
import io.strate.learn.dataset.Examples;
import io.strate.learn.dataset.Target;
import java.util.List;
import java.util.stream.IntStream;

/** Examples of which only target, groups and instants matter. */
final class Cases {
  private Cases() {}

  /** Every {@code nth} row is a yes; each row is a group; rows are a millisecond apart. */
  static Examples everyNth(int count, int nth) {
    boolean[] answers = new boolean[count];
    for (int row = 0; row < count; row += nth) {
      answers[row] = true;
    }
    return of(
        Target.Classes.of(answers),
        IntStream.range(0, count).toArray(),
        IntStream.range(0, count).asLongStream().toArray());
  }

  static Examples of(Target target, int[] groups, long[] instants) {
    int count = target.count();
    return new Examples(
        new Dataset(List.of("x"), List.of(new Column.Numbers(new double[count])), count),
        target,
        groups,
        instants);
  }

  static long yes(Examples examples, int[] places) {
    double[] numbers = examples.target().numbers();
    return IntStream.of(places).filter(row -> numbers[row] == 1).count();
  }
}
