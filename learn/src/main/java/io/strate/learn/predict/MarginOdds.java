package io.strate.learn.predict;

import io.strate.learn.dataset.Rows;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Turns margins of a support vector machine into logarithms of odds: {@code slope × margin +
 * offset} (Platt 1999), fitted to margins of rows that the machine did not learn from.
 */
record MarginOdds(double slope, double offset) {
  private static final int FOLDS = 3;

  /** Learns a machine from rows. */
  interface Maker {
    Machine learn(Rows rows, boolean[] yes, double[] weights);
  }

  /** Tells a yes from a no by the sign of its margin. */
  interface Machine {
    double margin(double[] rows, int from);
  }

  /**
   * Two thirds of the rows tell what the margins of the others are, three times over. Where a class
   * has too few rows for that, {@code known}, which has seen all, is asked.
   */
  static MarginOdds fit(Rows rows, boolean[] yes, double[] weights, Machine known, Maker maker) {
    int[] folds = folds(yes);
    double[] margins = new double[yes.length];
    if (Arrays.stream(folds).noneMatch(fold -> fold == FOLDS - 1)) {
      judge(known, rows, IntStream.range(0, yes.length).toArray(), margins);
    } else {
      for (int fold = 0; fold < FOLDS; fold++) {
        int held = fold;
        int[] in = IntStream.range(0, folds.length).filter(row -> folds[row] != held).toArray();
        int[] out = IntStream.range(0, folds.length).filter(row -> folds[row] == held).toArray();
        judge(maker.learn(rows.pick(in), pick(yes, in), pick(weights, in)), rows, out, margins);
      }
    }
    return of(margins, yes, weights);
  }

  private static void judge(Machine machine, Rows rows, int[] places, double[] margins) {
    for (int row : places) {
      margins[row] = machine.margin(rows.values(), row * rows.columns());
    }
  }

  /** Rows of each class in turn; all in the first fold where a class has fewer than two a fold. */
  private static int[] folds(boolean[] yes) {
    int[] seen = new int[2];
    int[] folds = new int[yes.length];
    for (int row = 0; row < folds.length; row++) {
      folds[row] = seen[yes[row] ? 1 : 0]++ % FOLDS;
    }
    return Math.min(seen[0], seen[1]) < 2 * FOLDS ? new int[yes.length] : folds;
  }

  /** A logistic regression on the margin; answers are a little less than sure, as Platt has it. */
  private static MarginOdds of(double[] margins, boolean[] yes, double[] weights) {
    long count = IntStream.range(0, yes.length).filter(row -> yes[row]).count();
    double sure = (count + 1.0) / (count + 2);
    double never = 1.0 / (yes.length - count + 2);
    double[] targets = new double[yes.length];
    for (int row = 0; row < targets.length; row++) {
      targets[row] = yes[row] ? sure : never;
    }
    RowLoss loss = new RowLoss.Logistic(targets);
    double[] found = Newton.minimise(new LinearProblem(Rows.kept(1, margins), loss, weights, 1e6));
    return new MarginOdds(found[0], found[1]);
  }

  private static boolean[] pick(boolean[] from, int[] places) {
    boolean[] picked = new boolean[places.length];
    for (int i = 0; i < places.length; i++) {
      picked[i] = from[places[i]];
    }
    return picked;
  }

  private static double[] pick(double[] from, int[] places) {
    return Arrays.stream(places).mapToDouble(place -> from[place]).toArray();
  }
}
