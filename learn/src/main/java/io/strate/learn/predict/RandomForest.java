package io.strate.learn.predict;

import java.util.Map;

/**
 * The mean of many trees, each of which sees a draw of the rows and, at each split, a draw of the
 * columns (Breiman 2001; rows are drawn without putting them back). Trees are as those of {@link
 * DecisionTree}.
 *
 * @param trees how many, 1 to 10000
 * @param depth how many questions at most lead to a leaf, 1 to 30
 * @param leaf how much the rows of a leaf must weigh together, at least 0
 * @param rows the share of rows that a tree sees, above 0
 * @param columns the share of columns that a split sees, or {@link #ROOT}
 * @param seed whichever number
 */
public record RandomForest(
    int trees, int depth, double leaf, double rows, double columns, long seed) implements Learner {

  /** As many columns as the square root of their number. */
  public static final double ROOT = 0;

  public RandomForest {
    Setting.within("trees", trees, 1, 10_000);
    Setting.within("depth", depth, 1, 30);
    Setting.within("leaf", leaf, 0, 1e15);
    Setting.share("rows", rows);
    if (columns != ROOT) {
      Setting.share("columns", columns);
    }
  }

  /** 100 trees of up to 12 questions, leaves of 5 rows. */
  public static RandomForest standard(long seed) {
    return new RandomForest(100, 12, 5, 0.632, ROOT, seed);
  }

  @Override
  public Learnt fit(Part training) {
    int all = training.rows().columns();
    double drawn = columns == ROOT ? Math.sqrt(all) / all : columns;
    return Shares.fit(
        training,
        Map.of(
            "num_parallel_tree", trees,
            "max_depth", depth,
            "min_child_weight", leaf,
            "subsample", rows,
            "colsample_bynode", drawn,
            "seed", NativeTrees.seed(seed)));
  }
}
