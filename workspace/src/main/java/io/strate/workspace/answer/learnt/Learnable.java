package io.strate.workspace.answer.learnt;

import io.strate.domain.Blame;
import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.domain.Nearest;
import io.strate.rule.definition.MomentDefinition;
import io.strate.workspace.definition.ClusterDefinition;
import io.strate.workspace.definition.Description;
import io.strate.workspace.definition.ModelDefinition;
import io.strate.workspace.definition.Refresh;
import io.strate.workspace.definition.WorkspaceDefinition;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A cluster set, a model or a best moment, as it is defined.
 *
 * @param label what people call it
 * @param refresh when it is learnt anew
 */
public record Learnable(Kind kind, String name, Entity of, String label, Refresh refresh) {

  /** What it is. */
  public enum Kind {
    CLUSTERS("cluster set"),
    MODEL("model"),
    MOMENT("moment");

    private final String noun;

    Kind(String noun) {
      this.noun = noun;
    }

    String noun() {
      return noun;
    }
  }

  /** All of them, in the order of the files, cluster sets first, moments last. */
  static List<Learnable> all(WorkspaceDefinition definition) {
    return Stream.of(
            definition.clusters().stream().map(set -> of(definition, set)),
            definition.models().stream().map(model -> of(definition, model)),
            definition.moments().stream().map(moment -> of(definition, moment)))
        .flatMap(some -> some)
        .toList();
  }

  private static Learnable of(WorkspaceDefinition definition, ClusterDefinition set) {
    String label = label(definition, Description.Kind.CLUSTERS, set.name());
    return new Learnable(Kind.CLUSTERS, set.name(), set.trait().of(), label, set.refresh());
  }

  private static Learnable of(WorkspaceDefinition definition, ModelDefinition model) {
    String label = label(definition, Description.Kind.MODEL, model.name());
    return new Learnable(Kind.MODEL, model.name(), model.trait().of(), label, model.retrain());
  }

  private static Learnable of(WorkspaceDefinition definition, MomentDefinition moment) {
    String label = label(definition, Description.Kind.MOMENT, moment.name());
    return new Learnable(Kind.MOMENT, moment.name(), moment.of(), label, Refresh.WEEKLY);
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
   * @param kinds one at least
   * @throws Failure {@code learn.unknown} with the nearest name if there is none of those kinds
   */
  static Learnable named(WorkspaceDefinition definition, String name, Kind... kinds) {
    List<Learnable> those =
        all(definition).stream()
            .filter(each -> Arrays.asList(kinds).contains(each.kind()))
            .toList();
    return those.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new Failure(
                    "learn.unknown",
                    Blame.USER,
                    "no %s is called '%s'%s"
                        .formatted(
                            Arrays.stream(kinds)
                                .map(Kind::noun)
                                .collect(Collectors.joining(" or ")),
                            name,
                            hint(definition, name, those))));
  }

  /** What else it is, or else the nearest name of those kinds. */
  private static String hint(WorkspaceDefinition definition, String name, List<Learnable> those) {
    return all(definition).stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .map(each -> ": it is a " + each.kind().noun())
        .orElseGet(() -> Nearest.hint(name, those.stream().map(Learnable::name).toList()));
  }
}
