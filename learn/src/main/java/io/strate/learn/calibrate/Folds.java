package io.strate.learn.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Parts of rows that are held back in turn: whole groups, of each answer about equally many. No
 * fold has all rows of an answer.
 */
final class Folds {

  /** Which answers came of a group's rows. */
  private enum Answers {
    YES,
    NO,
    BOTH
  }

  private Folds() {}

  /** The fold of each row. */
  static int[] of(boolean[] yes, int[] groups, int most, long seed) {
    if (groups.length != yes.length) {
      throw new IllegalArgumentException(
          "calibration: expected a group for each of %d rows, found %d; hand over the groups of these rows"
              .formatted(yes.length, groups.length));
    }
    Map<Integer, Answers> answers = new LinkedHashMap<>();
    for (int row = 0; row < yes.length; row++) {
      answers.merge(
          groups[row],
          yes[row] ? Answers.YES : Answers.NO,
          (one, other) -> one == other ? one : Answers.BOTH);
    }
    SplittableRandom random = new SplittableRandom(seed);
    List<Integer> withYes = shuffled(answers, Answers.BOTH, random);
    int both = withYes.size();
    withYes.addAll(shuffled(answers, Answers.YES, random));
    List<Integer> ofNo = shuffled(answers, Answers.NO, random);
    int folds = Math.min(most, Math.min(withYes.size(), both + ofNo.size()));
    if (folds < 2) {
      throw new IllegalArgumentException(
          "calibration: expected at least 2 folds with groups of both answers, found %d folds, %d groups with a yes and %d with a no; take more rows"
              .formatted(most, withYes.size(), both + ofNo.size()));
    }
    Map<Integer, Integer> foldOf = new HashMap<>();
    for (int i = 0; i < withYes.size(); i++) {
      foldOf.put(withYes.get(i), i % folds);
    }
    // From the other end, where a fold with one group of both answers is not, nor the extra yes.
    for (int i = 0; i < ofNo.size(); i++) {
      foldOf.put(ofNo.get(i), folds - 1 - i % folds);
    }
    int[] ofRows = new int[groups.length];
    Arrays.setAll(ofRows, row -> foldOf.getOrDefault(groups[row], 0));
    return ofRows;
  }

  private static List<Integer> shuffled(
      Map<Integer, Answers> answers, Answers wanted, SplittableRandom random) {
    List<Integer> groups = new ArrayList<>();
    answers.forEach(
        (group, answer) -> {
          if (answer == wanted) {
            groups.add(group);
            Collections.swap(groups, groups.size() - 1, random.nextInt(groups.size()));
          }
        });
    return groups;
  }
}
