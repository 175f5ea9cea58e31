package io.strate.workspace.learning.clusters;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.domain.Type;
import io.strate.learn.cluster.Labels;
import io.strate.learn.dataset.Column;
import io.strate.learn.dataset.Dataset;
import io.strate.learn.judge.Accord;
import io.strate.rule.Expr;
import io.strate.rule.definition.LearntTrait;
import io.strate.workspace.definition.ClusterDefinition;
import io.strate.workspace.learning.Feature;
import io.strate.workspace.learning.PastRows;
import io.strate.workspace.learning.TimeTravel;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Interest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Everybody in the population as of an instant, with the clusters that were stated of them before.
 *
 * @param profiles the number of each row's profile
 * @param former the number of each row's former cluster, as a text; unknown for none
 */
public record ClusterRows(Dataset features, int[] profiles, Column.Categories former) {

  /** What no feature can be called. */
  private static final String FORMER = "@former";

  public static ClusterRows of(
      Workspace workspace, ClusterDefinition definition, long now, Interest interest) {
    LearntTrait.ClusterSet trait = definition.trait();
    List<Feature> asked = new ArrayList<>();
    trait.features().forEach(each -> asked.add(new Feature(each.name(), each.value())));
    List<String> names = asked.stream().map(Feature::name).toList();
    asked.add(new Feature(FORMER, new Expr.Attribute(trait.name(), Type.TEXT)));
    PastRows rows =
        new TimeTravel(
                workspace.ledger(),
                workspace.definition().definitions(),
                Runtime.getRuntime().maxMemory() / 4)
            .rows(
                new TimeTravel.Asked(
                    trait.of(), asked, trait.among(), Optional.empty(), List.of(now)),
                now,
                interest);
    return new ClusterRows(
        rows.features().only(names),
        rows.profiles(),
        (Column.Categories) rows.features().column(FORMER));
  }

  /**
   * Those that a cluster set can be learnt from.
   *
   * @throws Failure {@code learn.rows} if nobody is in the population
   */
  public static ClusterRows learntFrom(
      Workspace workspace, ClusterDefinition definition, long now, Interest interest) {
    ClusterRows rows = of(workspace, definition, now, interest);
    if (rows.profiles().length == 0) {
      throw new Failure(
          "learn.rows",
          Blame.USER,
          "cluster set '%s': nobody is in its population as of %s; widen `among:`, or learn as of an instant of which there are data (--as-of)"
              .formatted(definition.name(), Instant.ofEpochMilli(now)));
    }
    return rows;
  }

  /** The numbers of the former clusters that somebody is still in, ascending. */
  List<Integer> formerNumbers() {
    TreeSet<Integer> numbers = new TreeSet<>();
    for (int code : former.codes()) {
      if (code != Column.Categories.UNKNOWN) {
        numbers.add(Integer.parseInt(former.levels().get(code)));
      }
    }
    return List.copyOf(numbers);
  }

  /** The rows' profiles, as keys. */
  long[] keys() {
    return Arrays.stream(profiles).asLongStream().toArray();
  }

  /** The clusters that were stated of those who had one; empty if nobody had. */
  Optional<Accord.Labelling> formerClusters() {
    int[] rows =
        IntStream.range(0, former.count())
            .filter(row -> former.codes()[row] != Column.Categories.UNKNOWN)
            .toArray();
    return rows.length == 0
        ? Optional.empty()
        : Optional.of(
            new Accord.Labelling(
                "before",
                IntStream.of(rows).mapToLong(row -> profiles[row]).toArray(),
                IntStream.of(rows).map(row -> former.codes()[row]).toArray()));
  }

  /** The former clusters as labels, by the places of their numbers among {@code numbers}. */
  Labels formerLabels(List<Integer> numbers) {
    int[] labels = new int[former.count()];
    for (int row = 0; row < labels.length; row++) {
      int code = former.codes()[row];
      labels[row] =
          code == Column.Categories.UNKNOWN
              ? Labels.NOISE
              : numbers.indexOf(Integer.parseInt(former.levels().get(code)));
    }
    return Labels.of(labels);
  }
}
