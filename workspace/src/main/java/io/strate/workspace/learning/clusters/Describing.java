package io.strate.workspace.learning.clusters;

import io.strate.learn.cluster.Dendrogram;
import io.strate.learn.cluster.Labels;
import io.strate.learn.cluster.Linkage;
import io.strate.learn.cluster.Silhouette;
import io.strate.learn.dataset.Dataset;
import io.strate.learn.dataset.Draw;
import io.strate.learn.dataset.Rows;
import io.strate.learn.judge.Family;
import io.strate.learn.judge.Judgement;
import io.strate.learn.judge.PrincipalAxes;
import io.strate.learn.judge.Recipe;
import io.strate.learn.model.ClusterModel;
import io.strate.learn.portrait.Contrast;
import io.strate.learn.portrait.Name;
import io.strate.learn.portrait.Portrait;
import io.strate.learn.portrait.Rule;
import io.strate.workspace.definition.ClusterDefinition;
import io.strate.workspace.definition.Description.Kind;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.learning.card.ClusterCard.Cluster;
import io.strate.workspace.learning.card.ClusterCard.Difference;
import io.strate.workspace.learning.card.ClusterCard.Dot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What people see of clusters: who they are, and where they lie. */
final class Describing {

  private static final int MOST_DOTS = 1_500;
  private static final int MOST_SILHOUETTES = 2_000;
  private static final int MOST_ROWS_OF_TREES = 2_000;
  private static final int MOST_MERGES = 60;

  /** A rule that names fewer of the right ones, or more of others, would mislead. */
  private static final double FAITHFUL = 0.5;

  private final WorkspaceDefinition workspace;
  private final ClusterDefinition definition;
  private final Dataset features;
  private final Rows rows;
  private final Labels labels;
  private final List<Integer> numbers;
  private final long seed;

  /**
   * @param features as people know them
   * @param rows the same as numbers that distances are measured by
   * @param numbers of the clusters, by their labels
   */
  Describing(
      WorkspaceDefinition workspace,
      ClusterDefinition definition,
      Dataset features,
      Rows rows,
      Labels labels,
      List<Integer> numbers,
      long seed) {
    this.workspace = workspace;
    this.definition = definition;
    this.features = features;
    this.rows = rows;
    this.labels = labels;
    this.numbers = numbers;
    this.seed = seed;
  }

  // ---- who they are ----

  /** By their numbers. */
  List<Cluster> clusters(Judgement judgement) {
    List<Portrait> portraits = Portrait.of(features, labels);
    List<Name> names = Name.of(portraits);
    ClusterName called = new ClusterName(definition.trait().features(), this::label);
    List<Rule> rules = Rule.of(features, labels, seed);
    List<List<Double>> silhouettes = silhouettes();
    return IntStream.range(0, labels.clusters())
        .mapToObj(
            cluster ->
                new Cluster(
                    numbers.get(cluster),
                    called.of(names.get(cluster)),
                    portraits.get(cluster).size(),
                    judgement
                        .silhouette()
                        .map(all -> all.clusters().get(cluster).mean())
                        .orElse(Double.NaN),
                    silhouettes.get(cluster),
                    judgement.stability().clusters().size() > cluster
                        ? judgement.stability().clusters().get(cluster).least()
                        : Double.NaN,
                    portraits.get(cluster).contrasts().stream().flatMap(this::differences).toList(),
                    rule(rules.get(cluster)),
                    rules.get(cluster).fidelity().precision(),
                    rules.get(cluster).fidelity().recall()))
        .sorted(Comparator.comparingInt(Cluster::number))
        .toList();
  }

  private Localized label(String feature) {
    return Stream.of(Kind.TRAIT, Kind.SCORE)
        .flatMap(kind -> workspace.describe(kind, feature).label().stream())
        .findFirst()
        .orElseGet(() -> Localized.same(feature));
  }

  private Stream<Difference> differences(Contrast contrast) {
    return switch (contrast) {
      case Contrast.Level level ->
          Stream.of(
              new Difference(
                  level.feature(),
                  Optional.empty(),
                  level.usual(),
                  level.usualElsewhere(),
                  level.effect()));
      case Contrast.Mix mix ->
          mix.shares().stream()
              .limit(3)
              .map(
                  share ->
                      new Difference(
                          mix.feature(),
                          Optional.of(share.text()),
                          share.share(),
                          share.elsewhere(),
                          share.effect()));
    };
  }

  private Optional<String> rule(Rule rule) {
    boolean isFaithful =
        !rule.conditions().isEmpty()
            && rule.fidelity().precision() >= FAITHFUL
            && rule.fidelity().recall() >= FAITHFUL;
    return isFaithful
        ? Optional.of(
            new RuleText(definition.trait().features(), workspace.zone()).of(rule.conditions()))
        : Optional.empty();
  }

  /** Of some rows of each cluster, falling. */
  private List<List<Double>> silhouettes() {
    int[] some = some(MOST_SILHOUETTES);
    List<List<Double>> all = new ArrayList<>();
    for (int cluster = 0; cluster < labels.clusters(); cluster++) {
      all.add(new ArrayList<>());
    }
    Optional<Labels> drawn = picked(some);
    if (drawn.isPresent()) {
      Silhouette silhouette = Silhouette.of(Silhouette.Kind.EXACT, rows.pick(some), drawn.get(), 1);
      for (int i = 0; i < some.length; i++) {
        if (labels.at(some[i]) != Labels.NOISE) {
          all.get(labels.at(some[i])).add(silhouette.of(i));
        }
      }
      all.forEach(each -> each.sort(Comparator.reverseOrder()));
    }
    return all;
  }

  private int[] some(int most) {
    return Draw.some(rows.count(), most, new SplittableRandom(seed));
  }

  /** The labels of some rows, if all clusters, and at least two, are among them. */
  private Optional<Labels> picked(int[] some) {
    int[] drawn = IntStream.of(some).map(labels::at).toArray();
    long found = IntStream.of(drawn).filter(it -> it != Labels.NOISE).distinct().count();
    return found == labels.clusters() && found > 1
        ? Optional.of(Labels.of(drawn))
        : Optional.empty();
  }

  // ---- where they lie ----

  /** Some rows on the two axes along which all spread most. */
  List<Dot> map() {
    PrincipalAxes axes = PrincipalAxes.of(rows);
    List<Dot> dots = new ArrayList<>();
    for (int row : some(MOST_DOTS)) {
      int label = labels.at(row);
      dots.add(
          new Dot(
              along(axes, 0, row),
              axes.axes().length > 1 ? along(axes, 1, row) : 0,
              label == Labels.NOISE ? ClusterModel.NONE : numbers.get(label)));
    }
    return dots;
  }

  /** Between the means of clusters, by their numbers. */
  List<List<Double>> distances() {
    double[][] means = means();
    List<Integer> byNumber =
        IntStream.range(0, means.length)
            .boxed()
            .sorted(Comparator.comparing(numbers::get))
            .toList();
    return byNumber.stream()
        .map(one -> byNumber.stream().map(other -> apart(means[one], means[other])).toList())
        .toList();
  }

  private double[][] means() {
    int[] sizes = labels.sizes();
    double[][] means = new double[labels.clusters()][rows.columns()];
    for (int row = 0; row < rows.count(); row++) {
      int label = labels.at(row);
      for (int column = 0; label != Labels.NOISE && column < rows.columns(); column++) {
        means[label][column] += rows.at(row, column) / sizes[label];
      }
    }
    return means;
  }

  private static double apart(double[] one, double[] other) {
    double sum = 0;
    for (int column = 0; column < one.length; column++) {
      sum += (one[column] - other[column]) * (one[column] - other[column]);
    }
    return Math.sqrt(sum);
  }

  private double along(PrincipalAxes axes, int axis, int row) {
    double sum = 0;
    for (int column = 0; column < rows.columns(); column++) {
      sum += (rows.at(row, column) - axes.mean()[column]) * axes.axes()[axis][column];
    }
    return sum;
  }

  /** The last merges of some rows, so that one can see where to cut; empty without a hierarchy. */
  LastMerges dendrogram(Recipe recipe) {
    if (!(recipe instanceof Recipe.Partition(Family family, int _)) || family == Family.K_MEANS) {
      return LastMerges.NONE;
    }
    Dendrogram tree = Linkage.valueOf(family.name()).of(rows.pick(some(MOST_ROWS_OF_TREES)));
    return LastMerges.of(tree, MOST_MERGES);
  }
}
