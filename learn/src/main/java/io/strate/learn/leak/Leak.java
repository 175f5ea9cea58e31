package io.strate.learn.leak;

import java.util.Locale;

/** One sign that something of the future, or of another part, shows through. */
public sealed interface Leak {
  /** In one sentence: what was found, and what to do. */
  String sentence();

  /**
   * A column that alone says nearly everything.
   *
   * @param auc how likely a row of the class ranks above one of the others by this column alone, or
   *     below, if that is likelier
   * @param of the class that it tells from all others; of amounts those above the median
   */
  record TellsAlone(String column, double auc, String of) implements Leak {
    @Override
    public String sentence() {
      return String.format(
          Locale.ROOT,
          "column '%s': expected to need others, found that it alone tells %s with an AUC of %.3f; leave it out unless it is known before",
          column,
          of,
          auc);
    }
  }

  /**
   * A column with values that were first known after the instant that their row is seen from.
   *
   * @param rows how many rows have such a value
   * @param known how many rows have a value
   */
  record KnownLater(String column, int rows, int known) implements Leak {
    @Override
    public String sentence() {
      return "column '%s': expected values known at their row's instant, found %d of %d that were first known later; leave it out or give it a history"
          .formatted(column, rows, known);
    }
  }

  /**
   * Groups of linked rows that stand in more than one part of a split.
   *
   * @param groups how many
   * @param first the lowest number of such a group
   */
  record OnBothSides(int groups, int first) implements Leak {
    @Override
    public String sentence() {
      return "split: expected linked rows on one side, found %d groups on several, such as %d; read the measures as those of people who are known already, or leave shared groups out"
          .formatted(groups, first);
    }
  }
}
