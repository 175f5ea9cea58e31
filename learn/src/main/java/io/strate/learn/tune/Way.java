package io.strate.learn.tune;

import io.strate.learn.encode.Recipe;
import io.strate.learn.encode.Step;
import io.strate.learn.predict.Learner;
import java.util.Map;

/**
 * How columns become numbers, and how is learnt from these.
 *
 * @param settings what tells it from other ways of its method, for tables
 * @param weighing how much a row counts while it learns
 */
public record Way(
    Method method, String settings, Recipe recipe, Learner learner, Weighing weighing) {

  /** How much a row of each class counts. Amounts count alike. */
  public sealed interface Weighing {

    /** Each row counts once. */
    record Even() implements Weighing {}

    /** All classes together count the same. */
    record Balanced() implements Weighing {}

    /** By the class's name; classes that are not named count once. */
    record Given(Map<String, Double> weights) implements Weighing {
      public Given {
        weights = Map.copyOf(weights);
      }
    }
  }

  /** The same, preparing columns as told where it can. */
  public Way preparing(Map<String, Step> steps) {
    Recipe with = recipe;
    for (Map.Entry<String, Step> each : steps.entrySet()) {
      with = with.with(each.getKey(), each.getValue());
    }
    return new Way(method, settings, with, learner, weighing);
  }

  /** The same, telling no texts apart that fewer groups of rows have. */
  public Way naming(int fewest) {
    return new Way(method, settings, recipe.naming(fewest), learner, weighing);
  }

  /** The same, weighing rows in another way. */
  public Way weighing(Weighing other) {
    return new Way(method, settings, recipe, learner, other);
  }

  /** For tables; different for all ways that are compared. */
  public String name() {
    return settings.isEmpty() ? method.word() : method.word() + " (" + settings + ")";
  }
}
