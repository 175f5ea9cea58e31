package io.strate.learn.portrait;

import io.strate.learn.cluster.Labels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The numbers by which people know clusters: a cluster that is learnt anew keeps the number of the
 * former one that it continues, and a number is never given to another people.
 *
 * <p>It continues a former one if they share at least half of the members of either, among rows
 * that were known both times (Jaccard ≥ ½). Below that a cluster is dissolved (Hennig 2007), and
 * most of those addressed by its number would be others. The bound also leaves nothing to assign by
 * cost: above ½, a cluster has one partner at most, as two would need more than all of its members;
 * only where one falls into two exact halves is there a choice, and the first half has the number.
 *
 * @param numbers of the clusters, by their labels
 * @param next the lowest number that no cluster ever had
 */
public record Identities(List<Integer> numbers, int next) {
  private static final double CONTINUES = 0.5;

  /**
   * Who is in which cluster.
   *
   * @param keys of the rows, all different
   */
  public record Members(long[] keys, Labels labels) {
    public Members {
      if (keys.length != labels.count()) {
        throw new IllegalArgumentException(
            "members: expected a key for each of %d labels, found %d; hand over the keys of the labelled rows"
                .formatted(labels.count(), keys.length));
      }
    }
  }

  /**
   * A new cluster that continues a former one.
   *
   * @param former the label it had
   * @param latter the label it has
   * @param jaccard from ½ to 1
   */
  public record Continued(int former, int latter, double jaccard) {}

  public Identities {
    numbers = List.copyOf(numbers);
  }

  /** Of the first clusters: 1, 2, … */
  public static Identities first(int clusters) {
    return new Identities(IntStream.rangeClosed(1, clusters).boxed().toList(), clusters + 1);
  }

  /**
   * The numbers of clusters that were learnt anew; these are of the former ones.
   *
   * @throws IllegalArgumentException if the former members are in other clusters than have numbers
   */
  public Identities after(Members former, Members latter) {
    if (former.labels().clusters() != numbers.size()) {
      throw new IllegalArgumentException(
          "identities: expected the %d clusters that have numbers, found %d; hand over the former clusters"
              .formatted(numbers.size(), former.labels().clusters()));
    }
    int[] found = new int[latter.labels().clusters()];
    for (Continued it : continued(former, latter)) {
      found[it.latter()] = numbers.get(it.former());
    }
    int free = next;
    for (int cluster = 0; cluster < found.length; cluster++) {
      if (found[cluster] == 0) {
        found[cluster] = free++;
      }
    }
    return new Identities(Arrays.stream(found).boxed().toList(), free);
  }

  /** Which clusters go on, most alike first. */
  public static List<Continued> continued(Members former, Members latter) {
    List<Continued> alike = alike(former, latter);
    alike.sort(
        Comparator.comparingDouble((Continued it) -> -it.jaccard())
            .thenComparing(Continued::former)
            .thenComparing(Continued::latter));
    boolean[] gone = new boolean[former.labels().clusters()];
    boolean[] named = new boolean[latter.labels().clusters()];
    List<Continued> continued = new ArrayList<>();
    for (Continued it : alike) {
      if (!gone[it.former()] && !named[it.latter()]) {
        gone[it.former()] = true;
        named[it.latter()] = true;
        continued.add(it);
      }
    }
    return continued;
  }

  private static List<Continued> alike(Members former, Members latter) {
    Map<Long, Integer> was = new HashMap<>();
    for (int row = 0; row < former.keys().length; row++) {
      was.put(former.keys()[row], former.labels().at(row));
    }
    int[][] both = new int[former.labels().clusters()][latter.labels().clusters()];
    int[] ofFormer = new int[both.length];
    int[] ofLatter = new int[latter.labels().clusters()];
    for (int row = 0; row < latter.keys().length; row++) {
      Integer before = was.get(latter.keys()[row]);
      if (before != null) {
        int now = latter.labels().at(row);
        if (before != Labels.NOISE) {
          ofFormer[before]++;
        }
        if (now != Labels.NOISE) {
          ofLatter[now]++;
        }
        if (before != Labels.NOISE && now != Labels.NOISE) {
          both[before][now]++;
        }
      }
    }
    List<Continued> alike = new ArrayList<>();
    for (int i = 0; i < ofFormer.length; i++) {
      for (int j = 0; j < ofLatter.length; j++) {
        double jaccard = (double) both[i][j] / (ofFormer[i] + ofLatter[j] - both[i][j]);
        if (jaccard >= CONTINUES) {
          alike.add(new Continued(i, j, jaccard));
        }
      }
    }
    return alike;
  }
}
