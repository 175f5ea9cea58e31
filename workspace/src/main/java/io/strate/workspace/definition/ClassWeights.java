package io.strate.workspace.definition;

import java.util.Map;

/** How much a row of each class counts while a model learns. */
public sealed interface ClassWeights {

  /** Each row counts once. */
  record Even() implements ClassWeights {}

  /** Rare classes count for more, so that all classes together count the same. */
  record Balanced() implements ClassWeights {}

  /** By class; {@code yes} and {@code no} of a condition. Others count once. */
  record Given(Map<String, Double> weights) implements ClassWeights {
    public Given {
      weights = Map.copyOf(weights);
    }
  }
}
