package io.strate.learn.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Curves with how sure they are: at each of some places along a curve, an interval. All curves come
 * from the same resamples.
 *
 * @param roc the true positive rate at the squares of equal steps, since a curve is steepest where
 *     few are taken
 * @param precisionRecall the precision of the fewest that have the recall, at equal steps of it
 * @param gain the share of yes found among those with the highest scores, at equal parts of all
 * @param calibration the share of yes in bins of probabilities, which are the same in all resamples
 */
public record Bands(
    List<Point> roc, List<Point> precisionRecall, List<Point> gain, List<Point> calibration) {

  /**
   * @param at the place along the curve
   * @param height of the curve there
   */
  public record Point(double at, Interval height) {}

  /**
   * Where curves are looked at.
   *
   * @param steps of the ROC and the precision-recall curve
   * @param parts of all rows, of the gain
   * @param bins of probabilities at most, cut at their quantiles
   */
  public record Places(int steps, int parts, int bins) {

    double[] roc() {
      double[] even = even(0, steps);
      return Arrays.stream(even).map(share -> share * share).toArray();
    }

    double[] precisionRecall() {
      return even(1, steps);
    }

    double[] gain() {
      return even(0, parts);
    }

    private static double[] even(int first, int last) {
      return IntStream.rangeClosed(first, last).mapToDouble(i -> (double) i / last).toArray();
    }
  }

  public Bands {
    roc = List.copyOf(roc);
    precisionRecall = List.copyOf(precisionRecall);
    gain = List.copyOf(gain);
    calibration = List.copyOf(calibration);
  }

  /**
   * @param groups a number for each row
   * @throws IllegalArgumentException if yes or no came of no row, and for scores that are no
   *     probabilities
   */
  public static Bands of(Scored scored, int[] groups, Bootstrap bootstrap, Places places) {
    scored.requireBothAnswers("bands");
    scored.requireProbabilities("bands");
    double[] bounds =
        CalibrationCurve.bounds(scored, CalibrationCurve.Bins.QUANTILE, places.bins());
    List<CalibrationCurve.Bin> bins = CalibrationCurve.sums(scored, bounds);
    List<double[]> curves =
        List.of(
            places.roc(),
            places.precisionRecall(),
            places.gain(),
            bins.stream().mapToDouble(CalibrationCurve.Bin::said).toArray());
    List<Interval> heights =
        bootstrap.of(
            scored.strata(),
            groups,
            often -> {
              Scored drawn = scored.times(often);
              Cuts cuts = Cuts.of(drawn);
              return Stream.of(
                      truePositives(cuts, curves.get(0)),
                      precisions(cuts, curves.get(1)),
                      found(cuts, curves.get(2)),
                      came(drawn, bounds))
                  .flatMapToDouble(Arrays::stream)
                  .toArray();
            });
    List<List<Point>> bands = new ArrayList<>();
    int first = 0;
    for (double[] curve : curves) {
      bands.add(band(curve, heights.subList(first, first + curve.length)));
      first += curve.length;
    }
    return new Bands(bands.get(0), bands.get(1), bands.get(2), bands.get(3));
  }

  private static double[] truePositives(Cuts cuts, double[] shares) {
    RisingLine line = new RisingLine(cuts.no(), cuts.yes());
    return Arrays.stream(shares)
        .map(share -> line.at(share * cuts.allNo()) / cuts.allYes())
        .toArray();
  }

  private static double[] precisions(Cuts cuts, double[] recalls) {
    return Arrays.stream(recalls)
        .map(
            recall -> {
              int cut = firstAtLeast(cuts.yes(), recall * cuts.allYes());
              return cuts.yes()[cut] / cuts.above(cut);
            })
        .toArray();
  }

  private static double[] found(Cuts cuts, double[] shares) {
    RisingLine line = Gain.line(cuts);
    return Arrays.stream(shares)
        .map(share -> line.at(share * (cuts.allYes() + cuts.allNo())) / cuts.allYes())
        .toArray();
  }

  private static double[] came(Scored drawn, double[] bounds) {
    return CalibrationCurve.sums(drawn, bounds).stream()
        .mapToDouble(CalibrationCurve.Bin::came)
        .toArray();
  }

  /** Empty bins are left out. */
  private static List<Point> band(double[] places, List<Interval> heights) {
    return IntStream.range(0, places.length)
        .filter(i -> !Double.isNaN(heights.get(i).value()))
        .mapToObj(i -> new Point(places[i], heights.get(i)))
        .toList();
  }

  /** The first place of a number that is as great; the last place if none is. */
  private static int firstAtLeast(double[] rising, double number) {
    int low = 0;
    int high = rising.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (rising[middle] >= number) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
