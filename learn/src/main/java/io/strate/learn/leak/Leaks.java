package io.strate.learn.leak;

import io.strate.learn.dataset.Column;
import io.strate.learn.dataset.Examples;
import io.strate.learn.dataset.Rows;
import io.strate.learn.dataset.Target;
import io.strate.learn.encode.Encoding;
import io.strate.learn.encode.Recipe;
import io.strate.learn.encode.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Looks for signs of leaks in examples. */
public final class Leaks {
  private static final double LIMIT = 0.9;

  private Leaks() {}

  /**
   * The signs that the columns show, in their order; of one column the strongest.
   *
   * <p>A column tells alone if its AUC is above 0.9: of numbers, unknown ones ranked below or above
   * all others, whichever tells more; of categories, by the target's mean of their level in rows of
   * other folds and groups. With few rows more is asked, as chance makes high ones.
   *
   * @param seed of the folds
   */
  public static List<Leak> find(Examples examples, long seed) {
    List<Side> sides = Side.of(examples.target());
    return examples.features().names().stream()
        .flatMap(name -> tellsAlone(examples, name, sides, seed).stream())
        .toList();
  }

  /** Rows to be told from all others. */
  private record Side(String name, boolean[] members) {

    /** Of two classes the second alone: telling the first is the same. */
    static List<Side> of(Target target) {
      return switch (target) {
        case Target.Amounts amounts -> {
          double[] sorted = amounts.numbers().clone();
          Arrays.sort(sorted);
          double median = sorted.length == 0 ? 0 : sorted[(sorted.length - 1) / 2];
          yield List.of(new Side("> " + median, members(amounts.numbers(), median)));
        }
        case Target.Classes classes ->
            IntStream.range(classes.names().size() == 2 ? 1 : 0, classes.names().size())
                .mapToObj(
                    code ->
                        new Side(
                            "'" + classes.names().get(code) + "'", members(classes.codes(), code)))
                .toList();
      };
    }

    private static boolean[] members(double[] amounts, double median) {
      boolean[] members = new boolean[amounts.length];
      for (int row = 0; row < members.length; row++) {
        members[row] = amounts[row] > median;
      }
      return members;
    }

    private static boolean[] members(int[] codes, int wanted) {
      boolean[] members = new boolean[codes.length];
      for (int row = 0; row < members.length; row++) {
        members[row] = codes[row] == wanted;
      }
      return members;
    }
  }

  private static Optional<Leak> tellsAlone(
      Examples examples, String name, List<Side> sides, long seed) {
    List<RankAuc> aucs =
        switch (examples.features().column(name)) {
          case Column.Numbers numbers ->
              sides.stream().map(side -> byNumber(numbers.values(), side)).toList();
          case Column.Categories categories when differs(categories) ->
              byCategory(examples, name, sides, seed);
          case Column.Categories _ -> List.of();
        };
    Optional<Leak> strongest = Optional.empty();
    double highest = LIMIT;
    for (int i = 0; i < aucs.size(); i++) {
      if (aucs.get(i).above(highest)) {
        highest = aucs.get(i).auc();
        strongest = Optional.of(new Leak(name, highest, sides.get(i).name()));
      }
    }
    return strongest;
  }

  private static RankAuc byNumber(double[] numbers, Side side) {
    return ranked(numbers, Double.NEGATIVE_INFINITY, side)
        .orBetter(ranked(numbers, Double.POSITIVE_INFINITY, side));
  }

  private static RankAuc ranked(double[] numbers, double unknown, Side side) {
    double[] ranked = Arrays.stream(numbers).map(x -> Double.isNaN(x) ? unknown : x).toArray();
    return RankAuc.of(ranked, side.members()).eitherWay();
  }

  private static boolean differs(Column.Categories categories) {
    return Arrays.stream(categories.codes()).distinct().limit(2).count() == 2;
  }

  /** One for each side, as the target's mean has one number for each of them. */
  private static List<RankAuc> byCategory(
      Examples examples, String name, List<Side> sides, long seed) {
    Examples alone =
        new Examples(
            examples.features().only(List.of(name)),
            examples.target(),
            examples.groups(),
            examples.instants());
    Rows rows = Encoding.fit(Recipe.trees().with(name, Step.TARGET), alone, seed).rows();
    return IntStream.range(0, sides.size())
        .mapToObj(
            side ->
                RankAuc.of(
                    IntStream.range(0, rows.count())
                        .mapToDouble(row -> rows.at(row, side))
                        .toArray(),
                    sides.get(side).members()))
        .toList();
  }
}
