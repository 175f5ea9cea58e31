package io.strate.workspace.learning.watch;

import io.strate.learn.cluster.Labels;
import io.strate.learn.cluster.SampledSilhouette;
import io.strate.learn.dataset.Dataset;
import io.strate.learn.dataset.Rows;
import io.strate.learn.model.ClusterModel;
import io.strate.rule.Span;
import io.strate.rule.definition.LearntTrait;
import io.strate.rule.time.Calendar;
import io.strate.workspace.definition.ClusterDefinition;
import io.strate.workspace.learning.Feature;
import io.strate.workspace.learning.PastRows;
import io.strate.workspace.learning.TimeTravel;
import io.strate.workspace.learning.clusters.ClusterRows;
import io.strate.workspace.learning.registry.Promotion;
import io.strate.workspace.learning.registry.Registry;
import io.strate.workspace.learning.watch.Watched.ClusterPeriod;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Interest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * How clusters have done from month to month: everybody as they were, in the clusters of the
 * version that was in force then. Before the first came into force, it is asked about the past.
 */
final class ClusterPeriods {

  private static final int MONTHS = 6;
  private static final int SAMPLE = 2_000;
  private static final int LEAST_SAMPLE = 400;

  /** So many distances between a sample and everybody a period may cost: some seconds. */
  private static final long PAIRS = 400_000_000;

  /** Of the memory there is, so much may be taken by people as they were. */
  private static final int SHARE_OF_MEMORY = 8;

  private final Workspace workspace;
  private final ClusterDefinition definition;
  private final Registry registry;
  private final Map<Integer, ClusterModel> models = new HashMap<>();
  private final List<ClusterPeriod> periods = new ArrayList<>();

  /** The number of each profile's cluster as of the latest period, by the numbers of profiles. */
  private int[] before = {};

  ClusterPeriods(Workspace workspace, ClusterDefinition definition) {
    this.workspace = workspace;
    this.definition = definition;
    this.registry = new Registry(workspace.ledger().notes());
  }

  /**
   * The earliest first, now last; those in which there are not two clusters are left out.
   *
   * @param present everybody as of now
   * @throws IllegalArgumentException if the version in force knows other columns
   */
  List<ClusterPeriod> until(ClusterRows present, long now, Interest interest) {
    List<Long> instants = earlier(now);
    int together = together();
    for (int from = 0; from < instants.size(); from += together) {
      List<Long> some = instants.subList(from, Math.min(instants.size(), from + together));
      PastRows rows = rows(some, now, interest);
      for (long instant : some) {
        interest.orEnd();
        addPast(rows, instant);
      }
    }
    add(present.features(), present.profiles(), now);
    return List.copyOf(periods);
  }

  /** Each month back, and when the first version came into force. */
  private List<Long> earlier(long now) {
    Calendar calendar = Calendar.of(workspace.definition().zone());
    TreeSet<Long> instants = new TreeSet<>();
    for (int months = 1; months <= MONTHS; months++) {
      instants.add(calendar.back(now, new Span(months, Span.Unit.MONTH)));
    }
    long first = registry.promotions(definition.name()).getFirst().at();
    if (first > instants.getFirst() && first < now) {
      instants.add(first);
    }
    return List.copyOf(instants);
  }

  /** Instants that are read together share a reader, but all of them are kept meanwhile. */
  private int together() {
    LearntTrait.ClusterSet trait = definition.trait();
    long bytes =
        (long) workspace.ledger().profiles().count(trait.of())
            * (trait.features().size() + 1)
            * Double.BYTES;
    long room = Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY / Math.max(1, bytes);
    return Math.clamp(room, 1, MONTHS + 1);
  }

  private PastRows rows(List<Long> instants, long now, Interest interest) {
    LearntTrait.ClusterSet trait = definition.trait();
    List<Feature> features =
        trait.features().stream().map(each -> new Feature(each.name(), each.value())).toList();
    return new TimeTravel(
            workspace.ledger(),
            workspace.definition().definitions(),
            Runtime.getRuntime().maxMemory() / 4)
        .rows(
            new TimeTravel.Asked(trait.of(), features, trait.among(), Optional.empty(), instants),
            now,
            interest);
  }

  private void addPast(PastRows rows, long instant) {
    int[] places =
        IntStream.range(0, rows.count()).filter(row -> rows.snapshots()[row] == instant).toArray();
    int[] profiles = IntStream.of(places).map(row -> rows.profiles()[row]).toArray();
    try {
      add(rows.features().pick(places), profiles, instant);
    } catch (IllegalArgumentException _) {
      // The version of then knows other columns than are defined now: nothing can be said of it.
    }
  }

  private void add(Dataset features, int[] profiles, long instant) {
    if (features.count() == 0) {
      return;
    }
    Optional<Promotion> inForce = registry.inForce(definition.name(), instant);
    int version =
        inForce.orElseGet(() -> registry.promotions(definition.name()).getFirst()).version();
    ClusterModel model = models.computeIfAbsent(version, this::model);
    Rows encoded = model.encoding().encode(features);
    int[] labels = model.placement().assign(encoded);
    silhouette(encoded, labels)
        .ifPresent(
            silhouette -> {
              int[] now = numbers(model, labels, profiles);
              Moves moves = Moves.between(before, now);
              periods.add(
                  new ClusterPeriod(
                      instant,
                      version,
                      inForce.isPresent(),
                      (int) Arrays.stream(labels).filter(it -> it != Labels.NOISE).count(),
                      silhouette.all().mean(),
                      silhouette.error(),
                      moves.compared(),
                      moves.moved()));
              before = now;
            });
  }

  private int[] numbers(ClusterModel model, int[] labels, int[] profiles) {
    int[] numbers = new int[workspace.ledger().profiles().count(definition.trait().of())];
    for (int row = 0; row < labels.length; row++) {
      numbers[profiles[row]] =
          labels[row] == Labels.NOISE ? ClusterModel.NONE : model.numbers().get(labels[row]);
    }
    return numbers;
  }

  /**
   * Who went from one cluster to another.
   *
   * @param compared how many were in a cluster both times
   */
  private record Moves(int compared, int moved) {
    static Moves between(int[] before, int[] now) {
      int compared = 0;
      int moved = 0;
      for (int profile = 0; profile < Math.min(before.length, now.length); profile++) {
        if (before[profile] != ClusterModel.NONE && now[profile] != ClusterModel.NONE) {
          compared++;
          moved += before[profile] == now[profile] ? 0 : 1;
        }
      }
      return new Moves(compared, moved);
    }
  }

  private ClusterModel model(int version) {
    return ClusterModel.read(registry.part(definition.name(), version, "model"));
  }

  /** Empty of fewer than two clusters that somebody is in. */
  private static Optional<SampledSilhouette> silhouette(Rows encoded, int[] labels) {
    int[] used =
        Arrays.stream(labels).filter(label -> label != Labels.NOISE).distinct().sorted().toArray();
    if (used.length < 2 || used.length == labels.length) {
      return Optional.empty();
    }
    int[] dense =
        Arrays.stream(labels)
            .map(label -> label == Labels.NOISE ? label : Arrays.binarySearch(used, label))
            .toArray();
    int sample = Math.clamp(PAIRS / labels.length, LEAST_SAMPLE, SAMPLE);
    return Optional.of(SampledSilhouette.of(encoded, Labels.of(dense), sample, 1, 1));
  }
}
