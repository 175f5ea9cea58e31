package io.strate.workspace.learning.watch;

import io.strate.learn.model.ClusterModel;
import io.strate.learn.watch.Finding;
import io.strate.learn.watch.Limits;
import io.strate.learn.watch.Transitions;
import io.strate.rule.Span;
import io.strate.rule.time.Calendar;
import io.strate.workspace.definition.ClusterDefinition;
import io.strate.workspace.learning.card.References;
import io.strate.workspace.learning.clusters.ClusterRows;
import io.strate.workspace.learning.registry.Registry;
import io.strate.workspace.learning.watch.Watched.ClusterPeriod;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Interest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A cluster set in force beside how it was when it was learnt. */
final class WatchClusters {

  private static final Span MONTH = new Span(1, Span.Unit.MONTH);

  private final Workspace workspace;
  private final ClusterDefinition definition;
  private final int version;
  private final Registry registry;
  private final List<Finding> findings = new ArrayList<>();

  WatchClusters(Workspace workspace, ClusterDefinition definition, int version) {
    this.workspace = workspace;
    this.definition = definition;
    this.version = version;
    this.registry = new Registry(workspace.ledger().notes());
  }

  Watched watch(long now, Interest interest) {
    String name = definition.name();
    ClusterRows rows = ClusterRows.of(workspace, definition, now, interest);
    Optional<References> references = WatchLearnt.references(registry, name, version);
    try {
      List<Watched.Feature> features =
          references
              .map(each -> WatchLearnt.features(each, rows.features(), _ -> true, findings))
              .orElse(List.of());
      List<ClusterPeriod> periods =
          new ClusterPeriods(workspace, definition).until(rows, now, interest);
      fallen(periods).ifPresent(findings::add);
      Optional<Watched.Moved> moved = moved(now, interest);
      return new Watched(
          name,
          version,
          now,
          rows.features().count(),
          features,
          Optional.empty(),
          Optional.empty(),
          List.of(),
          moved,
          latest(periods, now).map(ClusterPeriod::silhouette).orElse(Double.NaN),
          periods,
          WatchLearnt.alerts(findings));
    } catch (IllegalArgumentException e) {
      throw WatchLearnt.otherFeatures(name, version, e);
    }
  }

  private static Optional<ClusterPeriod> latest(List<ClusterPeriod> periods, long now) {
    return periods.stream().filter(period -> period.at() == now).findFirst();
  }

  /** Now beside the best of the earlier periods in which a version was in force. */
  private Optional<Finding> fallen(List<ClusterPeriod> periods) {
    List<ClusterPeriod> inForce = periods.stream().filter(ClusterPeriod::isInForce).toList();
    if (inForce.size() < 2) {
      return Optional.empty();
    }
    ClusterPeriod best =
        inForce.subList(0, inForce.size() - 1).stream()
            .max(Comparator.comparingDouble(ClusterPeriod::silhouette))
            .orElseThrow();
    return Limits.USUAL.silhouette(definition.name(), measured(best), measured(inForce.getLast()));
  }

  private static Limits.Silhouette measured(ClusterPeriod period) {
    return new Limits.Silhouette(period.silhouette(), period.error(), period.rows());
  }

  /** Since a month ago, or since clusters were first stated; empty if they are only now. */
  private Optional<Watched.Moved> moved(long now, Interest interest) {
    long first =
        registry.promotions(definition.name()).stream()
            .mapToLong(promotion -> promotion.at())
            .min()
            .orElse(now);
    Calendar calendar = Calendar.of(workspace.definition().zone());
    long since = Math.max(first, calendar.back(now, MONTH));
    if (since >= now) {
      return Optional.empty();
    }
    PastStatements past = new PastStatements(workspace, interest);
    int[] before = past.clusters(definition.trait(), since);
    int[] after = past.clusters(definition.trait(), now);
    int[] numbers =
        IntStream.concat(Arrays.stream(before), Arrays.stream(after))
            .filter(number -> number != ClusterModel.NONE)
            .distinct()
            .sorted()
            .toArray();
    int count = Math.min(before.length, after.length);
    Transitions transitions =
        Transitions.of(
            places(before, numbers, count), places(after, numbers, count), numbers.length);
    List<String> called =
        Arrays.stream(numbers).mapToObj(number -> definition.name() + "/" + number).toList();
    findings.addAll(Limits.USUAL.transitions(called, transitions));
    return Optional.of(
        new Watched.Moved(
            since,
            Arrays.stream(numbers).boxed().toList(),
            transitions.counts(),
            transitions.retention()));
  }

  private static int[] places(int[] clusters, int[] numbers, int count) {
    return Arrays.stream(clusters)
        .limit(count)
        .map(
            number ->
                number == ClusterModel.NONE
                    ? Transitions.NONE
                    : Arrays.binarySearch(numbers, number))
        .toArray();
  }
}
