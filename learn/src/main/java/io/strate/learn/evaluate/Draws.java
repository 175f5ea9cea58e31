package io.strate.learn.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Resamples of groups, within each class.
 *
 * @param groupOf of each row, numbered from 0 by their first rows
 * @param strata the groups of each class
 */
record Draws(int[] groupOf, List<int[]> strata) {

  static Draws of(int[] classes, int[] groups) {
    if (groups.length != classes.length) {
      throw new IllegalArgumentException(
          "bootstrap: expected a group for each of %d rows, found %d; hand over the groups of these rows"
              .formatted(classes.length, groups.length));
    }
    int[] groupOf = new int[groups.length];
    Map<Integer, Integer> numbers = new HashMap<>();
    for (int row = 0; row < groups.length; row++) {
      Integer number = numbers.putIfAbsent(groups[row], numbers.size());
      groupOf[row] = number == null ? numbers.size() - 1 : number;
    }
    int[] highest = new int[numbers.size()];
    Arrays.fill(highest, Integer.MIN_VALUE);
    for (int row = 0; row < classes.length; row++) {
      highest[groupOf[row]] = Math.max(highest[groupOf[row]], classes[row]);
    }
    return new Draws(groupOf, byClass(highest));
  }

  private static List<int[]> byClass(int[] classes) {
    Map<Integer, List<Integer>> groups = new TreeMap<>();
    for (int group = 0; group < classes.length; group++) {
      groups.computeIfAbsent(classes[group], any -> new ArrayList<>()).add(group);
    }
    return groups.values().stream().map(Draws::ints).toList();
  }

  private static int[] ints(Collection<Integer> numbers) {
    return numbers.stream().mapToInt(x -> x).toArray();
  }

  /** How often each row comes. */
  int[] next(SplittableRandom random) {
    int groups = 0;
    for (int[] stratum : strata) {
      groups += stratum.length;
    }
    int[] often = new int[groups];
    for (int[] stratum : strata) {
      for (int i = 0; i < stratum.length; i++) {
        often[stratum[random.nextInt(stratum.length)]]++;
      }
    }
    int[] ofRows = new int[groupOf.length];
    for (int row = 0; row < ofRows.length; row++) {
      ofRows[row] = often[groupOf[row]];
    }
    return ofRows;
  }
}
