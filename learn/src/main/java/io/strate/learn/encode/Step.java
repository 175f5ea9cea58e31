package io.strate.learn.encode;

import io.strate.learn.dataset.Column;
import java.util.Arrays;
import java.util.Locale;

/** What is done with a column. */
public enum Step {
  /** Numbers: minus their mean, divided by their standard deviation (over n). */
  Z_SCORE(true),
  /** Numbers: from 0 for the least training row to 1 for the greatest. */
  MIN_MAX(true),
  /**
   * Numbers: minus their median, divided by the distance of their quartiles, or by their standard
   * deviation where most are equal.
   */
  ROBUST(true),
  /** Numbers: sign(x) · ln(1 + |x|), then as {@link #Z_SCORE}. */
  LOG(true),
  /**
   * Numbers: the fifth of the training rows that it lies in, as 0, 0.25, 0.5, 0.75 or 1; fewer
   * where many are equal.
   */
  BINS(true),
  /** Numbers: as they are. */
  NONE(true),
  /**
   * Categories: 1 in the column of the level, 0 in those of others; the most frequent ones have a
   * column, the others share one.
   */
  ONE_HOT(false),
  /** Categories: the place among the levels in the order of their texts, from 0 to 1. */
  ORDINAL(false),
  /**
   * Categories: the mean target of training rows of that level, drawn to the mean of all by 20 rows
   * (Micci-Barreca 2001), minus that mean, divided by what it typically is. Training rows get it
   * from the rows of other folds.
   */
  TARGET(false),
  /**
   * Categories: up to 8 numbers that say how the rows of that level differ in the other columns: a
   * truncated singular value decomposition (Eckart and Young 1936) of the levels' means. Nothing of
   * the target is in it.
   */
  EMBEDDING(false);

  private final boolean forNumbers;

  Step(boolean forNumbers) {
    this.forNumbers = forNumbers;
  }

  /** As definitions write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The step of that word; {@code z-score} is {@code z_score}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Step named(String word) {
    String wanted = word.replace('-', '_');
    return Arrays.stream(values())
        .filter(step -> step.word().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "step: expected one of %s, found '%s'; choose one of these"
                        .formatted(words(values()), word)));
  }

  boolean takes(Column column) {
    return switch (column) {
      case Column.Numbers _ -> forNumbers;
      case Column.Categories _ -> !forNumbers;
    };
  }

  static String words(Step... steps) {
    return String.join(", ", Arrays.stream(steps).map(Step::word).toList());
  }
}
