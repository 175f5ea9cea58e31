package io.strate.learn.predict;

import java.util.Map;

/**
 * One tree that people can read. Its splits lower the squared error of the answers, which is Gini
 * impurity for classes; a leaf answers with the mean of its rows, which is the share of a class. Of
 * more than two classes, each has a tree of its own, and their answers are scaled to sum to 1.
 *
 * @param depth how many questions at most lead to a leaf, 1 to 30
 * @param leaf how much the rows of a leaf must weigh together, at least 0
 */
public record DecisionTree(int depth, double leaf) implements Learner {
  public DecisionTree {
    Setting.within("depth", depth, 1, 30);
    Setting.within("leaf", leaf, 0, 1e15);
  }

  /** Five questions, and leaves of at least 20 rows. */
  public static DecisionTree standard() {
    return new DecisionTree(5, 20);
  }

  @Override
  public Learnt fit(Part training) {
    return Shares.fit(
        training, Map.of("max_depth", depth, "min_child_weight", leaf, "max_bin", 512));
  }
}
