package io.strate.learn.moment;

import java.util.Arrays;

/**
 * How a population's reactions spread over slots of time, and how much its members differ in that:
 * the shares of each member are taken as drawn from one Dirichlet distribution (Minka, "Estimating
 * a Dirichlet distribution", 2000), whose mean is the population's shares. The order of the rows
 * does not matter, to the bit.
 *
 * @param shares of the population's reactions in each slot; they add up to 1
 * @param concentration how many reactions of a member weigh as much as the population's: high where
 *     members are alike
 */
public record Habits(Round round, double[] shares, double concentration) {

  private static final double LEAST = 0.25;
  private static final double MOST = 4096;

  /** Where rows do not tell: ln of the concentration is expected here, give or take 1. */
  private static final double USUAL = 30;

  private static final int HALVINGS = 80;

  /** A row's one vote is cut into so many parts, so that they add up exactly. */
  private static final double PARTS = 1L << 32;

  public Habits {
    if (shares.length != round.slots()) {
      throw new IllegalArgumentException(
          "habits of %s have %d shares, found %d".formatted(round, round.slots(), shares.length));
    }
    shares = shares.clone();
  }

  @Override
  public double[] shares() {
    return shares.clone();
  }

  /**
   * The best slot of a member.
   *
   * @param confidence the probability that it reacts within reach of it more than the population
   *     does within reach of its own best
   */
  public record Best(int slot, double confidence) {}

  /**
   * Learns from rows of counts; those without any count for nothing.
   *
   * @throws IllegalArgumentException if nobody ever reacted, or a row does not fit
   */
  public static Habits learn(Round round, int[][] rows) {
    long[] votes = new long[round.slots()];
    long voters = 0;
    for (int[] row : rows) {
      int total = total(round, row);
      voters += total > 0 ? 1 : 0;
      for (int slot = 0; slot < row.length && total > 0; slot++) {
        votes[slot] += Math.round(PARTS * row[slot] / total);
      }
    }
    if (voters == 0) {
      throw new IllegalArgumentException(
          "nobody reacted: habits need at least one row with a count above 0");
    }
    double[] shares = shares(round, votes, voters);
    return new Habits(round, shares, concentration(rows, shares));
  }

  private static int total(Round round, int[] row) {
    if (row.length != round.slots() || Arrays.stream(row).anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException(
          "a row of %s has %d counts from 0 on, found %s"
              .formatted(round, round.slots(), Arrays.toString(row)));
    }
    return Math.toIntExact(Arrays.stream(row).asLongStream().sum());
  }

  /** Each row has one vote, and one more goes to all slots alike. */
  private static double[] shares(Round round, long[] votes, long voters) {
    double[] exact = new double[votes.length];
    for (int slot = 0; slot < votes.length; slot++) {
      exact[slot] = votes[slot] / PARTS;
    }
    double[] shares = new double[votes.length];
    for (int slot = 0; slot < votes.length; slot++) {
      shares[slot] = (round.blurred(exact, slot) + 1.0 / votes.length) / (voters + 1);
    }
    return shares;
  }

  /**
   * The likeliest concentration around given shares. The likelihood has one maximum at most (Levin
   * and Reeds, "Compound multinomial likelihood functions are unimodal", 1977), so that halving
   * finds it.
   */
  private static double concentration(int[][] rows, double[] shares) {
    Tails[] ofSlots = new Tails[shares.length];
    Arrays.setAll(ofSlots, _ -> new Tails());
    Tails ofAll = new Tails();
    for (int[] row : rows) {
      for (int slot = 0; slot < row.length; slot++) {
        ofSlots[slot].add(row[slot]);
      }
      ofAll.add(Arrays.stream(row).sum());
    }
    Arrays.stream(ofSlots).forEach(Tails::finish);
    ofAll.finish();
    double low = LEAST;
    double high = MOST;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = Math.sqrt(low * high);
      if (slope(ofSlots, ofAll, shares, middle) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Math.sqrt(low * high);
  }

  /** How the logarithm of the posterior rises with that of the concentration. */
  private static double slope(Tails[] ofSlots, Tails ofAll, double[] shares, double concentration) {
    double slope = -ofAll.sum(concentration);
    for (int slot = 0; slot < shares.length; slot++) {
      slope += shares[slot] * ofSlots[slot].sum(concentration * shares[slot]);
    }
    return concentration * slope - StrictMath.log(concentration / USUAL);
  }

  /** The best slot of the population, which is that of a member that never reacted. */
  public int best() {
    return round.highest(shares);
  }

  /** The best slot of a member with these counts. */
  public Best best(int[] counts) {
    int total = total(round, counts);
    double[] weights = new double[counts.length];
    for (int slot = 0; slot < counts.length; slot++) {
      weights[slot] = concentration * shares[slot] + counts[slot];
    }
    int best = round.highest(weights);
    double within = round.block(weights, best);
    double usual = round.block(shares, best());
    return new Best(best, Beta.above(usual, within, concentration + total - within));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Habits(Round itsRound, double[] itsShares, double itsConcentration)
        && round == itsRound
        && Arrays.equals(shares, itsShares)
        && Double.compare(concentration, itsConcentration) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shares) + Double.hashCode(concentration);
  }

  @Override
  public String toString() {
    return "%s %s, concentration %s".formatted(round, Arrays.toString(shares), concentration);
  }
}
