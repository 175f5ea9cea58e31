package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Centres in groups of some ten that lie near each other, for good: where they start.
 *
 * @param members the centres of each group, ascending
 * @param of the group of each centre
 */
record Groups(int[][] members, int[] of) {
  private static final int SIZE = 10;
  private static final int ITERATIONS = 5;

  static int count(int centres) {
    return (centres + SIZE - 1) / SIZE;
  }

  /** By some iterations of k-means; what becomes empty is left out. */
  static Groups of(Rows centres, Distances distances) {
    int wanted = count(centres.count());
    int[] all = IntStream.range(0, centres.count()).toArray();
    Rows middles = centres.pick(IntStream.range(0, wanted).map(i -> i * SIZE).toArray());
    Nearest nearest = Nearest.room(all.length);
    for (int i = 0; i < ITERATIONS; i++) {
      distances.nearest(centres, all, all.length, middles, nearest);
      Sums sums = new Sums(middles.count(), centres.columns(), distances);
      for (int centre : all) {
        sums.move(centres, centre, Labels.NOISE, nearest.centre()[centre]);
      }
      middles = middles(sums, centres.columns());
    }
    distances.nearest(centres, all, all.length, middles, nearest);
    int[][] members =
        IntStream.range(0, middles.count())
            .mapToObj(
                group -> Arrays.stream(all).filter(c -> nearest.centre()[c] == group).toArray())
            .filter(group -> group.length > 0)
            .toArray(int[][]::new);
    int[] of = new int[all.length];
    for (int group = 0; group < members.length; group++) {
      for (int centre : members[group]) {
        of[centre] = group;
      }
    }
    return new Groups(members, of);
  }

  private static Rows middles(Sums sums, int columns) {
    int[] sizes = sums.sizes();
    double[] values = sums.values();
    double[] middles =
        IntStream.range(0, values.length)
            .filter(i -> sizes[i / columns] > 0)
            .mapToDouble(i -> values[i] / sizes[i / columns])
            .toArray();
    return Rows.kept(columns, middles);
  }

  int count() {
    return members.length;
  }
}
