package io.strate.workspace.definition;

import io.strate.rule.Span;
import io.strate.rule.definition.LearntTrait;
import java.util.Map;
import java.util.Optional;

/**
 * A model: what to predict of whom, from what, and how.
 *
 * @param snapshots the instants whose features it learns from
 * @param gap how long after a snapshot the time that is predicted begins
 * @param prepare how features are made into numbers, by their names; others by their types
 * @param threshold what counts as a yes, of a condition
 * @param retrain when it is learnt anew
 * @param seed from which everything that is drawn follows
 * @param file where others learnt it: nothing is learnt then, and what it says is judged if it is
 *     known what it predicts
 */
public record ModelDefinition(
    LearntTrait.Prediction trait,
    Snapshots snapshots,
    Optional<Span> gap,
    Map<String, Preparation> prepare,
    ModelMethod method,
    Optional<Threshold> threshold,
    Refresh retrain,
    long seed,
    ClassWeights weights,
    Optional<ModelFile> file) {

  public ModelDefinition {
    prepare = Map.copyOf(prepare);
  }

  public String name() {
    return trait.name();
  }
}
