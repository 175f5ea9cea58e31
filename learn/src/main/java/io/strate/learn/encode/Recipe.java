package io.strate.learn.encode;

import io.strate.learn.dataset.Column;
import io.strate.learn.dataset.Dataset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What is to be done with the columns of a dataset.
 *
 * @param steps of columns that are named; the others have one by their type
 * @param numbers the step of other numbers; those that are only ever 0 and 1 stay as they are
 * @param manyLevels the step of other categories with more than {@code levels} levels; those with
 *     fewer are one-hot
 * @param levels how many levels have a column of their own in {@link Step#ONE_HOT}, at least 1
 * @param keepsUnknown whether unknown numbers stay NaN, for learners that know what to do with
 *     them; otherwise they become the training rows' median, and a column says where, if it happens
 *     in training rows
 * @param fewest levels that fewer groups of rows have are never told apart, nor named
 */
public record Recipe(
    Map<String, Step> steps,
    Step numbers,
    Step manyLevels,
    int levels,
    boolean keepsUnknown,
    int fewest) {
  private static final int LEVELS = 20;

  public Recipe {
    steps = Map.copyOf(steps);
    if (levels < 1) {
      throw new IllegalArgumentException(
          "recipe: expected at least 1 level with a column of its own, found %d; raise it"
              .formatted(levels));
    }
  }

  /** For distances: z-scores, and one-hot columns of the 20 most frequent levels. */
  public static Recipe clusters() {
    return new Recipe(Map.of(), Step.Z_SCORE, Step.ONE_HOT, LEVELS, false, 1);
  }

  /**
   * For learners that weigh and sum columns: z-scores, and the target's mean of categories of more
   * than 20 levels.
   */
  public static Recipe predictions() {
    return new Recipe(Map.of(), Step.Z_SCORE, Step.TARGET, LEVELS, false, 1);
  }

  /** For trees: numbers as they are, unknown ones NaN; categories as for other predictions. */
  public static Recipe trees() {
    return new Recipe(Map.of(), Step.NONE, Step.TARGET, LEVELS, true, 1);
  }

  /** The same but for the column of that name. */
  public Recipe with(String column, Step step) {
    Map<String, Step> more = new HashMap<>(steps);
    more.put(column, step);
    return new Recipe(more, numbers, manyLevels, levels, keepsUnknown, fewest);
  }

  /** The same with unknown numbers kept or filled in. */
  public Recipe keepingUnknown(boolean keeps) {
    return new Recipe(steps, numbers, manyLevels, levels, keeps, fewest);
  }

  /** The same, telling levels apart that at least so many groups of rows have. */
  public Recipe naming(int least) {
    return new Recipe(steps, numbers, manyLevels, levels, keepsUnknown, least);
  }

  /**
   * @throws IllegalArgumentException where a named column is none of the dataset's, or its step is
   *     for another type
   */
  void requireFor(Dataset dataset) {
    steps.keySet().stream().sorted().forEach(dataset::column);
    steps.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> requireTakes(entry.getKey(), entry.getValue(), dataset));
  }

  private static void requireTakes(String name, Step step, Dataset dataset) {
    Column column = dataset.column(name);
    if (!step.takes(column)) {
      Step[] others =
          Arrays.stream(Step.values()).filter(other -> other.takes(column)).toArray(Step[]::new);
      throw new IllegalArgumentException(
          "column '%s': expected a step for %s, found %s; use one of %s"
              .formatted(name, Encoding.kind(column), step.word(), Step.words(others)));
    }
  }

  /**
   * @param different how many levels of a column of categories some training row has
   */
  Step stepOf(String name, Column column, int different) {
    Step named = steps.get(name);
    if (named != null) {
      return named;
    }
    return switch (column) {
      case Column.Numbers all -> yesOrNo(all.values()) ? Step.NONE : numbers;
      case Column.Categories _ -> different <= levels ? Step.ONE_HOT : manyLevels;
    };
  }

  private static boolean yesOrNo(double[] values) {
    return Arrays.stream(values).allMatch(x -> x == 0 || x == 1 || Double.isNaN(x));
  }
}
