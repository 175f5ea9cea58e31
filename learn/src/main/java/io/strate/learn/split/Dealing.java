package io.strate.learn.split;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Deals whole groups to parts such that every part has about its share of every stratum. Groups
 * that weigh most come first, equal ones in an order drawn by lot; each goes where it adds least to
 * the sum of (found − wanted)² / wanted over strata and parts. Groups of one row are thereby dealt
 * as Sainte-Laguë deals seats: each stratum in proportion, to the row.
 */
final class Dealing {
  private final Strata strata;
  private final double[] shares;
  private final int[] sizes;
  private final int[] byGroup;
  private final int[] starts;

  /** How many rows of each stratum each part has. */
  private final int[][] found;

  private final int[] filled;

  private Dealing(Strata strata, int[] groups, double[] shares) {
    this.strata = strata;
    this.shares = shares;
    this.sizes = strata.sizes();
    this.found = new int[shares.length][strata.count()];
    this.filled = new int[shares.length];
    long[] keys = new long[groups.length];
    for (int row = 0; row < keys.length; row++) {
      keys[row] = (long) groups[row] << 32 | row;
    }
    Arrays.parallelSort(keys);
    this.byGroup = new int[keys.length];
    int[] begun = new int[keys.length + 1];
    int count = 0;
    for (int i = 0; i < keys.length; i++) {
      byGroup[i] = (int) keys[i];
      if (i == 0 || keys[i] >> 32 != keys[i - 1] >> 32) {
        begun[count++] = i;
      }
    }
    begun[count] = keys.length;
    this.starts = Arrays.copyOf(begun, count + 1);
  }

  /**
   * The part of each row.
   *
   * @param groups of each row
   * @param shares of the parts, summing to 1
   */
  static int[] deal(Strata strata, int[] groups, double[] shares, long seed) {
    return new Dealing(strata, groups, shares).parts(new SplittableRandom(seed));
  }

  /** How many groups there are. */
  static int groups(int[] groups) {
    return (int) Arrays.stream(groups).sorted().distinct().count();
  }

  private int[] parts(SplittableRandom random) {
    int[] parts = new int[byGroup.length];
    int[] members = new int[strata.count()];
    for (int group : order(random)) {
      count(group, members, 1);
      int part = best(group, members);
      for (int i = starts[group]; i < starts[group + 1]; i++) {
        parts[byGroup[i]] = part;
        found[part][strata.codes()[byGroup[i]]]++;
      }
      filled[part] += starts[group + 1] - starts[group];
      count(group, members, 0);
    }
    return parts;
  }

  /** Counts the group's rows by stratum; with {@code step} 0 forgets them again. */
  private void count(int group, int[] members, int step) {
    for (int i = starts[group]; i < starts[group + 1]; i++) {
      int stratum = strata.codes()[byGroup[i]];
      members[stratum] = step == 0 ? 0 : members[stratum] + step;
    }
  }

  /** Groups by weight, the heaviest first; equal ones as drawn. */
  private int[] order(SplittableRandom random) {
    int count = starts.length - 1;
    int[] drawn = Shuffle.of(count, random);
    int[] members = new int[strata.count()];
    long[] keys = new long[count];
    for (int rank = 0; rank < count; rank++) {
      count(drawn[rank], members, 1);
      float weight = (float) weight(drawn[rank], members);
      count(drawn[rank], members, 0);
      keys[rank] = (long) -Float.floatToIntBits(weight) << 32 | rank;
    }
    Arrays.parallelSort(keys);
    return Arrays.stream(keys).mapToInt(key -> drawn[(int) key]).toArray();
  }

  private double weight(int group, int[] members) {
    double weight = 0;
    for (int i = starts[group]; i < starts[group + 1]; i++) {
      int stratum = strata.codes()[byGroup[i]];
      weight += (double) members[stratum] / sizes[stratum];
    }
    return weight;
  }

  private int best(int group, int[] members) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int part = 0; part < shares.length; part++) {
      double added = added(group, members, part);
      if (added < least
          || added == least && filled[part] / shares[part] < filled[best] / shares[best]) {
        least = added;
        best = part;
      }
    }
    return best;
  }

  /**
   * Each row adds its part of 2 m (found − wanted) + m², where m rows of its stratum come along.
   */
  private double added(int group, int[] members, int part) {
    double added = 0;
    for (int i = starts[group]; i < starts[group + 1]; i++) {
      int stratum = strata.codes()[byGroup[i]];
      double wanted = shares[part] * sizes[stratum];
      added += (2 * (found[part][stratum] - wanted) + members[stratum]) / wanted;
    }
    return added;
  }
}
