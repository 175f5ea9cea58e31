package io.strate.learn.tune;

import io.strate.learn.encode.Recipe;
import io.strate.learn.encode.Step;
import io.strate.learn.predict.Learner;
import java.util.Map;

/**
 * How columns become numbers, and how is learnt from these.
 *
 * @param settings what tells it from other ways of its method, for tables
 * @param isBalanced whether all classes weigh the same while it learns
 */
public record Way(
    Method method, String settings, Recipe recipe, Learner learner, boolean isBalanced) {

  /** The same, preparing columns as told where it can. */
  public Way preparing(Map<String, Step> steps) {
    Recipe with = recipe;
    for (Map.Entry<String, Step> each : steps.entrySet()) {
      with = with.with(each.getKey(), each.getValue());
    }
    return new Way(method, settings, with, learner, isBalanced);
  }

  /** The same with all classes weighing the same. */
  public Way balanced() {
    return new Way(method, settings, recipe, learner, true);
  }

  /** For tables; different for all ways that are compared. */
  public String name() {
    return settings.isEmpty() ? method.word() : method.word() + " (" + settings + ")";
  }
}
