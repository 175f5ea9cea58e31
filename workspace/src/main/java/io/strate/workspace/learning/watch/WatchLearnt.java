package io.strate.workspace.learning.watch;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.learn.dataset.Dataset;
import io.strate.learn.watch.Finding;
import io.strate.learn.watch.Limits;
import io.strate.learn.watch.Reference;
import io.strate.workspace.definition.ClusterDefinition;
import io.strate.workspace.definition.ModelDefinition;
import io.strate.workspace.learning.alert.Alerts;
import io.strate.workspace.learning.alert.LearntAlert;
import io.strate.workspace.learning.card.CardJson;
import io.strate.workspace.learning.card.References;
import io.strate.workspace.learning.registry.Promotion;
import io.strate.workspace.learning.registry.Registry;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Interest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Compares everybody as they are with how they were when the version in force was learnt, and what
 * was stated with what came of it. What is found is kept.
 */
public final class WatchLearnt {

  private final Workspace workspace;
  private final Registry registry;

  public WatchLearnt(Workspace workspace) {
    this.workspace = workspace;
    this.registry = new Registry(workspace.ledger().notes());
  }

  /**
   * Watches a cluster set or model as of an instant; empty if no version of it is in force then.
   *
   * @throws Failure {@code learnt.features} if the version knows other columns than there are now
   */
  public Optional<Watched> watch(String name, long now, Interest interest) {
    WatchNotes notes = new WatchNotes(registry);
    notes.trying(name, now);
    Optional<Integer> version = registry.inForce(name, now).map(Promotion::version);
    Optional<Watched> watched = version.flatMap(number -> watch(name, number, now, interest));
    watched.ifPresent(
        found -> {
          alert(found, notes.last(name));
          notes.keep(found);
        });
    return watched;
  }

  /** Tells what is found now, and was not the last time. */
  private void alert(Watched watched, Optional<Watched> last) {
    List<Watched.Alert> known =
        last.filter(before -> before.version() == watched.version())
            .map(Watched::alerts)
            .orElse(List.of());
    List<LearntAlert.Finding> news =
        watched.alerts().stream()
            .filter(alert -> known.stream().noneMatch(before -> before.covers(alert)))
            .map(AlertWords::finding)
            .toList();
    if (!news.isEmpty()) {
      new Alerts(workspace)
          .drifted(
              watched.name(),
              watched.version(),
              last.map(Watched::at).orElse(0L),
              watched.at(),
              news);
    }
  }

  private Optional<Watched> watch(String name, int version, long now, Interest interest) {
    for (ClusterDefinition set : workspace.definition().clusters()) {
      if (set.name().equals(name)) {
        return Optional.of(new WatchClusters(workspace, set, version).watch(now, interest));
      }
    }
    for (ModelDefinition model : workspace.definition().models()) {
      if (model.name().equals(name)) {
        return Optional.of(new WatchModel(workspace, model, version).watch(now, interest));
      }
    }
    return Optional.empty();
  }

  // ---- what both are compared by ----

  static Optional<References> references(Registry registry, String name, int version) {
    return registry
        .find(name, version, References.PART)
        .map(bytes -> CardJson.read(bytes, References.class));
  }

  /** How features have moved; findings of important ones alone. */
  static List<Watched.Feature> features(
      References references, Dataset rows, Predicate<String> isImportant, List<Finding> findings) {
    List<Watched.Feature> all = new ArrayList<>();
    references
        .features()
        .forEach(
            (name, bytes) -> {
              if (rows.count() > 0 && rows.names().contains(name)) {
                var drift = Reference.read(bytes).compare(rows.column(name));
                Optional<Finding> found = Limits.USUAL.feature(name, drift);
                found.filter(_ -> isImportant.test(name)).ifPresent(findings::add);
                all.add(
                    new Watched.Feature(
                        name,
                        drift.index(),
                        drift.noise(),
                        isImportant.test(name),
                        found.map(AlertWords::level)));
              }
            });
    return all;
  }

  static List<Watched.Alert> alerts(List<Finding> findings) {
    return findings.stream()
        .sorted(Comparator.comparing(Finding::level).reversed())
        .map(AlertWords::of)
        .toList();
  }

  static Failure otherFeatures(String name, int version, IllegalArgumentException e) {
    return new Failure(
        "learnt.features",
        Blame.USER,
        "version %d of '%s': %s".formatted(version, name, e.getMessage()),
        e);
  }
}
