package io.strate.learn.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What every threshold would do.
 *
 * @param cuts by falling threshold: the first says yes of nobody, the last of everybody
 */
public record ThresholdCurve(List<Cut> cuts) {

  public ThresholdCurve {
    cuts = List.copyOf(cuts);
  }

  /**
   * @param most how many thresholds to list at most, evenly spread over the different scores
   */
  public static ThresholdCurve of(Scored scored, int most) {
    Cuts all = Cuts.of(scored);
    List<Cut> cuts = new ArrayList<>();
    for (int cut : all.spread(most)) {
      cuts.add(new Cut(all.thresholds()[cut], all.confusion(cut)));
    }
    return new ThresholdCurve(cuts);
  }

  /** How many of other scores, such as today's of everybody, reach each threshold. */
  public int[] sizes(double[] scores) {
    Weights.requireFinite("score", scores);
    double[] rising = scores.clone();
    Arrays.sort(rising);
    int[] sizes = new int[cuts.size()];
    int below = rising.length;
    for (int i = 0; i < sizes.length; i++) {
      while (below > 0 && rising[below - 1] >= cuts.get(i).threshold()) {
        below--;
      }
      sizes[i] = rising.length - below;
    }
    return sizes;
  }
}
