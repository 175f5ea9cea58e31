package io.strate.learn.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Curves with how sure they are: at each of some places along a curve, an interval. */
public final class Bands {

  /**
   * @param at the place along the curve
   * @param height of the curve there
   */
  public record Point(double at, Interval height) {}

  private Bands() {}

  /** The true positive rate at so many equal steps of the false positive rate. */
  public static List<Point> roc(Scored scored, int[] groups, Bootstrap bootstrap, int steps) {
    scored.requireBothAnswers("ROC curve");
    return band(
        scored,
        groups,
        bootstrap,
        steps,
        cuts -> {
          RisingLine line = new RisingLine(cuts.no(), cuts.yes());
          return share -> line.at(share * cuts.allNo()) / cuts.allYes();
        });
  }

  /** The precision of the fewest that have the recall, at so many equal steps of recall. */
  public static List<Point> precisionRecall(
      Scored scored, int[] groups, Bootstrap bootstrap, int steps) {
    scored.requireBothAnswers("precision-recall curve");
    return band(
        scored,
        groups,
        bootstrap,
        steps,
        cuts ->
            share -> {
              int cut = Math.max(1, firstAtLeast(cuts.yes(), share * cuts.allYes()));
              return cuts.yes()[cut] / cuts.above(cut);
            });
  }

  /** The share of yes found among those with the highest scores, at so many equal steps. */
  public static List<Point> gain(Scored scored, int[] groups, Bootstrap bootstrap, int steps) {
    scored.requireBothAnswers("gain");
    return band(
        scored,
        groups,
        bootstrap,
        steps,
        cuts -> {
          RisingLine line = Gain.line(cuts);
          return share -> line.at(share * (cuts.allYes() + cuts.allNo())) / cuts.allYes();
        });
  }

  /** The share of yes in bins of probabilities; the bins stay the same in all resamples. */
  public static List<Point> calibration(
      Scored scored, int[] groups, Bootstrap bootstrap, CalibrationCurve.Bins kind, int most) {
    CalibrationCurve curve = CalibrationCurve.of(scored, kind, most);
    double[] bounds = CalibrationCurve.bounds(scored, kind, most);
    List<Interval> all =
        bootstrap.of(
            scored.strata(),
            groups,
            often ->
                CalibrationCurve.sums(scored.times(often), bounds).stream()
                    .mapToDouble(CalibrationCurve.Bin::came)
                    .toArray());
    List<Interval> known = all.stream().filter(came -> !Double.isNaN(came.value())).toList();
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < known.size(); i++) {
      points.add(new Point(curve.bins().get(i).said(), known.get(i)));
    }
    return points;
  }

  private interface Heights {
    double at(double share);
  }

  private static List<Point> band(
      Scored scored,
      int[] groups,
      Bootstrap bootstrap,
      int steps,
      Function<Cuts, Heights> heightsOf) {
    double[] shares = new double[steps];
    Arrays.setAll(shares, i -> (i + 1.0) / steps);
    List<Interval> heights =
        bootstrap.of(
            scored.strata(),
            groups,
            often -> {
              Heights drawn = heightsOf.apply(Cuts.of(scored.times(often)));
              return Arrays.stream(shares).map(drawn::at).toArray();
            });
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      points.add(new Point(shares[i], heights.get(i)));
    }
    return points;
  }

  private static int firstAtLeast(double[] rising, double number) {
    int place = 0;
    while (place < rising.length - 1 && rising[place] < number) {
      place++;
    }
    return place;
  }
}
