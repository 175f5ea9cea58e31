package io.strate.learn.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The expected calibration error that right probabilities would show on the same rows by chance
 * alone: distances have no sign, so it is above zero however good they are, the more so the fewer
 * rows there are. By the wild bootstrap (Liu 1988; of groups: Cameron, Gelbach and Miller 2008):
 * what each group's rows add to what came beyond what was said, measured from the mean of its bin,
 * is turned round or not by the throw of a coin. So rows of one person, which go together, count as
 * the little that they tell.
 */
public final class EceByChance {

  private final Scored scored;

  /** By rank. */
  private final int[] groups;

  private final int groupCount;

  /** By rank. */
  private final int[] bins;

  private EceByChance(Scored scored, int[] groups, int groupCount) {
    this.scored = scored;
    this.groups = groups;
    this.groupCount = groupCount;
    this.bins = bins(scored);
  }

  /**
   * Its mean, and where it lies in as many of a hundred cases as the bootstrap's confidence says.
   *
   * @param groups a number for each row
   * @throws IllegalArgumentException for scores that are no probabilities
   */
  public static Interval of(Scored scored, int[] groups, Bootstrap bootstrap) {
    scored.requireProbabilities("calibration by chance");
    int[] groupOf = Draws.of(scored.strata(), groups).groupOf();
    int[] byRank = new int[scored.count()];
    Arrays.setAll(byRank, rank -> groupOf[scored.row(rank)]);
    int count = 1 + Arrays.stream(groupOf).max().orElse(0);
    return new EceByChance(scored, byRank, count).drawn(bootstrap);
  }

  private static int[] bins(Scored scored) {
    double[] bounds =
        CalibrationCurve.bounds(scored, CalibrationCurve.Bins.EQUAL_WIDTH, Measures.ECE_BINS);
    int[] bins = new int[scored.count()];
    int bin = Measures.ECE_BINS - 1;
    for (int rank = 0; rank < bins.length; rank++) {
      while (bin > 0 && scored.score(rank) <= bounds[bin - 1]) {
        bin--;
      }
      bins[rank] = bin;
    }
    return bins;
  }

  private Interval drawn(Bootstrap bootstrap) {
    double[] off = off();
    double total = scored.total();
    SplittableRandom random = new SplittableRandom(bootstrap.seed());
    double[][] drawn = new double[bootstrap.resamples()][];
    for (int i = 0; i < drawn.length; i++) {
      boolean[] turned = new boolean[groupCount];
      for (int group = 0; group < groupCount; group++) {
        turned[group] = random.nextBoolean();
      }
      double[] sums = new double[Measures.ECE_BINS];
      for (int rank = 0; rank < off.length; rank++) {
        sums[bins[rank]] += turned[groups[rank]] ? -off[rank] : off[rank];
      }
      drawn[i] = new double[] {Arrays.stream(sums).map(Math::abs).sum() / total};
    }
    double mean = Arrays.stream(drawn).mapToDouble(numbers -> numbers[0]).average().orElse(0);
    return new Resampled(new double[] {mean}, drawn).interval(0, bootstrap.confidence());
  }

  /**
   * What each row adds to its bin, by rank. The mean of a bin follows its rows, which makes them
   * look nearer to it than they are: what few groups add is made larger by as much. A group that is
   * alone in its bin is measured from what was said.
   */
  private double[] off() {
    double[] off = new double[bins.length];
    double[] sums = new double[Measures.ECE_BINS];
    double[] weights = new double[Measures.ECE_BINS];
    for (int rank = 0; rank < off.length; rank++) {
      off[rank] = (scored.isYes(rank) ? 1 : 0) - scored.score(rank);
      sums[bins[rank]] += scored.weight(rank) * off[rank];
      weights[bins[rank]] += scored.weight(rank);
    }
    int[] groupsIn = groupsIn();
    for (int rank = 0; rank < off.length; rank++) {
      int bin = bins[rank];
      int count = groupsIn[bin];
      double mean = count < 2 ? 0 : sums[bin] / weights[bin];
      double larger = count < 2 ? 1 : Math.sqrt(count / (count - 1.0));
      off[rank] = scored.weight(rank) * (off[rank] - mean) * larger;
    }
    return off;
  }

  /** How many groups have rows in each bin. */
  private int[] groupsIn() {
    List<boolean[]> seen = new ArrayList<>();
    for (int bin = 0; bin < Measures.ECE_BINS; bin++) {
      seen.add(new boolean[groupCount]);
    }
    int[] counts = new int[Measures.ECE_BINS];
    for (int rank = 0; rank < bins.length; rank++) {
      boolean[] ofBin = seen.get(bins[rank]);
      counts[bins[rank]] += ofBin[groups[rank]] ? 0 : 1;
      ofBin[groups[rank]] = true;
    }
    return counts;
  }
}
