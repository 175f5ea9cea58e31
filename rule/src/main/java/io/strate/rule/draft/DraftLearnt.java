package io.strate.rule.draft;

import io.strate.rule.Expr;
import io.strate.rule.definition.LearntTrait;
import io.strate.rule.definition.LearntTrait.Feature;
import io.strate.rule.definition.ScoreDefinition;
import io.strate.rule.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks cluster sets and models. */
final class DraftLearnt {

  private final DraftCatalogue catalogue;
  private final DraftFeatures features;
  private final Map<Node, ScoreDefinition> scores;
  private final Report report;

  /**
   * @param dependencies of everything that is not learnt
   */
  DraftLearnt(
      DraftCatalogue catalogue,
      List<ScoreDefinition> scores,
      Dependencies dependencies,
      Report report) {
    this.catalogue = catalogue;
    this.features = new DraftFeatures(catalogue, scores, dependencies, report);
    this.scores = Targets.byNode(scores);
    this.report = report;
  }

  /** Those that are sound and whose names are their own. */
  List<LearntTrait> compile(List<LearntDraft> drafts) {
    List<LearntTrait> learnt = new ArrayList<>();
    for (LearntDraft draft : drafts) {
      compile(draft).filter(_ -> catalogue.holds(draft)).ifPresent(learnt::add);
    }
    return learnt;
  }

  private Optional<LearntTrait> compile(LearntDraft draft) {
    Optional<Expr> among =
        draft.among().flatMap(text -> report.take(catalogue.parser().condition(text, draft.of())));
    Optional<List<Feature>> from = features.of(draft);
    Optional<SourceText> predict =
        draft instanceof LearntDraft.Model model ? model.predict() : Optional.empty();
    Optional<LearntTrait.Target> target =
        predict.flatMap(text -> Targets.of(draft, text, catalogue, scores, report));
    if (from.isEmpty()
        || among.isPresent() != draft.among().isPresent()
        || target.isPresent() != predict.isPresent()) {
      return Optional.empty();
    }
    String name = draft.name().text();
    return switch (draft) {
      case LearntDraft.Clusters _ ->
          Optional.of(new LearntTrait.ClusterSet(draft.of(), name, among, from.get()));
      case LearntDraft.Model _ ->
          Optional.of(new LearntTrait.Prediction(draft.of(), name, among, from.get(), target));
    };
  }
}
