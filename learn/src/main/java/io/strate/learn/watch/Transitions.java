package io.strate.learn.watch;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Who moved between clusters.
 *
 * @param counts of rows, by their cluster before, then now; the last line and column are of those
 *     in none
 */
public record Transitions(List<List<Long>> counts) {

  /** The label of a row in no cluster, perhaps because it was not there. */
  public static final int NONE = -1;

  public Transitions {
    counts = counts.stream().map(List::copyOf).toList();
  }

  /**
   * @param before the cluster of each row, or {@link #NONE}
   * @param now likewise; a cluster that is the same people has the same number
   * @param clusters how many there are, before and now together
   * @throws IllegalArgumentException for labels of different rows, and clusters that there are not
   */
  public static Transitions of(int[] before, int[] now, int clusters) {
    if (before.length != now.length) {
      throw new IllegalArgumentException(
          "transitions: expected labels of the same rows, found %d before and %d now; give those who are missing the label -1"
              .formatted(before.length, now.length));
    }
    long[][] counts = new long[clusters + 1][clusters + 1];
    for (int row = 0; row < now.length; row++) {
      counts[place(before[row], row, clusters)][place(now[row], row, clusters)]++;
    }
    return new Transitions(
        Arrays.stream(counts).map(line -> LongStream.of(line).boxed().toList()).toList());
  }

  private static int place(int label, int row, int clusters) {
    if (label < NONE || label >= clusters) {
      throw new IllegalArgumentException(
          "label of row %d: expected -1 or a cluster from 0 to %d, found %d; count all clusters"
              .formatted(row, clusters - 1, label));
    }
    return label == NONE ? clusters : label;
  }

  public int clusters() {
    return counts.size() - 1;
  }

  /** How many were in the cluster. */
  public long before(int cluster) {
    return counts.get(cluster).stream().mapToLong(x -> x).sum();
  }

  /** How many are in the cluster. */
  public long now(int cluster) {
    return counts.stream().mapToLong(line -> line.get(cluster)).sum();
  }

  /** The share of those who were in the cluster that still are; NaN if nobody was. */
  public double retention(int cluster) {
    return (double) counts.get(cluster).get(cluster) / before(cluster);
  }

  /** The share of all who were in a cluster that are still in the same; NaN if nobody was. */
  public double retention() {
    long stayed = IntStream.range(0, clusters()).mapToLong(i -> counts.get(i).get(i)).sum();
    return (double) stayed / IntStream.range(0, clusters()).mapToLong(this::before).sum();
  }

  /**
   * How much both labellings agree whatever the numbers of the clusters, adjusted for chance, of
   * those who are in a cluster both times (as {@code Agreement} in {@code cluster}, which takes
   * labels and not counts).
   */
  public double adjustedRand() {
    double both = 0;
    double ofBefore = 0;
    double ofNow = 0;
    long all = 0;
    for (int i = 0; i < clusters(); i++) {
      long line = 0;
      long column = 0;
      for (int j = 0; j < clusters(); j++) {
        line += counts.get(i).get(j);
        column += counts.get(j).get(i);
        both += pairs(counts.get(i).get(j));
      }
      ofBefore += pairs(line);
      ofNow += pairs(column);
      all += line;
    }
    double expected = all < 2 ? 0 : ofBefore * ofNow / pairs(all);
    double most = (ofBefore + ofNow) / 2;
    return most == expected ? 1 : (both - expected) / (most - expected);
  }

  private static double pairs(long rows) {
    return rows * (rows - 1.0) / 2;
  }
}
