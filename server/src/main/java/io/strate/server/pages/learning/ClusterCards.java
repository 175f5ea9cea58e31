package io.strate.server.pages.learning;

import io.strate.server.pages.Words;
import io.strate.server.pages.learning.ClusterView.Agreed;
import io.strate.server.pages.learning.ClusterView.AtCount;
import io.strate.server.pages.learning.ClusterView.Choice;
import io.strate.server.pages.learning.ClusterView.Cluster;
import io.strate.server.pages.learning.ClusterView.Fact;
import io.strate.server.pages.learning.ClusterView.Matrix;
import io.strate.server.pages.learning.ClusterView.Measure;
import io.strate.server.pages.learning.ClusterView.Positions;
import io.strate.server.pages.learning.ClusterView.Silhouettes;
import io.strate.server.pages.learning.ClusterView.Transitions;
import io.strate.workspace.answer.learnt.ShowClusters;
import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.learning.card.ClusterCard;
import io.strate.workspace.learning.card.ClusterCard.Difference;
import io.strate.workspace.learning.card.ClusterCard.Measured;
import io.strate.workspace.learning.card.Likeness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** Reads what cards say of cluster sets, in a language. */
final class ClusterCards {

  private static final String SILHOUETTE = "silhouette";
  private static final int MOST_TRAITS = 3;
  private static final int MOST_FEATURES = 12;

  /** In standard deviations; what differs less is not worth a word (Cohen: medium). */
  private static final double WORTH_A_WORD = 0.5;

  private final Words words;
  private final Heads heads;

  ClusterCards(WorkspaceDefinition definition, Words words) {
    this.words = words;
    this.heads = new Heads(definition, words);
  }

  /** Of a set that was never learnt. */
  static ClusterView nothing(LearntHead head) {
    return new ClusterView(
        head,
        "",
        Optional.empty(),
        0,
        List.of(),
        List.of(),
        Optional.empty(),
        Map.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  ClusterView view(LearntHead head, ShowClusters.Shown shown, Optional<Transitions> transitions) {
    ClusterCard card = shown.card();
    List<String> names = card.clusters().stream().map(each -> heads.in(each.name())).toList();
    OptionalDouble silhouette = measure(card, SILHOUETTE);
    return new ClusterView(
        head.with(card.made().rows(), card.remarks().stream().map(heads::in).toList()),
        card.method().replaceFirst(", k = \\d+$", ""),
        silhouette.isPresent()
            ? Optional.of(
                new Interval(
                    silhouette.getAsDouble(),
                    measure(card, "silhouette low").orElse(Double.NaN),
                    measure(card, "silhouette high").orElse(Double.NaN)))
            : Optional.empty(),
        card.noise(),
        card.clusters().stream().map(each -> cluster(head.name(), card, each)).toList(),
        card.why().stream().map(heads::in).toList(),
        choice(card),
        facts(card),
        card.sensitivity().stream()
            .map(each -> new ClusterView.Setting(each.what(), each.ari(), each.ami()))
            .toList(),
        agreements(card),
        silhouettes(card, silhouette),
        tree(card),
        card.map().isEmpty() ? Optional.empty() : Optional.of(positions(card)),
        differences(card, names),
        card.distances().size() < 2
            ? Optional.empty()
            : Optional.of(new Matrix(names, names, card.distances())),
        transitions,
        heads.versions(shown.versions(), shown.version(), heads.facts(card.made())));
  }

  private static OptionalDouble measure(ClusterCard card, String name) {
    return card.measures().stream()
        .filter(measured -> measured.name().equals(name))
        .mapToDouble(Measured::value)
        .filter(Double::isFinite)
        .findFirst();
  }

  private Cluster cluster(String set, ClusterCard card, ClusterCard.Cluster cluster) {
    long all = card.noise() + card.clusters().stream().mapToLong(each -> each.size()).sum();
    return new Cluster(
        cluster.number(),
        heads.in(cluster.name()),
        set + "/" + cluster.number(),
        cluster.size(),
        (double) cluster.size() / Math.max(1, all),
        known(cluster.silhouette()),
        known(cluster.stability()),
        cluster.rule(),
        cluster.precision(),
        cluster.recall(),
        cluster.differences().stream()
            .filter(each -> Math.abs(each.difference()) >= WORTH_A_WORD)
            .sorted(Comparator.comparingDouble(each -> -Math.abs(each.difference())))
            .limit(MOST_TRAITS)
            .map(this::words)
            .toList());
  }

  private static OptionalDouble known(double value) {
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  private String words(Difference difference) {
    String feature = heads.feature(difference.feature());
    return difference.text().isPresent()
        ? words.say(
            "studio.differs",
            feature + " = " + difference.text().get(),
            words.percent(difference.here()),
            words.percent(difference.elsewhere()))
        : words.say(
            "studio.differs",
            feature,
            words.number(difference.here(), digits(difference)),
            words.number(difference.elsewhere(), digits(difference)));
  }

  private static int digits(Difference difference) {
    double most = Math.max(Math.abs(difference.here()), Math.abs(difference.elsewhere()));
    return most < 1 ? 2 : most < 100 ? 1 : 0;
  }

  private static Optional<Choice> choice(ClusterCard card) {
    Map<Measure, List<AtCount>> curves = new EnumMap<>(Measure.class);
    curve(card, curves, Measure.SILHOUETTE, ClusterCard.Choice::silhouette, _ -> Double.NaN);
    curve(
        card,
        curves,
        Measure.CALINSKI_HARABASZ,
        ClusterCard.Choice::calinskiHarabasz,
        _ -> Double.NaN);
    curve(card, curves, Measure.DAVIES_BOULDIN, ClusterCard.Choice::daviesBouldin, _ -> Double.NaN);
    curve(card, curves, Measure.GAP, ClusterCard.Choice::gap, ClusterCard.Choice::gapError);
    curve(card, curves, Measure.INERTIA, ClusterCard.Choice::inertia, _ -> Double.NaN);
    return card.choices().stream()
        .filter(ClusterCard.Choice::isRecommended)
        .findFirst()
        .map(chosen -> new Choice(chosen.k(), card.clusters().size(), curves));
  }

  /**
   * @param error not a number of what is measured without one
   */
  private static void curve(
      ClusterCard card,
      Map<Measure, List<AtCount>> curves,
      Measure measure,
      ToDoubleFunction<ClusterCard.Choice> value,
      ToDoubleFunction<ClusterCard.Choice> error) {
    List<AtCount> points =
        card.choices().stream()
            .filter(choice -> Double.isFinite(value.applyAsDouble(choice)))
            .map(
                choice -> {
                  double at = value.applyAsDouble(choice);
                  double off = error.applyAsDouble(choice);
                  return new AtCount(choice.k(), new Interval(at, at - off, at + off));
                })
            .toList();
    if (points.size() > 1) {
      curves.put(measure, points);
    }
  }

  private static Map<Fact, Double> facts(ClusterCard card) {
    Map<Fact, Double> facts = new EnumMap<>(Fact.class);
    card.measures().stream()
        .filter(measured -> Double.isFinite(measured.value()))
        .forEach(
            measured ->
                Fact.of(measured.name()).ifPresent(fact -> facts.put(fact, measured.value())));
    return facts;
  }

  /** With the version before, and with other methods. */
  private List<Agreed> agreements(ClusterCard card) {
    List<Agreed> all = new ArrayList<>();
    card.agreement()
        .ifPresent(
            each ->
                all.add(
                    new Agreed(
                        words.say("studio.version", each.version()),
                        heads.in(Likeness.of(each.ari()).words()),
                        each.shared(),
                        each.ari(),
                        each.ami())));
    for (ClusterCard.OtherMethod each : card.methods()) {
      all.add(
          new Agreed(
              each.method(),
              heads.in(Likeness.of(each.ari()).words()),
              each.shared(),
              each.ari(),
              each.ami()));
    }
    return all;
  }

  private static Optional<Silhouettes> silhouettes(ClusterCard card, OptionalDouble mean) {
    boolean isKnown = card.clusters().stream().anyMatch(each -> !each.silhouettes().isEmpty());
    return isKnown && mean.isPresent()
        ? Optional.of(
            new Silhouettes(
                mean.getAsDouble(),
                card.clusters().stream().map(ClusterCard.Cluster::silhouettes).toList()))
        : Optional.empty();
  }

  private static Optional<MergeTree> tree(ClusterCard card) {
    return card.leaves().size() < 2
        ? Optional.empty()
        : Optional.of(
            new MergeTree(
                card.leaves().stream().map(Integer::longValue).toList(),
                card.dendrogram().stream()
                    .map(
                        merge ->
                            new MergeTree.Merge(
                                merge.left(), merge.right(), merge.height(), merge.size()))
                    .toList()));
  }

  private static Positions positions(ClusterCard card) {
    return new Positions(
        card.made().rows(),
        card.map().stream()
            .map(dot -> new ClusterView.Position(dot.x(), dot.y(), dot.cluster()))
            .toList());
  }

  /** The features that differ most, a column each. */
  private Optional<Matrix> differences(ClusterCard card, List<String> names) {
    Map<String, Double> most = new HashMap<>();
    List<Map<String, Double>> rows = new ArrayList<>();
    for (ClusterCard.Cluster cluster : card.clusters()) {
      Map<String, Double> row = new HashMap<>();
      for (Difference difference : cluster.differences()) {
        String column =
            heads.feature(difference.feature())
                + difference.text().map(text -> " = " + text).orElse("");
        row.put(column, difference.difference());
        most.merge(column, Math.abs(difference.difference()), Math::max);
      }
      rows.add(row);
    }
    List<String> columns =
        most.keySet().stream()
            .sorted(
                Comparator.<String>comparingDouble(column -> -most.getOrDefault(column, 0.0))
                    .thenComparing(Comparator.naturalOrder()))
            .limit(MOST_FEATURES)
            .toList();
    return columns.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Matrix(
                names,
                columns,
                rows.stream()
                    .map(
                        row ->
                            columns.stream()
                                .map(column -> row.getOrDefault(column, Double.NaN))
                                .toList())
                    .toList()));
  }
}
