package io.strate.learn.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CurvesTest {
  private static final int ROWS = 500;
  private static final Bootstrap BOOTSTRAP = new Bootstrap(200, 0.9, 1);

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

  private interface Band {
    List<Bands.Point> of(Scored scored);
  }

  /** In theory, above t lie (1 − t²) of yes and (1 − t)² of no, and (1 + t) / 2 of it is yes. */
  @Test
  void bandsHoldTheCurvesOfTheoryAsOftenAsTheySay() {
    requireHeld(
        scored -> Bands.roc(scored, groups, BOOTSTRAP, 10),
        share -> 1 - (1 - Math.sqrt(share)) * (1 - Math.sqrt(share)));
    requireHeld(
        scored -> Bands.precisionRecall(scored, groups, BOOTSTRAP, 10),
        recall -> (1 + Math.sqrt(1 - recall)) / 2);
    requireHeld(
        scored -> Bands.gain(scored, groups, BOOTSTRAP, 10),
        share -> 1 - (1 - share) * (1 - share));
    requireHeld(
        scored -> Bands.calibration(scored, groups, BOOTSTRAP, CalibrationCurve.Bins.QUANTILE, 10),
        said -> said);
  }

  /** The last point is left out: at the end of a curve there is no doubt. */
  private static void requireHeld(Band band, DoubleUnaryOperator theory) {
    int held = 0;
    for (int seed = 0; seed < 100; seed++) {
      List<Bands.Point> points = band.of(honest(seed));
      assertThat(points).hasSize(10);
      for (Bands.Point point : points.subList(0, 9)) {
        held += point.height().excludes(theory.applyAsDouble(point.at())) ? 0 : 1;
      }
    }
    assertThat(held / 900.0).isBetween(0.86, 0.95);
  }

  @Test
  void bandsStandOnTheirCurves() {
    Scored scored = honest(50);
    List<Bands.Point> band = Bands.gain(scored, groups, BOOTSTRAP, 10);
    assertThat(band.stream().mapToDouble(point -> point.height().value()).toArray())
        .containsExactly(
            Gain.of(scored, 10).parts().stream().mapToDouble(Gain.Part::found).toArray(),
            within(1e-12));
    CalibrationCurve curve = CalibrationCurve.of(scored, CalibrationCurve.Bins.EQUAL_WIDTH, 10);
    assertThat(
            Bands.calibration(scored, groups, BOOTSTRAP, CalibrationCurve.Bins.EQUAL_WIDTH, 10)
                .stream()
                .mapToDouble(point -> point.height().value())
                .toArray())
        .containsExactly(
            curve.bins().stream().mapToDouble(CalibrationCurve.Bin::came).toArray(), within(1e-12));
    assertThat(curve.largestError()).isGreaterThanOrEqualTo(curve.ece());
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
