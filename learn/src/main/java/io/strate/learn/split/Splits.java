package io.strate.learn.split;

import io.strate.learn.dataset.Examples;
import io.strate.learn.dataset.Target;
import java.util.Arrays;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;

/**
 * Training, validation and test part of examples: 70, 15 and 15 in a hundred. Two ways that belong
 * side by side: by lot says how good a model is on people like those it learnt from, by time how
 * good it is on what comes after.
 */
public final class Splits {
  /** Fewer rows measure nothing. */
  private static final int FEWEST_ROWS = 20;

  private static final double LATER_SHARE = 0.15;
  private static final double[] SHARES = {0.7, LATER_SHARE, LATER_SHARE};

  private Splits() {}

  /**
   * By lot: every part has its share of every class, or of every tenth of the amounts, as well as
   * whole groups allow.
   *
   * @throws IllegalArgumentException for fewer than 20 rows, a part without rows, and one with a
   *     single class
   */
  public static Split stratified(Examples examples, long seed) {
    requireRows("split", examples);
    requireTwoClasses("split", examples.target());
    int[] parts = Dealing.deal(Strata.of(examples.target()), examples.groups(), SHARES, seed);
    return new Split(rows(parts, 0), rows(parts, 1), rows(parts, 2))
        .usable("split", examples.target(), "bring more groups of linked rows");
  }

  /**
   * By time: the last 15 in a hundred of the instants are the test part, those before them the
   * validation part; rows of one instant stay together. Groups may stand on both sides, as people
   * who are known already are predicted again later; {@link Split#tested} says how many do.
   *
   * @param gap milliseconds that must lie between the test part's first row and every row before
   *     it, or that row is left out; with the length of the label's window, nothing is learnt or
   *     chosen by that was not known when the first test row was asked. 0 for none
   * @throws IllegalArgumentException for fewer than 20 rows or 3 instants, a part without rows, and
   *     one with a single class
   */
  public static Split byTime(Examples examples, long gap) {
    if (gap < 0) {
      throw new IllegalArgumentException(
          "split by time: expected a gap of 0 or more, found %d; state its length in milliseconds"
              .formatted(gap));
    }
    return byTime(examples, instant -> instant + gap);
  }

  /**
   * The same, where the gap is not equally long everywhere, as months are not.
   *
   * @param known from a row's instant, the one at which what came of it is known
   */
  public static Split byTime(Examples examples, LongUnaryOperator known) {
    requireRows("split by time", examples);
    requireTwoClasses("split by time", examples.target());
    long[] instants = examples.instants();
    long[] different = Arrays.stream(instants).sorted().distinct().toArray();
    int later = Math.max(1, (int) Math.round(LATER_SHARE * different.length));
    if (different.length < 2 * later + 1) {
      throw new IllegalArgumentException(
          "split by time: expected at least 3 different instants, found %d; take more snapshots"
              .formatted(different.length));
    }
    long test = different[different.length - later];
    long[] before =
        Arrays.stream(different)
            .filter(instant -> instant < test && known.applyAsLong(instant) <= test)
            .toArray();
    int chosenBy = Math.max(1, (int) Math.round(LATER_SHARE / (1 - LATER_SHARE) * before.length));
    if (before.length < chosenBy + 1) {
      throw new IllegalArgumentException(
          "split by time: expected at least 2 instants of which it is known what came when the test part begins, found %d; take snapshots over a longer time"
              .formatted(before.length));
    }
    long validation = before[before.length - chosenBy];
    int[] all = IntStream.range(0, examples.count()).toArray();
    int[] rows = Split.keep(all, row -> Arrays.binarySearch(before, instants[row]) >= 0);
    return new Split(
            Split.keep(rows, row -> instants[row] < validation),
            Split.keep(rows, row -> instants[row] >= validation),
            Split.keep(all, row -> instants[row] >= test))
        .usable("split by time", examples.target(), "take snapshots over a longer time");
  }

  /**
   * The test part of a split by time, with all rows before it parted by lot. So what is tested on
   * later rows was learnt as it would have been for use, with the latest instants of then among
   * what it was learnt from.
   *
   * @throws IllegalArgumentException as {@link #stratified}
   */
  public static Split byLotBefore(Split time, Examples examples, long seed) {
    int[] known = time.known();
    Split lot = stratified(examples.pick(known), seed);
    return new Split(
        at(known, IntStream.of(lot.training())),
        at(known, IntStream.concat(IntStream.of(lot.validation()), IntStream.of(lot.test()))),
        time.test());
  }

  private static int[] at(int[] places, IntStream some) {
    return some.map(place -> places[place]).sorted().toArray();
  }

  static int[] rows(int[] parts, int wanted) {
    return IntStream.range(0, parts.length).filter(row -> parts[row] == wanted).toArray();
  }

  private static void requireRows(String where, Examples examples) {
    if (examples.count() < FEWEST_ROWS) {
      throw new IllegalArgumentException(
          "%s: expected at least %d rows, found %d; bring more rows"
              .formatted(where, FEWEST_ROWS, examples.count()));
    }
  }

  static void requireTwoClasses(String where, Target target) {
    double[] numbers = target.numbers();
    if (Arrays.stream(numbers).distinct().limit(2).count() < 2) {
      String only =
          switch (target) {
            case Target.Classes classes -> "'" + classes.names().get(classes.codes()[0]) + "'";
            case Target.Amounts amounts -> String.valueOf(amounts.numbers()[0]);
          };
      throw new IllegalArgumentException(
          "%s: expected a target that differs between rows, found only %s in %d rows; choose another label, window or population"
              .formatted(where, only, numbers.length));
    }
  }
}
