package io.strate.workspace.learning.refresh;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.domain.Nearest;
import io.strate.rule.definition.MomentDefinition;
import io.strate.workspace.definition.ClusterDefinition;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.definition.ModelDefinition;
import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.ingest.KeptClusters;
import io.strate.workspace.learning.StateLearnt.Stated;
import io.strate.workspace.learning.card.CardJson;
import io.strate.workspace.learning.card.ClusterCard;
import io.strate.workspace.learning.card.Verdict;
import io.strate.workspace.learning.clusters.LearnClusters;
import io.strate.workspace.learning.model.LearnModel;
import io.strate.workspace.learning.moment.LearnMoment;
import io.strate.workspace.learning.registry.Registry;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Interest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Learns cluster sets, models and best moments anew, and lets what comes into force be stated of
 * everybody. The workspace's segments follow with its next run.
 */
public final class LearnAnew {

  private final Workspace workspace;
  private final Registry registry;

  public LearnAnew(Workspace workspace) {
    this.workspace = workspace;
    this.registry = new Registry(workspace.ledger().notes());
  }

  /**
   * What came of learning.
   *
   * @param version the number that it was kept under
   * @param method the way that was chosen
   * @param isPromoted whether it came into force
   * @param stated what was stated of everybody; nothing if no version is in force; of a moment, of
   *     its three attributes together
   */
  public record Result(
      String name,
      int version,
      String method,
      Verdict verdict,
      boolean isPromoted,
      Stated stated) {}

  /** The names of all cluster sets, models and moments, in the order of the files. */
  public List<String> names() {
    WorkspaceDefinition definition = workspace.definition();
    return Stream.of(
            definition.clusters().stream().map(ClusterDefinition::name),
            definition.models().stream().map(ModelDefinition::name),
            definition.moments().stream().map(MomentDefinition::name))
        .flatMap(names -> names)
        .toList();
  }

  /**
   * Learns one as of an instant.
   *
   * @throws Failure {@code learn.unknown} with the nearest name if there is none of that name, and
   *     as {@link LearnClusters#learn}, {@link LearnModel#learn} and {@link LearnMoment#learn}
   */
  public Result learn(String name, long now, Interest interest) {
    WorkspaceDefinition definition = workspace.definition();
    return definition.clusters().stream()
        .filter(set -> set.name().equals(name))
        .findFirst()
        .map(set -> learn(set, now, interest))
        .or(
            () ->
                definition.models().stream()
                    .filter(model -> model.name().equals(name))
                    .findFirst()
                    .map(model -> learn(model, now, interest)))
        .or(() -> moment(name).map(moment -> learn(moment, now, interest)))
        .orElseThrow(() -> unknown(name));
  }

  private Optional<MomentDefinition> moment(String name) {
    return workspace.definition().moments().stream()
        .filter(moment -> moment.name().equals(name))
        .findFirst();
  }

  private Result learn(MomentDefinition moment, long now, Interest interest) {
    LearnMoment.Outcome outcome = new LearnMoment(workspace, moment).learn(now, interest);
    return new Result(
        moment.name(),
        outcome.number(),
        "dirichlet",
        outcome.card().verdict(),
        true,
        outcome.stated());
  }

  private Failure unknown(String name) {
    return new Failure(
        "learn.unknown",
        Blame.USER,
        "no cluster set, model or moment is called '%s'%s"
            .formatted(name, Nearest.hint(name, names())));
  }

  private Result learn(ClusterDefinition set, long now, Interest interest) {
    LearnClusters.Outcome outcome = new LearnClusters(workspace, set).learn(now, interest);
    if (outcome.isPromoted()) {
      call(set.name(), outcome.card());
    }
    return new Result(
        set.name(),
        outcome.number(),
        outcome.card().method(),
        outcome.card().verdict(),
        outcome.isPromoted(),
        new Restate(workspace).clusters(set, now, interest));
  }

  /** Lets definitions know the clusters, and what they are called. */
  private void call(String set, ClusterCard card) {
    Localized.Locale locale = workspace.definition().locale();
    Map<String, String> called = new LinkedHashMap<>();
    card.clusters()
        .forEach(each -> called.put(Integer.toString(each.number()), each.name().in(locale)));
    new KeptClusters(workspace.ledger().notes()).put(set, called);
    workspace.reload();
  }

  private Result learn(ModelDefinition model, long now, Interest interest) {
    LearnModel.Outcome outcome = new LearnModel(workspace, model).learn(now, interest);
    return new Result(
        model.name(),
        outcome.number(),
        outcome.card().method(),
        outcome.card().verdict(),
        outcome.isPromoted(),
        new Restate(workspace).model(model, now, interest));
  }

  /**
   * Puts a version into force, and lets it be stated of everybody.
   *
   * @param by who wants it
   * @throws Failure {@code learn.unknown} or {@code learnt.unknown}
   */
  public Stated promote(String name, int version, long now, String by, Interest interest) {
    WorkspaceDefinition definition = workspace.definition();
    for (ClusterDefinition set : definition.clusters()) {
      if (set.name().equals(name)) {
        registry.promote(name, version, now, by);
        call(name, CardJson.read(registry.part(name, version, "card"), ClusterCard.class));
        return new Restate(workspace).clusters(set, now, interest);
      }
    }
    for (ModelDefinition model : definition.models()) {
      if (model.name().equals(name)) {
        registry.promote(name, version, now, by);
        return new Restate(workspace).model(model, now, interest);
      }
    }
    MomentDefinition moment = moment(name).orElseThrow(() -> unknown(name));
    registry.promote(name, version, now, by);
    return new LearnMoment(workspace, moment).restate(now, interest);
  }
}
