package io.strate.learn.calibrate;

import io.strate.learn.evaluate.Scored;
import java.util.Arrays;

/**
 * The rising steps nearest to the answers in squares (Ayer et al. 1955: pool adjacent violators),
 * joined by straight lines from the end of one to the start of the next; level beyond both ends.
 *
 * @param scores rising
 * @param probabilities at the scores, not falling
 */
public record Isotonic(double[] scores, double[] probabilities) implements Calibration {

  /** The arrays are kept, not copied. */
  public Isotonic {
    boolean rising = scores.length > 0 && scores.length == probabilities.length;
    for (int i = 0; rising && i < scores.length; i++) {
      rising =
          Double.isFinite(scores[i])
              && (i == 0 || scores[i] > scores[i - 1])
              && probabilities[i] >= (i == 0 ? 0 : probabilities[i - 1])
              && probabilities[i] <= 1;
    }
    if (!rising) {
      throw new IllegalArgumentException(
          "isotonic: expected rising scores with rising probabilities, found %s and %s; fit them"
              .formatted(Arrays.toString(scores), Arrays.toString(probabilities)));
    }
  }

  /**
   * @throws IllegalArgumentException if yes or no came of no row
   */
  public static Isotonic fit(Scored scored) {
    return fit(scored, 0);
  }

  /**
   * The same as if one more yes had come of the lowest score and one more no of the highest: a few
   * rows at either end that agree are no certainty, and of nobody it is said that nothing can
   * happen.
   *
   * @throws IllegalArgumentException if yes or no came of no row
   */
  public static Isotonic cautious(Scored scored) {
    return fit(scored, 1);
  }

  private static Isotonic fit(Scored scored, double against) {
    scored.requireBothAnswers("isotonic");
    Pools pools = new Pools(scored.count() + 2);
    if (against > 0) {
      pools.add(scored.score(scored.count() - 1), against, against);
    }
    for (int rank = scored.count() - 1; rank >= 0; ) {
      double score = scored.score(rank);
      double weight = 0;
      double yes = 0;
      for (; rank >= 0 && scored.score(rank) == score; rank--) {
        weight += scored.weight(rank);
        yes += scored.isYes(rank) ? scored.weight(rank) : 0;
      }
      if (weight > 0) {
        pools.add(score, weight, yes);
      }
    }
    if (against > 0) {
      pools.add(scored.score(0), against, 0);
    }
    return pools.joined();
  }

  @Override
  public double of(double score) {
    if (Double.isNaN(score)) {
      return Double.NaN;
    }
    int place = Arrays.binarySearch(scores, score + 0.0);
    if (place >= 0) {
      return probabilities[place];
    }
    int above = -place - 1;
    if (above == 0 || above == scores.length) {
      return probabilities[Math.max(0, above - 1)];
    }
    double left = probabilities[above - 1];
    double right = probabilities[above];
    double part = (score - scores[above - 1]) / (scores[above] - scores[above - 1]);
    return Math.clamp(left + part * (right - left), left, right);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Isotonic those
        && Arrays.equals(scores, those.scores)
        && Arrays.equals(probabilities, those.probabilities);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(scores) + Arrays.hashCode(probabilities);
  }

  @Override
  public String toString() {
    return Arrays.toString(scores) + " → " + Arrays.toString(probabilities);
  }

  /** Scores with the same probability, from the lowest. */
  private static final class Pools {
    private final double[] first;
    private final double[] last;
    private final double[] weight;
    private final double[] yes;
    private int count;

    Pools(int most) {
      first = new double[most];
      last = new double[most];
      weight = new double[most];
      yes = new double[most];
    }

    /** Pools what would fall with what comes before it. */
    void add(double score, double itsWeight, double itsYes) {
      first[count] = score;
      last[count] = score;
      weight[count] = itsWeight;
      yes[count] = itsYes;
      count++;
      while (count > 1 && share(count - 2) >= share(count - 1)) {
        last[count - 2] = last[count - 1];
        weight[count - 2] += weight[count - 1];
        yes[count - 2] += yes[count - 1];
        count--;
      }
    }

    private double share(int pool) {
      return Math.min(1, yes[pool] / weight[pool]);
    }

    Isotonic joined() {
      double[] scores = new double[2 * count];
      double[] probabilities = new double[2 * count];
      int points = 0;
      for (int pool = 0; pool < count; pool++) {
        scores[points] = first[pool];
        probabilities[points++] = share(pool);
        if (last[pool] > first[pool]) {
          scores[points] = last[pool];
          probabilities[points++] = share(pool);
        }
      }
      return new Isotonic(Arrays.copyOf(scores, points), Arrays.copyOf(probabilities, points));
    }
  }
}
