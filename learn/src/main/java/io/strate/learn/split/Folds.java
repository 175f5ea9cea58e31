package io.strate.learn.split;

import io.strate.learn.dataset.Examples;
import java.util.Arrays;

/**
 * Rows dealt to folds, each of which is held out once while the others are learnt from. Groups are
 * never parted; classes, or tenths of amounts, are spread over folds as evenly as groups allow.
 */
public final class Folds {
  private final int[] folds;
  private final int count;

  private Folds(int[] folds, int count) {
    this.folds = folds;
    this.count = count;
  }

  /**
   * @throws IllegalArgumentException for fewer than 2 folds, fewer groups than folds, and a fold
   *     with a single class
   */
  public static Folds of(Examples examples, int folds, long seed) {
    if (folds < 2) {
      throw new IllegalArgumentException(
          "folds: expected at least 2, found %d; raise their number".formatted(folds));
    }
    int groups = Dealing.groups(examples.groups());
    if (groups < folds) {
      throw new IllegalArgumentException(
          "folds: expected at least %d groups, one for each fold, found %d; lower the number of folds or bring more rows"
              .formatted(folds, groups));
    }
    Splits.requireTwoClasses("folds", examples.target());
    Folds dealt = dealt(examples, folds, seed);
    for (int fold = 0; fold < folds; fold++) {
      Split.requireUsable(
          "fold %d of %d".formatted(fold + 1, folds),
          dealt.held(fold),
          examples.target(),
          "lower the number of folds");
    }
    return dealt;
  }

  /**
   * As above where nothing is measured on the folds: one may have a single class, and there are no
   * more than groups, but at least one.
   */
  public static Folds upTo(int folds, Examples examples, long seed) {
    return dealt(examples, Math.max(1, Math.min(folds, Dealing.groups(examples.groups()))), seed);
  }

  private static Folds dealt(Examples examples, int folds, long seed) {
    double[] shares = new double[folds];
    Arrays.fill(shares, 1.0 / folds);
    return new Folds(
        Dealing.deal(Strata.of(examples.target()), examples.groups(), shares, seed), folds);
  }

  public int count() {
    return count;
  }

  /** The fold that the row is held out in, from 0. */
  public int of(int row) {
    return folds[row];
  }

  /** The places of the rows that the fold holds out, ascending. */
  public int[] held(int fold) {
    return Splits.rows(folds, fold);
  }

  /** The places of the rows that are learnt from while the fold is held out, ascending. */
  public int[] training(int fold) {
    int[] rows = new int[folds.length];
    int kept = 0;
    for (int row = 0; row < folds.length; row++) {
      if (folds[row] != fold) {
        rows[kept++] = row;
      }
    }
    return Arrays.copyOf(rows, kept);
  }
}
