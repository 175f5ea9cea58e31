package io.strate.workspace.learning.model;

import io.strate.learn.dataset.Examples;
import io.strate.learn.dataset.Target;
import io.strate.learn.evaluate.Bands;
import io.strate.learn.evaluate.Bootstrap;
import io.strate.learn.evaluate.CalibrationCurve;
import io.strate.learn.evaluate.ClassConfusion;
import io.strate.learn.evaluate.Classified;
import io.strate.learn.evaluate.Confusion;
import io.strate.learn.evaluate.EceByChance;
import io.strate.learn.evaluate.Forecast;
import io.strate.learn.evaluate.Gain;
import io.strate.learn.evaluate.Interval;
import io.strate.learn.evaluate.Measure;
import io.strate.learn.evaluate.Measures;
import io.strate.learn.evaluate.PrecisionRecallCurve;
import io.strate.learn.evaluate.Predicted;
import io.strate.learn.evaluate.RocCurve;
import io.strate.learn.evaluate.Scored;
import io.strate.learn.model.Model;
import io.strate.workspace.learning.card.ModelCard;
import io.strate.workspace.learning.card.ModelCard.Bin;
import io.strate.workspace.learning.card.ModelCard.Judged;
import io.strate.workspace.learning.card.ModelCard.Measured;
import io.strate.workspace.learning.card.ModelCard.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges answers by what came, on rows that nothing was learnt from or chosen by. */
final class Judging {

  private static final int MOST_POINTS = 200;
  private static final int BINS = 10;
  private static final int PARTS = 20;
  private static final Bands.Places PLACES = new Bands.Places(40, PARTS, BINS);

  /** Bands are right to two or three digits; more would only make cards long. */
  private static final double DIGITS = 1e5;

  private final Bootstrap bootstrap;

  Judging(Bootstrap bootstrap) {
    this.bootstrap = bootstrap;
  }

  /**
   * @param threshold from which on yes is said; of no matter but for yes-or-no questions
   */
  Judged of(Model model, Examples test, double threshold) {
    double[] answers = model.answer(test.features());
    return switch (test.target()) {
      case Target.Classes classes when classes.names().size() == 2 ->
          yesNo(Scored.of(answers, classes), test, threshold);
      case Target.Classes classes -> classes(answers, classes, test);
      case Target.Amounts amounts ->
          bare(
              test,
              0,
              measured(Forecast.of(answers, amounts.numbers()), test, Forecast.measures()),
              List.of());
    };
  }

  private Judged yesNo(Scored scored, Examples test, double threshold) {
    List<Measure<Scored>> measures = new ArrayList<>(Measures.ofProbabilities());
    measures.addAll(Measures.at(threshold));
    Confusion confusion = Confusion.at(threshold, scored);
    List<Measured> measured = new ArrayList<>(measured(scored, test, measures));
    measured.add(
        Measures.ofProbabilities().size(),
        measured(Judged.ECE_BY_CHANCE, EceByChance.of(scored, test.groups(), bootstrap)));
    return new Judged(
        test.count(),
        yes(test.target()),
        measured,
        RocCurve.of(scored, MOST_POINTS).points().stream()
            .map(point -> new Point(point.falsePositiveRate(), point.truePositiveRate()))
            .toList(),
        PrecisionRecallCurve.of(scored, MOST_POINTS).points().stream()
            .map(point -> new Point(point.recall(), point.precision()))
            .toList(),
        Gain.of(scored, PARTS).parts().stream()
            .map(part -> new Point(part.upTo(), part.found()))
            .toList(),
        bins(scored),
        List.of(
            List.of(confusion.trueNegatives(), confusion.falsePositives()),
            List.of(confusion.falseNegatives(), confusion.truePositives())),
        Optional.of(bands(Bands.of(scored, test.groups(), bootstrap, PLACES))));
  }

  private static ModelCard.Bands bands(Bands bands) {
    return new ModelCard.Bands(
        band(bands.roc()),
        band(bands.precisionRecall()),
        band(bands.gain()),
        band(bands.calibration()));
  }

  private static List<ModelCard.Band> band(List<Bands.Point> points) {
    return points.stream()
        .map(
            point ->
                new ModelCard.Band(
                    rounded(point.at()),
                    rounded(point.height().value()),
                    rounded(point.height().low()),
                    rounded(point.height().high())))
        .toList();
  }

  private static double rounded(double number) {
    return Double.isNaN(number) ? number : Math.rint(number * DIGITS) / DIGITS;
  }

  static int yes(Target target) {
    int yes = 0;
    if (target instanceof Target.Classes classes) {
      for (int code : classes.codes()) {
        yes += code == 1 ? 1 : 0;
      }
    }
    return yes;
  }

  private static List<Bin> bins(Scored scored) {
    return CalibrationCurve.of(scored, CalibrationCurve.Bins.QUANTILE, BINS).bins().stream()
        .map(bin -> new Bin(bin.said(), bin.came(), bin.weight()))
        .toList();
  }

  private Judged classes(double[] answers, Target.Classes classes, Examples test) {
    double[][] rows = Model.rows(answers, classes.names().size());
    Classified classified = Classified.of(rows, classes.codes());
    return bare(
        test,
        0,
        measured(classified, test, Classified.measures()),
        ClassConfusion.of(classified).counts());
  }

  private static Judged bare(
      Examples test, int yes, List<Measured> measures, List<List<Double>> confusion) {
    return new Judged(
        test.count(),
        yes,
        measures,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        confusion,
        Optional.empty());
  }

  private <S extends Predicted<S>> List<Measured> measured(
      S sample, Examples test, List<Measure<S>> measures) {
    List<Interval> intervals = bootstrap.of(sample, test.groups(), measures);
    List<Measured> measured = new ArrayList<>();
    for (int i = 0; i < measures.size(); i++) {
      measured.add(measured(measures.get(i).name(), intervals.get(i)));
    }
    return measured;
  }

  private static Measured measured(String name, Interval interval) {
    return new Measured(name, interval.value(), interval.low(), interval.high());
  }
}
