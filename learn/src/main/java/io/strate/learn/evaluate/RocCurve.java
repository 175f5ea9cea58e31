package io.strate.learn.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * How much of no is taken along for how much of yes is found, as the threshold falls.
 *
 * @param points from (0, 0) to (1, 1)
 * @param area under the whole curve, however few points are listed
 */
public record RocCurve(List<Point> points, double area) {

  /**
   * @param threshold yes is said of scores that reach it
   * @param falsePositiveRate the share taken of those of which no came
   * @param truePositiveRate the share found of those of which yes came
   */
  public record Point(double threshold, double falsePositiveRate, double truePositiveRate) {}

  public RocCurve {
    points = List.copyOf(points);
  }

  /**
   * @param most how many points to list at most
   * @throws IllegalArgumentException if yes or no came of no row
   */
  public static RocCurve of(Scored scored, int most) {
    scored.requireBothAnswers("ROC curve");
    Cuts cuts = Cuts.of(scored);
    List<Point> points = new ArrayList<>();
    for (int cut : cuts.spread(most)) {
      points.add(
          new Point(
              cuts.thresholds()[cut],
              cuts.no()[cut] / cuts.allNo(),
              cuts.yes()[cut] / cuts.allYes()));
    }
    return new RocCurve(points, Measures.AUC.of(scored));
  }
}
