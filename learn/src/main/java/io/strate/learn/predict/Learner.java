package io.strate.learn.predict;

/**
 * A way to learn, with all its settings. The same learner makes the same predictor out of the same
 * rows, to the byte. All but {@link Logistic} and {@link Ridge} take classes as well as amounts.
 */
public sealed interface Learner
    permits DecisionTree,
        RandomForest,
        GradientBoosting,
        XGBoost,
        Logistic,
        Ridge,
        LinearSvm,
        KernelSvm {

  /**
   * @throws IllegalArgumentException if the rows cannot be learnt from: one class alone, unknown
   *     numbers where the learner cannot do with them, more rows than it takes
   */
  Learnt fit(Part training);

  /**
   * As {@link #fit(Part)}; a learner that can tell by other rows when to stop asks {@code
   * validation}.
   */
  default Learnt fit(Part training, Part validation) {
    return fit(training);
  }
}
