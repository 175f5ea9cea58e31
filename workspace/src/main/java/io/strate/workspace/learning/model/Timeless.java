package io.strate.workspace.learning.model;

import io.strate.workspace.definition.Localized;
import io.strate.workspace.definition.ModelDefinition;
import io.strate.workspace.learning.AttributeHistory;
import io.strate.workspace.learning.Feature;
import io.strate.workspace.learning.FindHistories;
import io.strate.workspace.learning.card.ModelCard.Weight;
import io.strate.workspace.open.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Features of which the past is not known, as a source states them without saying since when: a
 * snapshot shows what became known after it.
 */
final class Timeless {

  /** A feature that matters less can hardly carry the future into a model. */
  private static final double MATTERS = 0.1;

  private final Map<String, List<AttributeHistory>> histories;

  Timeless(Workspace workspace, ModelDefinition definition) {
    List<Feature> features =
        definition.trait().features().stream()
            .map(each -> new Feature(each.name(), each.value()))
            .toList();
    this.histories = new FindHistories(workspace).of(definition.trait().of(), features);
  }

  /** What should be known of those that matter, in words. */
  List<Localized> among(List<Weight> importance) {
    List<Localized> found = new ArrayList<>();
    for (Weight weight : importance) {
      if (weight.share() >= MATTERS) {
        histories.getOrDefault(weight.feature(), List.of()).stream()
            .filter(history -> !history.isKnown())
            .map(history -> words(weight.feature(), history))
            .forEach(found::add);
      }
    }
    return found;
  }

  private static Localized words(String feature, AttributeHistory history) {
    String source = String.join(", ", history.untimed());
    return new Localized(
        "« %s » compte, mais l'attribut « %s » n'a pas d'histoire (source %s sans `time:`) : il peut trahir l'avenir"
            .formatted(feature, history.name(), source),
        "'%s' matters, but the attribute '%s' has no history (source %s without `time:`): it may give the future away"
            .formatted(feature, history.name(), source));
  }
}
