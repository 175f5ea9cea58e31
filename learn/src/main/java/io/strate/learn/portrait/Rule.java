package io.strate.learn.portrait;

import io.strate.learn.cluster.Labels;
import io.strate.learn.dataset.Dataset;
import io.strate.learn.dataset.Draw;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * All of a few conditions: nearly says who is in a cluster.
 *
 * @param conditions that a row must meet, all of them; at most three. None if nothing tells the
 *     cluster from others.
 * @param fidelity how nearly, over all rows
 */
public record Rule(List<Condition> conditions, Fidelity fidelity) {
  private static final int ROWS = 20_000;

  /**
   * How nearly a rule says who is in a cluster.
   *
   * @param precision of the rows that meet it, the share that is in the cluster; 0 if none meets it
   * @param recall of the cluster's rows, the share that meets it
   */
  public record Fidelity(double precision, double recall) {
    static Fidelity of(BitSet met, BitSet members) {
      BitSet both = (BitSet) met.clone();
      both.and(members);
      return of(both.cardinality(), met.cardinality(), members.cardinality());
    }

    static Fidelity of(int both, int met, int members) {
      return new Fidelity(met == 0 ? 0 : (double) both / met, (double) both / members);
    }

    /** The harmonic mean of both. */
    public double f1() {
      double sum = precision + recall;
      return sum == 0 ? 0 : 2 * precision * recall / sum;
    }
  }

  public Rule {
    conditions = List.copyOf(conditions);
  }

  /**
   * A rule for each cluster. Rules are sought among 20,000 rows drawn by lot, or all if there are
   * no more, and held against all.
   *
   * @param features of the rows as people know them
   * @throws IllegalArgumentException for labels of other rows, and without a cluster
   */
  public static List<Rule> of(Dataset features, Labels labels, long seed) {
    Portrait.requireLabels(features, labels);
    int[] drawn = Draw.some(features.count(), ROWS, new SplittableRandom(seed));
    RuleSearch search = new RuleSearch(features.pick(drawn));
    return IntStream.range(0, labels.clusters())
        .mapToObj(
            cluster -> {
              BitSet some = new BitSet(drawn.length);
              for (int i = 0; i < drawn.length; i++) {
                some.set(i, labels.at(drawn[i]) == cluster);
              }
              List<Condition> found = search.find(some);
              return new Rule(found, Fidelity.of(rows(found, features), members(labels, cluster)));
            })
        .toList();
  }

  private static BitSet members(Labels labels, int cluster) {
    BitSet members = new BitSet(labels.count());
    for (int row = 0; row < labels.count(); row++) {
      members.set(row, labels.at(row) == cluster);
    }
    return members;
  }

  static BitSet rows(List<Condition> conditions, Dataset features) {
    BitSet met = new BitSet(features.count());
    met.set(0, features.count());
    conditions.forEach(condition -> met.and(condition.rows(features)));
    return met;
  }
}
