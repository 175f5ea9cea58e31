package io.strate.learn.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * How right those are of whom yes is said, for how much of yes is found, as the threshold falls.
 *
 * @param points the first says yes of nobody: by custom, precision 1 at recall 0
 * @param averagePrecision of the whole curve, however few points are listed
 */
public record PrecisionRecallCurve(List<Point> points, double averagePrecision) {

  /**
   * @param threshold yes is said of scores that reach it
   */
  public record Point(double threshold, double precision, double recall) {}

  public PrecisionRecallCurve {
    points = List.copyOf(points);
  }

  /**
   * @param most how many points to list at most
   * @throws IllegalArgumentException if yes or no came of no row
   */
  public static PrecisionRecallCurve of(Scored scored, int most) {
    scored.requireBothAnswers("precision-recall curve");
    Cuts cuts = Cuts.of(scored);
    List<Point> points = new ArrayList<>();
    for (int cut : cuts.spread(most)) {
      points.add(
          new Point(
              cuts.thresholds()[cut],
              cut == 0 ? 1 : cuts.yes()[cut] / cuts.above(cut),
              cuts.yes()[cut] / cuts.allYes()));
    }
    return new PrecisionRecallCurve(points, Measures.AVERAGE_PRECISION.of(scored));
  }
}
