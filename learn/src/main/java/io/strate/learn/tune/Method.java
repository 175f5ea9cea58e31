package io.strate.learn.tune;

import io.strate.learn.encode.Recipe;
import io.strate.learn.predict.DecisionTree;
import io.strate.learn.predict.GradientBoosting;
import io.strate.learn.predict.KernelSvm;
import io.strate.learn.predict.Learner;
import io.strate.learn.predict.LinearSvm;
import io.strate.learn.predict.Logistic;
import io.strate.learn.predict.Question;
import io.strate.learn.predict.RandomForest;
import io.strate.learn.predict.Ridge;
import io.strate.learn.predict.XGBoost;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How to learn, as people name it; settings are found by comparison. */
public enum Method {
  DECISION_TREE,
  RANDOM_FOREST,
  GRADIENT_BOOSTING,
  XGBOOST,
  SVM,
  LOGISTIC,
  /** Linear regression with a penalty: what {@link #LOGISTIC} is for classes, for amounts. */
  RIDGE;

  /** Radial basis functions are compared up to so many rows: their time grows with the square. */
  private static final int MOST_ROWS_OF_KERNELS = 3_000;

  /** As definitions and tables write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Those that answer a question. */
  public static List<Method> of(Question question) {
    return Arrays.stream(values()).filter(method -> method.answers(question)).toList();
  }

  public boolean answers(Question question) {
    return switch (this) {
      case LOGISTIC -> question != Question.HOW_MUCH;
      case RIDGE -> question == Question.HOW_MUCH;
      default -> true;
    };
  }

  /**
   * The ways that are compared for it.
   *
   * @param rows how many rows will be learnt from
   */
  public List<Way> ways(int rows, long seed) {
    return switch (this) {
      case DECISION_TREE ->
          List.of(
              trees("depth 3", new DecisionTree(3, 20)),
              trees("depth 5", new DecisionTree(5, 20)),
              trees("depth 8", new DecisionTree(8, 20)));
      case RANDOM_FOREST ->
          List.of(
              trees("leaf 3", forest(3, seed)),
              trees("leaf 10", forest(10, seed)),
              trees("leaf 40", forest(40, seed)));
      case GRADIENT_BOOSTING ->
          List.of(
              trees("rate 0.1, depth 3", boosting(150, 0.1, 3, seed)),
              trees("rate 0.05, depth 3", boosting(150, 0.05, 3, seed)),
              trees("rate 0.05, depth 5", boosting(150, 0.05, 5, seed)));
      case XGBOOST ->
          List.of(
              trees("rate 0.1, depth 3", boosted(150, 0.1, 3, 5, seed)),
              trees("rate 0.05, depth 4", boosted(250, 0.05, 4, 5, seed)),
              trees("rate 0.05, depth 6", boosted(250, 0.05, 6, 5, seed)),
              trees("rate 0.03, depth 5, leaf 20", boosted(300, 0.03, 5, 20, seed)),
              trees("rate 0.02, depth 2", boosted(300, 0.02, 2, 5, seed)));
      case SVM -> rows <= MOST_ROWS_OF_KERNELS ? machines() : machines().subList(0, 2);
      case LOGISTIC ->
          List.of(
              sums("cost 0.01", new Logistic(0.01)),
              sums("cost 0.1", new Logistic(0.1)),
              sums("cost 1", new Logistic(1)));
      case RIDGE -> List.of(sums("penalty 1", new Ridge(1)), sums("penalty 100", new Ridge(100)));
    };
  }

  private List<Way> machines() {
    return List.of(
        sums("linear, cost 0.01", new LinearSvm(0.01, 0.1)),
        sums("linear, cost 0.1", new LinearSvm(0.1, 0.1)),
        sums("radial, cost 1", new KernelSvm(1, KernelSvm.SPREAD, 0.1, 10_000)),
        sums("radial, cost 10", new KernelSvm(10, KernelSvm.SPREAD, 0.1, 10_000)));
  }

  private static Learner forest(double leaf, long seed) {
    return new RandomForest(200, 16, leaf, 0.632, RandomForest.ROOT, seed);
  }

  private static Learner boosting(int rounds, double rate, int depth, long seed) {
    return new GradientBoosting(rounds, rate, depth, 5, 0.8, seed);
  }

  private static Learner boosted(int rounds, double rate, int depth, double leaf, long seed) {
    return new XGBoost(
        rounds,
        rate,
        new XGBoost.Shape(depth, 0, leaf, 0, 256),
        new XGBoost.Penalty(1, 0, 0),
        new XGBoost.Draw(0.8, 0.6, 1, 1),
        30,
        seed);
  }

  private Way trees(String settings, Learner learner) {
    return new Way(this, settings, Recipe.trees(), learner, new Way.Weighing.Even());
  }

  private Way sums(String settings, Learner learner) {
    return new Way(this, settings, Recipe.predictions(), learner, new Way.Weighing.Even());
  }
}
