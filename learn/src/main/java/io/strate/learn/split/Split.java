package io.strate.learn.split;

import io.strate.learn.dataset.Target;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Rows in three parts, as their places in ascending order; no row is in two parts, and some may be
 * in none. The arrays are kept, not copied.
 *
 * @param training what is learnt from
 * @param validation what choices are made by: settings, thresholds, calibration
 * @param test what is looked at once, when everything is chosen
 */
public record Split(int[] training, int[] validation, int[] test) {

  /** All that is learnt from or chosen by, ascending. */
  public int[] known() {
    return IntStream.concat(Arrays.stream(training), Arrays.stream(validation))
        .distinct()
        .sorted()
        .toArray();
  }

  /**
   * Groups of the test part.
   *
   * @param known how many of them stand in another part as well
   */
  public record Tested(int groups, int known) {}

  /** Whether strangers are tested, as by lot, or those who are known already, as by time. */
  public Tested tested(int[] groups) {
    Set<Integer> tested = groupsOf(test, groups);
    Set<Integer> known = groupsOf(training, groups);
    known.addAll(groupsOf(validation, groups));
    known.retainAll(tested);
    return new Tested(tested.size(), known.size());
  }

  /**
   * This split, if something can be learnt and measured with it.
   *
   * @param where what the sentence begins with
   * @param advice what to do about a part without rows
   * @throws IllegalArgumentException for a part without rows, and for one with a single class
   */
  Split usable(String where, Target target, String advice) {
    requireUsable(where + ", training part", training, target, advice);
    requireUsable(where + ", validation part", validation, target, advice);
    requireUsable(where + ", test part", test, target, advice);
    return this;
  }

  static void requireUsable(String where, int[] part, Target target, String advice) {
    if (part.length == 0) {
      throw new IllegalArgumentException(
          "%s: expected rows, found none; %s".formatted(where, advice));
    }
    if (target instanceof Target.Classes classes) {
      BitSet found = new BitSet();
      for (int row : part) {
        found.set(classes.codes()[row]);
      }
      if (found.cardinality() < 2) {
        throw new IllegalArgumentException(
            "%s: expected rows of two classes, found only '%s' in %d rows; bring more rows of the others or another label"
                .formatted(where, classes.names().get(found.nextSetBit(0)), part.length));
      }
    }
  }

  static int[] keep(int[] places, IntPredicate wanted) {
    return Arrays.stream(places).filter(wanted).toArray();
  }

  private static Set<Integer> groupsOf(int[] places, int[] groups) {
    Set<Integer> found = new HashSet<>();
    for (int row : places) {
      found.add(groups[row]);
    }
    return found;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Split those
        && Arrays.equals(training, those.training)
        && Arrays.equals(validation, those.validation)
        && Arrays.equals(test, those.test);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(training) + Arrays.hashCode(validation))
        + Arrays.hashCode(test);
  }

  @Override
  public String toString() {
    return "training %d, validation %d, test %d rows"
        .formatted(training.length, validation.length, test.length);
  }
}
