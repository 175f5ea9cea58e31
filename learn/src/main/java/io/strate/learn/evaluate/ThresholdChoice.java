package io.strate.learn.evaluate;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * What a threshold is to achieve on rows whose answer came. Of thresholds that achieve it equally
 * well, the highest is chosen: the fewest are approached.
 */
public sealed interface ThresholdChoice {

  /** The highest F1. */
  record MaximiseF1() implements ThresholdChoice {}

  /** The fewest approached of whom this share of yes is found. */
  record RecallAtLeast(double share) implements ThresholdChoice {
    public RecallAtLeast {
      requireShare("recall_at_least", share);
    }
  }

  /** The most yes found while this share of those approached is right. */
  record PrecisionAtLeast(double share) implements ThresholdChoice {
    public PrecisionAtLeast {
      requireShare("precision_at_least", share);
    }
  }

  /**
   * The highest profit, of what each row earns or costs; perhaps by approaching nobody.
   *
   * @param truePositive approached, and yes came
   * @param falsePositive approached, and no came
   * @param trueNegative left alone, and no came
   * @param falseNegative left alone, and yes came
   */
  record Profit(
      double truePositive, double falsePositive, double trueNegative, double falseNegative)
      implements ThresholdChoice {
    public Profit {
      if (!Double.isFinite(truePositive + falsePositive + trueNegative + falseNegative)) {
        throw new IllegalArgumentException(
            "profit: expected finite amounts, found tp %s, fp %s, tn %s and fn %s; state what each row earns"
                .formatted(truePositive, falsePositive, trueNegative, falseNegative));
      }
    }

    public double of(Confusion confusion) {
      return truePositive * confusion.truePositives()
          + falsePositive * confusion.falsePositives()
          + trueNegative * confusion.trueNegatives()
          + falseNegative * confusion.falseNegatives();
    }
  }

  /** The so many with the highest scores, and whoever has the same score as the last of them. */
  record Top(int count) implements ThresholdChoice {
    public Top {
      if (count < 1) {
        throw new IllegalArgumentException(
            "top: expected a number of at least 1, found %d; state how many".formatted(count));
      }
    }
  }

  /**
   * Looks at all thresholds, however many.
   *
   * @throws IllegalArgumentException if no threshold achieves it, and (profit and top apart) if yes
   *     or no came of no row
   */
  default Cut of(Scored scored) {
    Cuts cuts = Cuts.of(scored);
    int cut =
        switch (this) {
          case MaximiseF1() -> {
            scored.requireBothAnswers("maximise f1");
            yield best(cuts, 1, Confusion::f1);
          }
          case RecallAtLeast(double share) -> {
            scored.requireBothAnswers("recall_at_least");
            yield first(cuts, confusion -> confusion.recall() >= share);
          }
          case PrecisionAtLeast(double share) -> {
            scored.requireBothAnswers("precision_at_least");
            yield withPrecision(cuts, share);
          }
          case Profit profit -> best(cuts, 0, profit::of);
          case Top(int count) -> first(cuts, confusion -> confusion.chosen() >= count);
        };
    return new Cut(cuts.thresholds()[cut], cuts.confusion(cut));
  }

  private static int withPrecision(Cuts cuts, double share) {
    int reached = best(cuts, 1, c -> c.precision() >= share ? c.truePositives() : -1);
    double highest = cuts.confusion(best(cuts, 1, Confusion::precision)).precision();
    if (highest < share) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "precision_at_least: expected a threshold with a precision of %s, found %.3f at most; ask for less, or learn a better model",
              share,
              highest));
    }
    return reached;
  }

  private static int best(Cuts cuts, int from, ToDoubleFunction<Confusion> of) {
    int best = from;
    for (int cut = from + 1; cut < cuts.count(); cut++) {
      if (of.applyAsDouble(cuts.confusion(cut)) > of.applyAsDouble(cuts.confusion(best))) {
        best = cut;
      }
    }
    return best;
  }

  /** The first that holds, or the last. */
  private static int first(Cuts cuts, Predicate<Confusion> holds) {
    int cut = 0;
    while (cut < cuts.count() - 1 && !holds.test(cuts.confusion(cut))) {
      cut++;
    }
    return cut;
  }

  private static void requireShare(String name, double share) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "%s: expected a share above 0 and up to 1, found %s; write 0.8 for 80 %%"
              .formatted(name, share));
    }
  }
}
