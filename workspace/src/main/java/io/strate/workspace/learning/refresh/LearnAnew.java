package io.strate.workspace.learning.refresh;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.domain.Nearest;
import io.strate.rule.definition.LearntTrait;
import io.strate.rule.definition.MomentDefinition;
import io.strate.workspace.definition.ClusterDefinition;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.definition.ModelDefinition;
import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.ingest.KeptClusters;
import io.strate.workspace.learning.StateLearnt.Stated;
import io.strate.workspace.learning.alert.Alerts;
import io.strate.workspace.learning.card.CardJson;
import io.strate.workspace.learning.card.ClusterCard;
import io.strate.workspace.learning.card.Verdict;
import io.strate.workspace.learning.clusters.LearnClusters;
import io.strate.workspace.learning.model.LearnModel;
import io.strate.workspace.learning.moment.LearnMoment;
import io.strate.workspace.learning.registry.Registry;
import io.strate.workspace.learning.watch.WatchNotes;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Interest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Learns cluster sets, models and best moments anew, and lets what comes into force be stated of
 * everybody. The workspace's segments follow with its next run.
 */
public final class LearnAnew {

  private static final Stated NOTHING = new Stated(0, 0, 0);

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
   * @param stated what was stated of everybody; nothing if no version is in force, and if that was
   *     left to others; of a moment, of its three attributes together
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
    return names(workspace.definition());
  }

  private static List<String> names(WorkspaceDefinition definition) {
    return Stream.concat(
            LearntOrder.traits(definition).map(LearntTrait::name),
            definition.moments().stream().map(MomentDefinition::name))
        .toList();
  }

  /**
   * The names of what has a version in force and has not been watched since last night: what has
   * drifted is due only when that is known.
   */
  public List<String> unwatched(long now) {
    WatchNotes notes = new WatchNotes(registry);
    long night = Night.last(workspace.definition().zone(), now);
    return LearntOrder.traits(workspace.definition())
        .map(LearntTrait::name)
        .filter(name -> registry.inForce(name, now).isPresent())
        .filter(name -> notes.tried(name).orElse(Long.MIN_VALUE) < night)
        .toList();
  }

  /**
   * @throws Failure {@code learn.unknown} with the nearest name if there is none of that name
   */
  public void requireKnown(String name) {
    if (!names().contains(name)) {
      throw unknown(workspace.definition(), name);
    }
  }

  /** The names of what is due by its schedule, in the order of the files. */
  public List<String> due(long now) {
    return due(now, Long.MIN_VALUE);
  }

  /**
   * The same for a service.
   *
   * @param since what was never learnt is due in the first night after this instant
   */
  public List<String> due(long now, long since) {
    return new Schedules(workspace.definition(), registry).due(now, since);
  }

  /** When one is due next by its schedule; empty if it was never learnt, or is on no schedule. */
  public OptionalLong next(String name) {
    return new Schedules(workspace.definition(), registry).next(name);
  }

  /**
   * Learns one as of an instant, and states of everybody what is in force then.
   *
   * @throws Failure {@code learn.unknown} with the nearest name if there is none of that name, and
   *     as {@link Registry#requireNotBefore}, {@link LearnClusters#learn}, {@link LearnModel#learn}
   *     and {@link LearnMoment#learn}
   */
  public Result learn(String name, long now, Interest interest) {
    Result result = renew(name, now, interest);
    return new Result(
        name,
        result.version(),
        result.method(),
        result.verdict(),
        result.isPromoted(),
        new Restate(workspace).of(name, now, interest));
  }

  /** The same, but for the stating, which is left to {@link KeepStated}. */
  public Result renew(String name, long now, Interest interest) {
    Supplier<Result> work = learning(name, now, interest);
    registry.requireNotBefore(name, now);
    try {
      Result result = work.get();
      new LastAttempt(now, Optional.empty()).keep(registry, name);
      alert(result, now);
      return result;
    } catch (RuntimeException e) {
      interest.orEnd(); // What is no longer wanted has not failed.
      new Alerts(workspace).failed(name, now, told(e));
      new LastAttempt(now, Optional.of(String.valueOf(e.getMessage()))).keep(registry, name);
      throw e;
    }
  }

  private void alert(Result result, long now) {
    Alerts alerts = new Alerts(workspace);
    if (result.isPromoted()) {
      alerts.promoted(result.name(), result.version(), now, "");
    } else if (result.verdict().grade() == Verdict.Grade.UNFIT) {
      alerts.refused(result.name(), result.version(), now, result.verdict().reasons());
    }
  }

  /** What went wrong within the program is for its own log. */
  private static String told(RuntimeException e) {
    return e instanceof Failure failure && failure.blame() == Blame.USER
        ? String.valueOf(failure.getMessage())
        : "something went wrong within Strate: its log says more";
  }

  private Supplier<Result> learning(String name, long now, Interest interest) {
    WorkspaceDefinition definition = workspace.definition();
    Optional<Supplier<Result>> set =
        definition.clusters().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .map(each -> () -> learn(each, now, interest));
    return set.or(
            () ->
                definition.models().stream()
                    .filter(model -> model.name().equals(name))
                    .findFirst()
                    .map(model -> () -> learn(model, now, interest)))
        .or(
            () ->
                definition.moments().stream()
                    .filter(moment -> moment.name().equals(name))
                    .findFirst()
                    .map(moment -> () -> learn(moment, now, interest)))
        .orElseThrow(() -> unknown(definition, name));
  }

  static Failure unknown(WorkspaceDefinition definition, String name) {
    return new Failure(
        "learn.unknown",
        Blame.USER,
        "no cluster set, model or moment is called '%s'%s"
            .formatted(name, Nearest.hint(name, names(definition))));
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
        NOTHING);
  }

  private Result learn(MomentDefinition moment, long now, Interest interest) {
    LearnMoment.Outcome outcome = new LearnMoment(workspace, moment).learn(now, interest);
    return new Result(
        moment.name(),
        outcome.number(),
        LearnMoment.METHOD,
        outcome.card().verdict(),
        true,
        NOTHING);
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
        NOTHING);
  }

  /**
   * Puts the version into force again that was before the present one.
   *
   * @throws Failure {@code learn.unknown}, or {@code learnt.first} if there was none before
   */
  public Stated rollBack(String name, long now, String by, Interest interest) {
    requireKnown(name);
    int before =
        registry
            .beforeInForce(name)
            .orElseThrow(
                () ->
                    new Failure(
                        "learnt.first",
                        Blame.USER,
                        "'%s': no other version was ever in force; put one of %s into force with --promote"
                            .formatted(name, registry.versions(name))));
    return promote(name, before, now, by, interest);
  }

  /**
   * Puts a version into force; the stating is left to {@link KeepStated}.
   *
   * @param by who wants it
   * @throws Failure {@code learn.unknown} or as {@link Registry#promote}
   */
  public void putIntoForce(String name, int version, long now, String by) {
    WorkspaceDefinition definition = workspace.definition();
    registry.requireNotBefore(name, now);
    if (definition.clusters().stream().anyMatch(set -> set.name().equals(name))) {
      // Whoever sees the version in force sees its labels.
      call(name, CardJson.read(registry.part(name, version, "card"), ClusterCard.class));
    } else if (!names(definition).contains(name)) {
      throw unknown(definition, name);
    }
    registry.promote(name, version, now, by);
    new Alerts(workspace).promoted(name, version, now, by);
  }

  /**
   * Puts a version into force, and lets it be stated of everybody.
   *
   * @param by who wants it
   * @throws Failure {@code learn.unknown} or as {@link Registry#promote}
   */
  public Stated promote(String name, int version, long now, String by, Interest interest) {
    putIntoForce(name, version, now, by);
    return new Restate(workspace).of(name, now, interest);
  }
}
