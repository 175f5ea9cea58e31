package io.strate.learn.predict;

/**
 * Trees one after another, each of which corrects a little what those before it left (Friedman
 * 2001): {@link XGBoost} without its penalties.
 *
 * @param rounds how many trees (of more than two classes: for each), 1 to 10000
 * @param rate how much of its correction a tree makes, above 0, up to 1
 * @param depth how many questions at most lead to a leaf, 1 to 30
 * @param leaf how much the rows of a leaf must weigh together, at least 0; of classes, a row that
 *     is nearly sure weighs nearly nothing
 * @param rows the share of rows that a tree sees, above 0
 * @param seed whichever number
 */
public record GradientBoosting(
    int rounds, double rate, int depth, double leaf, double rows, long seed) implements Learner {

  public GradientBoosting {
    unpenalised(rounds, rate, depth, leaf, rows, seed);
  }

  /** 200 trees of four questions, at a rate of a tenth. */
  public static GradientBoosting standard(long seed) {
    return new GradientBoosting(200, 0.1, 4, 1, 1, seed);
  }

  @Override
  public Learnt fit(Part training) {
    return unpenalised(rounds, rate, depth, leaf, rows, seed).fit(training);
  }

  private static XGBoost unpenalised(
      int rounds, double rate, int depth, double leaf, double rows, long seed) {
    return new XGBoost(
        rounds,
        rate,
        new XGBoost.Shape(depth, 0, leaf, 0, 256),
        XGBoost.Penalty.NONE,
        new XGBoost.Draw(rows, 1, 1, 1),
        0,
        seed);
  }
}
