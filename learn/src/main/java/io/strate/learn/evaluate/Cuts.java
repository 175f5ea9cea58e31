package io.strate.learn.evaluate;

import java.util.Arrays;

/**
 * Every way to cut scores into those above and those below: one for nobody above, then one for each
 * different score, from the highest.
 *
 * @param thresholds falling; the first is the least number above all scores
 * @param yes what the rows weigh that reach the threshold and of which yes came
 * @param no likewise, of which no came
 */
record Cuts(double[] thresholds, double[] yes, double[] no) {

  static Cuts of(Scored scored) {
    int count = scored.count();
    double[] thresholds = new double[count + 1];
    double[] yes = new double[count + 1];
    double[] no = new double[count + 1];
    thresholds[0] = Math.nextUp(scored.score(0));
    int cut = 0;
    for (int rank = 0; rank < count; rank++) {
      if (scored.weight(rank) == 0) {
        continue;
      }
      if (cut == 0 || scored.score(rank) != thresholds[cut]) {
        cut++;
        thresholds[cut] = scored.score(rank);
        yes[cut] = yes[cut - 1];
        no[cut] = no[cut - 1];
      }
      (scored.isYes(rank) ? yes : no)[cut] += scored.weight(rank);
    }
    return new Cuts(
        Arrays.copyOf(thresholds, cut + 1),
        Arrays.copyOf(yes, cut + 1),
        Arrays.copyOf(no, cut + 1));
  }

  int count() {
    return thresholds.length;
  }

  double allYes() {
    return yes[count() - 1];
  }

  double allNo() {
    return no[count() - 1];
  }

  /** What the rows weigh that reach the threshold. */
  double above(int cut) {
    return yes[cut] + no[cut];
  }

  Confusion confusion(int cut) {
    return new Confusion(yes[cut], no[cut], allNo() - no[cut], allYes() - yes[cut]);
  }

  /** At most so many cuts, the first and the last among them, evenly spread over their order. */
  int[] spread(int most) {
    if (most < 2) {
      throw new IllegalArgumentException(
          "points: expected at least 2 for a curve, found %d; ask for more".formatted(most));
    }
    int points = Math.min(most, count());
    int[] chosen = new int[points];
    for (int i = 1; i < points; i++) {
      chosen[i] = (int) ((long) i * (count() - 1) / (points - 1));
    }
    return chosen;
  }
}
