package io.strate.workspace.definition;

import io.strate.domain.Nearest;
import io.strate.domain.Type;
import io.strate.rule.Problem;
import io.strate.rule.definition.LearntTrait;
import io.strate.rule.definition.LearntTrait.ClusterSet;
import io.strate.rule.definition.LearntTrait.Feature;
import io.strate.rule.definition.LearntTrait.Prediction;
import io.strate.rule.draft.LearntDraft;
import io.strate.workspace.definition.ModelDraft.At;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Cluster sets and models, once it is known what they learn from and predict: how they learn is
 * held against that.
 */
record LearntDefinitions(List<ClusterDefinition> clusters, List<ModelDefinition> models) {

  /**
   * Those of drafts whose traits are sound, in the order of the traits.
   *
   * @param problems hears of what does not fit
   */
  static LearntDefinitions of(Drafts drafts, List<LearntTrait> traits, Consumer<Problem> problems) {
    Joined joined = new Joined(problems);
    Map<String, ClusterDraft> sets = new HashMap<>();
    drafts.clusters().forEach(draft -> sets.putIfAbsent(draft.trait().name().text(), draft));
    Map<String, ModelDraft> models = new HashMap<>();
    drafts.models().forEach(draft -> models.putIfAbsent(draft.trait().name().text(), draft));
    List<ClusterDefinition> ofClusters = new ArrayList<>();
    List<ModelDefinition> ofModels = new ArrayList<>();
    for (LearntTrait trait : traits) {
      switch (trait) {
        case ClusterSet set ->
            Optional.ofNullable(sets.get(set.name()))
                .ifPresent(draft -> ofClusters.add(joined.cluster(draft, set)));
        case Prediction prediction ->
            Optional.ofNullable(models.get(prediction.name()))
                .ifPresent(draft -> ofModels.add(joined.model(draft, prediction)));
      }
    }
    return new LearntDefinitions(ofClusters, ofModels);
  }

  /** Lays drafts and traits together. */
  private record Joined(Consumer<Problem> problems) {

    ClusterDefinition cluster(ClusterDraft draft, ClusterSet trait) {
      return new ClusterDefinition(
          trait,
          prepare(draft.prepare(), trait),
          draft.method(),
          draft.k(),
          draft.refresh(),
          draft.seed());
    }

    ModelDefinition model(ModelDraft draft, Prediction trait) {
      draft.file().ifPresent(file -> brought(file, draft.trait().features(), trait));
      Type target = trait.target().map(of -> of.value().type()).orElse(Type.NUMBER);
      if (target != Type.BOOLEAN) {
        draft
            .threshold()
            .ifPresent(
                at ->
                    wrong(
                        at.place(),
                        "`threshold:` says which probability counts as a yes, and '%s' predicts %s: take it out"
                            .formatted(trait.name(), noun(target))));
      }
      if (target == Type.NUMBER) {
        ofNumber(draft, trait);
      }
      if (target == Type.BOOLEAN) {
        draft.classes().stream()
            .filter(name -> !ModelReader.isAnswer(name))
            .forEach(
                name ->
                    wrong(
                        name.place(),
                        "no class '%s': a condition has the classes %s"
                            .formatted(name, String.join(" and ", ModelReader.answers()))));
      }
      return new ModelDefinition(
          trait,
          draft.snapshots(),
          draft.gap(),
          prepare(draft.prepare(), trait),
          draft.method().value(),
          draft.threshold().map(At::value),
          draft.retrain(),
          draft.seed(),
          draft.weights().value(),
          draft.file().map(At::value));
    }

    /** What others learnt takes numbers, and says one. */
    private void brought(At<ModelFile> file, LearntDraft.Features listed, Prediction trait) {
      trait.features().stream()
          .filter(_ -> listed instanceof LearntDraft.Features.Listed)
          .filter(feature -> feature.value().type() == Type.TEXT)
          .forEach(
              feature ->
                  wrong(
                      file.place(),
                      "a model from a file takes numbers and conditions, and '%s' is a text: make a trait such as `%s = '…'` for each of its values and list these, as the model has been learnt from such columns"
                          .formatted(feature.name(), feature.name())));
      trait
          .target()
          .filter(target -> target.value().type() == Type.TEXT)
          .ifPresent(
              _ ->
                  wrong(
                      file.place(),
                      "a model from a file predicts a condition or a number, and `predict:` is a text: predict whether it is one of them"));
    }

    private void ofNumber(ModelDraft draft, Prediction trait) {
      if (!(draft.weights().value() instanceof ClassWeights.Even)) {
        wrong(
            draft.weights().place(),
            "`class_weights:` weigh classes, and '%s' predicts a number: take them out"
                .formatted(trait.name()));
      }
      if (draft.method().value() == ModelMethod.LOGISTIC) {
        wrong(
            draft.method().place(),
            "logistic regression predicts a condition or a text, and '%s' predicts a number: take another method, or auto"
                .formatted(trait.name()));
      }
    }

    private static String noun(Type type) {
      return type == Type.TEXT ? "a text" : "a number";
    }

    private Map<String, Preparation> prepare(List<PreparedFeature> drafts, LearntTrait trait) {
      Map<String, Type> types =
          trait.features().stream()
              .collect(Collectors.toMap(Feature::name, feature -> feature.value().type()));
      Map<String, Preparation> prepare = new HashMap<>();
      for (PreparedFeature each : drafts) {
        Type type = types.get(each.feature().text());
        if (type == null) {
          wrong(
              each.feature().place(),
              "'%s' does not learn from '%s'%s"
                  .formatted(
                      trait.name(),
                      each.feature(),
                      Nearest.hint(each.feature().text(), types.keySet())));
        } else if (!each.preparation().takes(type)) {
          wrong(
              each.place(),
              "`%s` prepares %s, and '%s' is %s: take one of %s"
                  .formatted(
                      each.preparation().word(),
                      type == Type.NUMBER ? "texts" : "numbers",
                      each.feature(),
                      noun(type),
                      fitting(type, trait)));
        } else {
          prepare.put(each.feature().text(), each.preparation());
        }
      }
      return prepare;
    }

    private static String fitting(Type type, LearntTrait trait) {
      return Arrays.stream(Preparation.values())
          .filter(way -> way.isOfClusters() || trait instanceof Prediction)
          .filter(way -> way.takes(type))
          .map(Preparation::word)
          .collect(Collectors.joining(", "));
    }

    private void wrong(io.strate.rule.Place place, String message) {
      problems.accept(Problem.error("definition.learnt", place, message));
    }
  }
}
