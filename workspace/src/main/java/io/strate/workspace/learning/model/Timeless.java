package io.strate.workspace.learning.model;

import io.strate.domain.Entity;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.definition.ModelDefinition;
import io.strate.workspace.learning.AttributeHistory;
import io.strate.workspace.learning.Feature;
import io.strate.workspace.learning.FindHistories;
import io.strate.workspace.learning.card.ModelCard.Weight;
import io.strate.workspace.open.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/**
 * Features of which the past is not known, as a source states them without saying since when: a
 * snapshot shows what became known after it.
 */
final class Timeless {

  /** A feature that matters less can hardly carry the future into a model. */
  private static final double MATTERS = 0.1;

  private final Workspace workspace;
  private final ModelDefinition definition;

  Timeless(Workspace workspace, ModelDefinition definition) {
    this.workspace = workspace;
    this.definition = definition;
  }

  /**
   * What should be known of those that matter, in words.
   *
   * @param profiles of each row, the number of the profile
   * @param snapshots of each row, the instant as of which it is
   */
  List<Localized> among(List<Weight> importance, int[] profiles, long[] snapshots) {
    List<String> mattering =
        importance.stream()
            .filter(weight -> weight.share() >= MATTERS)
            .map(Weight::feature)
            .toList();
    List<Feature> features =
        definition.trait().features().stream()
            .filter(each -> mattering.contains(each.name()))
            .map(each -> new Feature(each.name(), each.value()))
            .toList();
    Map<String, List<AttributeHistory>> histories =
        new FindHistories(workspace).of(definition.trait().of(), features);
    List<Localized> found = new ArrayList<>();
    for (String feature : mattering) {
      for (AttributeHistory history : histories.getOrDefault(feature, List.of())) {
        int undated = undated(history, profiles, snapshots);
        if (undated > 0) {
          found.add(words(feature, history, undated, profiles.length));
        }
      }
    }
    return found;
  }

  /** How many rows show a value of which it is not known since when it holds. */
  private int undated(AttributeHistory history, int[] profiles, long[] snapshots) {
    Map<Integer, Long> dated = new HashMap<>();
    int undated = 0;
    for (int row = 0; row < profiles.length; row++) {
      long from = dated.computeIfAbsent(profiles[row], profile -> dated(history, profile));
      undated += snapshots[row] < from ? 1 : 0;
    }
    return undated;
  }

  /** Of an attribute of the other entity, the latest of all that the profile was ever linked to. */
  private long dated(AttributeHistory history, int profile) {
    Entity of = definition.trait().of();
    if (history.of() == of) {
      return history.dated(profile);
    }
    RoaringBitmap linked =
        of == Entity.CONTACT
            ? workspace.ledger().profiles().accountsOf(profile)
            : workspace.ledger().profiles().contactsOf(profile);
    return linked.stream().mapToLong(history::dated).max().orElse(Long.MIN_VALUE);
  }

  private static Localized words(String feature, AttributeHistory history, int undated, int rows) {
    String source = String.join(", ", history.untimed());
    return new Localized(
        "« %s » compte, mais %d lignes sur %d montrent une valeur de l'attribut « %s » sans qu'on sache depuis quand elle vaut (source %s sans `time:`) : elle peut trahir l'avenir"
            .formatted(feature, undated, rows, history.name(), source),
        "'%s' matters, but %d of %d rows show a value of the attribute '%s' of which it is not known since when it holds (source %s without `time:`): it may give the future away"
            .formatted(feature, undated, rows, history.name(), source));
  }
}
