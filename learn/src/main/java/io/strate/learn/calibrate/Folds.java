package io.strate.learn.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Parts of rows that are held back in turn: whole groups, of each answer about equally many. */
final class Folds {

  private Folds() {}

  /** The fold of each row. */
  static int[] of(boolean[] yes, int[] groups, int most, long seed) {
    if (groups.length != yes.length) {
      throw new IllegalArgumentException(
          "calibration: expected a group for each of %d rows, found %d; hand over the groups of these rows"
              .formatted(yes.length, groups.length));
    }
    Map<Integer, Boolean> answers = new LinkedHashMap<>();
    for (int row = 0; row < yes.length; row++) {
      answers.merge(groups[row], yes[row], Boolean::logicalOr);
    }
    SplittableRandom random = new SplittableRandom(seed);
    List<Integer> ofYes = shuffled(answers, true, random);
    List<Integer> ofNo = shuffled(answers, false, random);
    int withNo =
        (int)
            IntStream.range(0, yes.length)
                .filter(i -> !yes[i])
                .map(i -> groups[i])
                .distinct()
                .count();
    int folds = Math.min(most, Math.min(ofYes.size(), withNo));
    if (folds < 2) {
      throw new IllegalArgumentException(
          "calibration: expected at least 2 folds with groups of both answers, found %d folds, %d groups with a yes and %d with a no; take more rows"
              .formatted(most, ofYes.size(), withNo));
    }
    Map<Integer, Integer> foldOf = new HashMap<>();
    deal(ofYes, folds, foldOf);
    deal(ofNo, folds, foldOf);
    int[] ofRows = new int[groups.length];
    Arrays.setAll(ofRows, row -> foldOf.getOrDefault(groups[row], 0));
    return ofRows;
  }

  /** One to each fold in turn, so that folds stay equally large. */
  private static void deal(List<Integer> groups, int folds, Map<Integer, Integer> foldOf) {
    groups.forEach(group -> foldOf.put(group, foldOf.size() % folds));
  }

  private static List<Integer> shuffled(
      Map<Integer, Boolean> answers, boolean wanted, SplittableRandom random) {
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
