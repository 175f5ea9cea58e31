package io.strate.learn.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CurvesTest {
  private static final int ROWS = 500;
  private static final Bootstrap BOOTSTRAP = new Bootstrap(200, 0.9, 1);
  private static final Bands.Places PLACES = new Bands.Places(10, 10, 10);

  private final int[] groups = IntStream.range(0, ROWS).toArray();

  /** Yes comes of half, and all scores mean what they say: P(yes | score) = score. */
  private static Scored honest(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] scores = new double[ROWS];
    boolean[] yes = new boolean[ROWS];
    for (int row = 0; row < ROWS; row++) {
      yes[row] = row % 2 == 0;
      double root = Math.sqrt(random.nextDouble());
      scores[row] = yes[row] ? root : 1 - root;
    }
    return Scored.of(scores, yes);
  }

  /** In theory, above t lie (1 − t²) of yes and (1 − t)² of no, and (1 + t) / 2 of it is yes. */
  @Test
  void bandsHoldTheCurvesOfTheoryAsOftenAsTheySay() {
    List<Bands> bands = new ArrayList<>();
    for (int seed = 0; seed < 100; seed++) {
      bands.add(Bands.of(honest(seed), groups, BOOTSTRAP, PLACES));
    }
    requireHeld(bands, Bands::roc, share -> 1 - (1 - Math.sqrt(share)) * (1 - Math.sqrt(share)));
    requireHeld(bands, Bands::precisionRecall, recall -> (1 + Math.sqrt(1 - recall)) / 2);
    requireHeld(bands, Bands::gain, share -> 1 - (1 - share) * (1 - share));
    requireHeld(bands, Bands::calibration, said -> said);
  }

  /** Where a curve begins and ends there is no doubt, or too few rows for any. */
  private static void requireHeld(
      List<Bands> all, Function<Bands, List<Bands.Point>> curve, DoubleUnaryOperator theory) {
    int held = 0;
    int places = 0;
    for (Bands bands : all) {
      for (Bands.Point point : curve.apply(bands)) {
        if (point.at() >= 0.04 && point.at() < 1) {
          places++;
          held += point.height().excludes(theory.applyAsDouble(point.at())) ? 0 : 1;
        }
      }
    }
    assertThat(places).isGreaterThanOrEqualTo(800);
    assertThat((double) held / places).isBetween(0.86, 0.95);
  }

  @Test
  void bandsStandOnTheirCurves() {
    Scored scored = honest(50);
    Bands bands = Bands.of(scored, groups, BOOTSTRAP, PLACES);
    assertThat(bands.gain().getFirst()).isEqualTo(new Bands.Point(0, new Interval(0, 0, 0, 200)));
    assertThat(heights(bands.gain().subList(1, 11)))
        .containsExactly(
            Gain.of(scored, 10).parts().stream().mapToDouble(Gain.Part::found).toArray(),
            within(1e-12));
    CalibrationCurve curve = CalibrationCurve.of(scored, CalibrationCurve.Bins.QUANTILE, 10);
    assertThat(heights(bands.calibration()))
        .containsExactly(
            curve.bins().stream().mapToDouble(CalibrationCurve.Bin::came).toArray(), within(1e-12));
    assertThat(bands.calibration())
        .extracting(Bands.Point::at)
        .containsExactlyElementsOf(curve.bins().stream().map(CalibrationCurve.Bin::said).toList());
    assertThat(curve.largestError()).isGreaterThanOrEqualTo(curve.ece());
  }

  /**
   * Yes, no, yes, no by falling scores: half of yes is found first, all of it with one no of two.
   */
  @Test
  void bandsOfFourRowsByHand() {
    Scored scored =
        Scored.of(new double[] {0.5, 0.375, 0.25, 0.125}, new boolean[] {true, false, true, false});
    Bands bands = Bands.of(scored, new int[] {1, 2, 3, 4}, BOOTSTRAP, new Bands.Places(2, 4, 1));
    assertThat(bands.roc()).extracting(Bands.Point::at).containsExactly(0.0, 0.25, 1.0);
    assertThat(heights(bands.roc())).containsExactly(0.5, 0.5, 1);
    assertThat(bands.precisionRecall()).extracting(Bands.Point::at).containsExactly(0.5, 1.0);
    assertThat(heights(bands.precisionRecall())).containsExactly(1, 2 / 3.0);
    assertThat(heights(bands.gain())).containsExactly(0, 0.5, 0.5, 1, 1);
    assertThat(bands.calibration())
        .containsExactly(new Bands.Point(0.3125, new Interval(0.5, 0.5, 0.5, 200)));
  }

  private static double[] heights(List<Bands.Point> band) {
    return band.stream().mapToDouble(point -> point.height().value()).toArray();
  }

  @Test
  void bandsWantBothAnswersAndProbabilities() {
    assertThatThrownBy(
            () ->
                Bands.of(
                    Scored.of(new double[] {0.1}, new boolean[1]), new int[1], BOOTSTRAP, PLACES))
        .hasMessageStartingWith("bands: expected rows of both answers");
    assertThatThrownBy(
            () ->
                Bands.of(
                    Scored.of(new double[] {7, 1}, new boolean[] {true, false}),
                    new int[] {0, 1},
                    BOOTSTRAP,
                    PLACES))
        .hasMessageStartingWith("bands: expected probabilities from 0 to 1");
  }

  @Test
  void learningCurvesGrowByRowsOfEachClass() {
    int[] strata = new int[100];
    Arrays.fill(strata, 0, 10, 1);
    LearningCurve curve =
        LearningCurve.of(
            strata,
            new int[] {10, 30, 100},
            5,
            rows -> {
              long ofOne = Arrays.stream(rows).filter(row -> strata[row] == 1).count();
              long different = Arrays.stream(rows).distinct().count();
              return new LearningCurve.Outcome(ofOne, new Interval(different, rows[0], 0, 0));
            });
    assertThat(curve.points()).extracting(LearningCurve.Point::rows).containsExactly(10, 30, 100);
    assertThat(curve.points())
        .extracting(point -> point.outcome().training())
        .containsExactly(1.0, 3.0, 10.0);
    assertThat(curve.points())
        .extracting(point -> point.outcome().validation().value())
        .containsExactly(10.0, 30.0, 100.0);
    assertThatThrownBy(() -> LearningCurve.of(strata, new int[] {10, 101}, 5, rows -> null))
        .hasMessage(
            "learning curve: expected rising sizes from 1 to 100 rows, found [10, 101]; take for instance a tenth, a third and all");
  }
}
