package io.strate.learn.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.strate.learn.ReferenceValues;
import io.strate.learn.dataset.Target;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MeasuresTest {
  private static final Offset<Double> CLOSE = within(1e-12);
  private static final ReferenceValues REFERENCE = ReferenceValues.of("evaluate");

  private static Scored scored(String kind) {
    double[] scores = REFERENCE.numbers("scores");
    boolean[] yes = REFERENCE.answers("yes");
    return kind.equals("plain")
        ? Scored.of(scores, yes)
        : Scored.of(scores, yes, REFERENCE.numbers("weights"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "weighted"})
  void theyAreThoseOfScikitLearn(String kind) {
    Scored scored = scored(kind);
    requireSame(
        scored, Measures.ofProbabilities().subList(0, 4), REFERENCE.numbers(kind + "-scores"));
    requireSame(scored, Measures.at(0.6), REFERENCE.numbers(kind + "-at-0.6"));
    Confusion confusion = Confusion.at(0.6, scored);
    assertThat(
            new double[] {
              confusion.trueNegatives(),
              confusion.falsePositives(),
              confusion.falseNegatives(),
              confusion.truePositives()
            })
        .containsExactly(REFERENCE.numbers(kind + "-confusion"), within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "weighted"})
  void curvesAreThoseOfScikitLearn(String kind) {
    RocCurve roc = RocCurve.of(scored(kind), 1000);
    requireSame(
        roc.points(), RocCurve.Point::falsePositiveRate, REFERENCE.numbers(kind + "-roc-false"));
    requireSame(
        roc.points(), RocCurve.Point::truePositiveRate, REFERENCE.numbers(kind + "-roc-true"));
    requireSame(
        roc.points().subList(1, roc.points().size()),
        RocCurve.Point::threshold,
        REFERENCE.numbers(kind + "-roc-thresholds"));
    PrecisionRecallCurve curve = PrecisionRecallCurve.of(scored(kind), 1000);
    requireSame(
        curve.points(),
        PrecisionRecallCurve.Point::precision,
        REFERENCE.numbers(kind + "-pr-precision"));
    requireSame(
        curve.points(), PrecisionRecallCurve.Point::recall, REFERENCE.numbers(kind + "-pr-recall"));
  }

  @Test
  void calibrationIsThatOfScikitLearn() {
    double[] scores =
        Arrays.stream(REFERENCE.numbers("scores")).map(score -> score * 0.99 + 0.003).toArray();
    Scored scored = Scored.of(scores, REFERENCE.answers("yes"));
    for (CalibrationCurve.Bins kind : CalibrationCurve.Bins.values()) {
      String name =
          "calibration-" + (kind == CalibrationCurve.Bins.QUANTILE ? "quantile" : "uniform");
      CalibrationCurve curve = CalibrationCurve.of(scored, kind, 7);
      requireSame(curve.bins(), CalibrationCurve.Bin::said, REFERENCE.numbers(name + "-said"));
      requireSame(curve.bins(), CalibrationCurve.Bin::came, REFERENCE.numbers(name + "-came"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "weighted"})
  void classesAndAmountsAreThoseOfScikitLearn(String kind) {
    int[] came = REFERENCE.ints("classes-came");
    double[] flat = REFERENCE.numbers("classes-probabilities");
    double[][] probabilities = new double[came.length][];
    Arrays.setAll(probabilities, row -> Arrays.copyOfRange(flat, row * 4, row * 4 + 4));
    Classified classified =
        kind.equals("plain")
            ? Classified.of(probabilities, came)
            : Classified.of(probabilities, came, REFERENCE.numbers("classes-weights"));
    double[] expected = REFERENCE.numbers("classes-" + kind);
    requireSame(classified, Classified.measures(), Arrays.copyOf(expected, 5));
    ClassConfusion confusion = ClassConfusion.of(classified);
    assertThat(confusion.macro(Confusion::precision)).isCloseTo(expected[5], CLOSE);
    assertThat(confusion.macro(Confusion::recall)).isCloseTo(expected[6], CLOSE);
    assertThat(confusion.accuracy()).isCloseTo(expected[7], CLOSE);
    assertThat(confusion.counts().stream().flatMap(List::stream).mapToDouble(x -> x).toArray())
        .containsExactly(REFERENCE.numbers("classes-" + kind + "-confusion"), within(1e-9));

    double[] said = REFERENCE.numbers("amounts-said");
    double[] amounts = REFERENCE.numbers("amounts-came");
    Forecast forecast =
        kind.equals("plain")
            ? Forecast.of(said, amounts)
            : Forecast.of(said, amounts, REFERENCE.numbers("amounts-weights"));
    requireSame(forecast, Forecast.measures(), REFERENCE.numbers("amounts-" + kind));
  }

  private static <S extends Predicted<S>> void requireSame(
      S predicted, List<Measure<S>> measures, double[] expected) {
    assertThat(measures).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat(measures.get(i).of(predicted))
          .as(measures.get(i).name())
          .isCloseTo(expected[i], CLOSE);
    }
  }

  private static <T> void requireSame(
      List<T> points, ToDoubleFunction<T> number, double[] expected) {
    assertThat(points.stream().mapToDouble(number).toArray()).containsExactly(expected, CLOSE);
  }

  /**
   * Four rows: 0.9 yes, 0.5 yes and no, 0.1 no; of four pairs, three are right and one is equal.
   */
  @Test
  void theyCanBeCheckedByHand() {
    Scored scored =
        Scored.of(new double[] {0.5, 0.9, 0.1, 0.5}, new boolean[] {true, true, false, false});
    assertThat(Measures.AUC.of(scored)).isEqualTo(3.5 / 4);
    assertThat(Measures.AVERAGE_PRECISION.of(scored)).isEqualTo(0.5 * 1 + 0.5 * 2 / 3);
    assertThat(Measures.BRIER.of(scored)).isCloseTo((0.25 + 0.01 + 0.01 + 0.25) / 4, CLOSE);
    assertThat(Measures.ECE.of(scored)).isCloseTo((0.1 + 0.1 + 0) / 4, CLOSE);
    assertThat(Confusion.at(0.5, scored)).isEqualTo(new Confusion(2, 1, 1, 0));
    assertThat(new Confusion(0, 0, 3, 1).precision()).isNaN();
    assertThat(new Confusion(0, 0, 3, 1).matthews()).isZero();
    assertThat(Forecast.R2.of(Forecast.of(new double[] {1, 2}, new double[] {5, 5}))).isNaN();
  }

  @Test
  void theAucOfReversedScoresIsTheRest() {
    SplittableRandom random = new SplittableRandom(4);
    for (int trial = 0; trial < 200; trial++) {
      int count = random.nextInt(2, 40);
      double[] scores = new double[count];
      boolean[] yes = new boolean[count];
      for (int row = 0; row < count; row++) {
        scores[row] = random.nextInt(12) - 6;
        yes[row] = row == 0 || (row > 1 && random.nextBoolean());
      }
      double[] reversed = Arrays.stream(scores).map(score -> -score).toArray();
      double auc = Measures.AUC.of(Scored.of(scores, yes));
      assertThat(auc).isCloseTo(pairs(scores, yes), CLOSE);
      assertThat(Measures.AUC.of(Scored.of(reversed, yes))).isCloseTo(1 - auc, CLOSE);
      assertThat(RocCurve.of(Scored.of(scores, yes), 1000).area()).isEqualTo(auc);
    }
  }

  /** The AUC by its meaning: every pair of a yes and a no. */
  private static double pairs(double[] scores, boolean[] yes) {
    double right = 0;
    double all = 0;
    for (int i = 0; i < scores.length; i++) {
      for (int j = 0; j < scores.length; j++) {
        if (yes[i] && !yes[j]) {
          all++;
          right += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
        }
      }
    }
    return right / all;
  }

  @Test
  void aWeightOfTwoIsTwoRows() {
    Scored once =
        Scored.of(new double[] {0.2, 0.4, 0.4, 0.8}, new boolean[] {false, true, false, true});
    int[] often = {0, 2, 1, 3};
    Scored apart =
        Scored.of(
            new double[] {0.8, 0.4, 0.4, 0.8, 0.4, 0.8},
            new boolean[] {true, true, false, true, true, true});
    for (Measure<Scored> measure : Measures.ofProbabilities()) {
      assertThat(measure.of(once.times(often)))
          .as(measure.name())
          .isCloseTo(measure.of(apart), CLOSE);
    }
    assertThat(RocCurve.of(once.times(often), 9)).isEqualTo(RocCurve.of(apart, 9));
  }

  @Test
  void longCurvesAreShownByFewPoints() {
    SplittableRandom random = new SplittableRandom(5);
    boolean[] yes = new boolean[5000];
    double[] scores = random.doubles(5000).toArray();
    for (int row = 0; row < yes.length; row++) {
      yes[row] = random.nextDouble() < scores[row];
    }
    RocCurve few = RocCurve.of(Scored.of(scores, yes), 100);
    assertThat(few.points()).hasSize(100);
    assertThat(few.points().getFirst().truePositiveRate()).isZero();
    assertThat(few.points().getLast())
        .isEqualTo(new RocCurve.Point(Arrays.stream(scores).min().orElseThrow(), 1, 1));
    assertThat(few.area()).isEqualTo(RocCurve.of(Scored.of(scores, yes), 9999).area());
  }

  @Test
  void whatCannotBeMeasuredIsRefused() {
    double[] two = {0.1, 2};
    assertThatThrownBy(() -> Scored.of(new double[0], new boolean[0]))
        .hasMessage(
            "scores: expected at least one row, found none; hand over rows that were predicted");
    assertThatThrownBy(() -> Scored.of(two, new boolean[3]))
        .hasMessage(
            "scores: expected a target and a weight for each of 2 predictions, found 3 and 2; hand over arrays of the same rows");
    assertThatThrownBy(() -> Scored.of(new double[] {0, Double.NaN}, new boolean[2]))
        .hasMessage(
            "score of row 1: expected a finite number, found NaN; leave out rows that could not be predicted");
    assertThatThrownBy(() -> Scored.of(two, new boolean[2], new double[] {1, -1}))
        .hasMessage(
            "scores: expected weights of at least 0, found -1.0 at row 1; state a finite weight");
    assertThatThrownBy(() -> Scored.of(two, new boolean[2], new double[2]))
        .hasMessageContaining("found only weights of 0");
    assertThatThrownBy(() -> Scored.of(two, new Target.Classes(new int[2], List.of("a", "b", "c"))))
        .hasMessageStartingWith("scores: expected a target of two classes, found [a, b, c]");
    Scored alone = Scored.of(two, new boolean[2]);
    assertThatThrownBy(() -> RocCurve.of(alone, 9))
        .hasMessage(
            "ROC curve: expected rows of both answers, found only no; take more rows, or a question of which both come");
    assertThat(Measures.AUC.of(alone)).isNaN();
    assertThatThrownBy(() -> Measures.BRIER.of(alone))
        .hasMessage(
            "Brier score: expected probabilities from 0 to 1, found a score of 2.0; calibrate the scores first");
    assertThatThrownBy(() -> Classified.of(new double[][] {{0.5, 0.6}}, new int[] {0}))
        .hasMessageStartingWith(
            "classes of row 0: expected probabilities from 0 to 1 that add up to 1");
    assertThatThrownBy(() -> Classified.of(new double[][] {{0.5, 0.5}}, new int[] {2}))
        .hasMessageStartingWith(
            "classes of row 0: expected 2 probabilities and a class from 0 to 1");
    assertThatThrownBy(() -> Forecast.of(two, new double[] {1, Double.POSITIVE_INFINITY}))
        .hasMessageStartingWith("amount of row 1: expected a finite number, found Infinity");
  }
}
