package io.strate.workspace.definition;

import io.strate.rule.Place;
import io.strate.rule.Span;
import io.strate.rule.draft.LearntDraft;
import io.strate.rule.draft.Name;
import java.util.List;
import java.util.Optional;

/**
 * A model as read.
 *
 * @param classes that weights are given for
 */
record ModelDraft(
    LearntDraft.Model trait,
    Snapshots snapshots,
    Optional<Span> gap,
    List<PreparedFeature> prepare,
    At<ModelMethod> method,
    Optional<At<Threshold>> threshold,
    Refresh retrain,
    long seed,
    At<ClassWeights> weights,
    List<Name> classes,
    Optional<At<ModelFile>> file) {

  /** Something with its place. */
  record At<T>(T value, Place place) {}
}
