package io.strate.learn.tune;

import io.strate.learn.encode.Recipe;
import io.strate.learn.predict.Learner;

/**
 * How columns become numbers, and how is learnt from these.
 *
 * @param settings what tells it from other ways of its method, for tables
 * @param balanced whether all classes weigh the same while it learns
 */
public record Way(
    Method method, String settings, Recipe recipe, Learner learner, boolean balanced) {

  /** For tables; different for all ways that are compared. */
  public String name() {
    return settings.isEmpty() ? method.word() : method.word() + " (" + settings + ")";
  }
}
