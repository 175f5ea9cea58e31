package io.strate.workspace.answer.learnt;

import io.strate.domain.Blame;
import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.domain.Nearest;
import io.strate.rule.definition.LearntTrait;
import io.strate.workspace.definition.ClusterDefinition;
import io.strate.workspace.definition.Description;
import io.strate.workspace.definition.ModelDefinition;
import io.strate.workspace.definition.Refresh;
import io.strate.workspace.definition.WorkspaceDefinition;
import java.util.List;
import java.util.stream.Stream;

/**
 * A cluster set or a model, as it is defined.
 *
 * @param label what people call it
 * @param refresh when it is learnt anew
 */
public record Learnable(Kind kind, LearntTrait trait, String label, Refresh refresh) {

  /** What it is. */
  public enum Kind {
    CLUSTERS,
    MODEL
  }

  public String name() {
    return trait.name();
  }

  public Entity of() {
    return trait.of();
  }

  /** All of them, in the order of the files, cluster sets first. */
  static List<Learnable> all(WorkspaceDefinition definition) {
    return Stream.concat(
            definition.clusters().stream().map(set -> of(definition, set)),
            definition.models().stream().map(model -> of(definition, model)))
        .toList();
  }

  private static Learnable of(WorkspaceDefinition definition, ClusterDefinition set) {
    String label = label(definition, Description.Kind.CLUSTERS, set.name());
    return new Learnable(Kind.CLUSTERS, set.trait(), label, set.refresh());
  }

  private static Learnable of(WorkspaceDefinition definition, ModelDefinition model) {
    String label = label(definition, Description.Kind.MODEL, model.name());
    return new Learnable(Kind.MODEL, model.trait(), label, model.retrain());
  }

  private static String label(WorkspaceDefinition definition, Description.Kind kind, String name) {
    return definition
        .describe(kind, name)
        .label()
        .map(label -> label.in(definition.locale()))
        .orElse(name);
  }

  /**
   * The one of a name.
   *
   * @throws Failure {@code learn.unknown} with the nearest name if there is none of that kind
   */
  static Learnable named(WorkspaceDefinition definition, Kind kind, String name) {
    List<Learnable> those = all(definition).stream().filter(each -> each.kind() == kind).toList();
    return those.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new Failure(
                    "learn.unknown",
                    Blame.USER,
                    "no %s is called '%s'%s"
                        .formatted(word(kind), name, hint(definition, name, those))));
  }

  private static String word(Kind kind) {
    return kind == Kind.CLUSTERS ? "cluster set" : "model";
  }

  /** What else it is, or else the nearest name of that kind. */
  private static String hint(WorkspaceDefinition definition, String name, List<Learnable> those) {
    if (definition.moments().stream().anyMatch(moment -> moment.name().equals(name))) {
      return ": it is a moment";
    }
    return all(definition).stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .map(each -> ": it is a " + word(each.kind()))
        .orElseGet(() -> Nearest.hint(name, those.stream().map(Learnable::name).toList()));
  }
}
