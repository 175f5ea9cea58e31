package io.strate.learn.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.strate.learn.ReferenceValues;
import io.strate.learn.evaluate.CalibrationCurve;
import io.strate.learn.evaluate.Measures;
import io.strate.learn.evaluate.Scored;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CalibrationTest {
  private static final ReferenceValues REFERENCE = ReferenceValues.of("calibrate");

  private static Scored scored(String scores, String kind) {
    return kind.equals("plain")
        ? Scored.of(REFERENCE.numbers(scores), REFERENCE.answers("yes"))
        : Scored.of(
            REFERENCE.numbers(scores), REFERENCE.answers("yes"), REFERENCE.numbers("weights"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "weighted"})
  void isotonicIsThatOfScikitLearn(String kind) {
    Isotonic isotonic = Isotonic.fit(scored("scores", kind));
    assertThat(isotonic.of(REFERENCE.numbers("grid")))
        .containsExactly(REFERENCE.numbers(kind + "-isotonic"), within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "weighted"})
  void plattIsTheLeastLossThatAnotherOptimiserFinds(String kind) {
    Platt ofMargins = Platt.fit(scored("margins", kind));
    double[] expected = REFERENCE.numbers(kind + "-platt-margins");
    assertThat(ofMargins.ofLogOdds()).isFalse();
    assertThat(ofMargins.slope()).isCloseTo(expected[0], within(1e-6));
    assertThat(ofMargins.offset()).isCloseTo(expected[1], within(1e-6));
    Platt ofOdds = Platt.fit(scored("scores", kind));
    expected = REFERENCE.numbers(kind + "-platt-odds");
    assertThat(ofOdds.ofLogOdds()).isTrue();
    assertThat(ofOdds.slope()).isCloseTo(expected[0], within(1e-6));
    assertThat(ofOdds.offset()).isCloseTo(expected[1], within(1e-6));
  }

  /** No at 1, yes and no at 2, no at 3, yes at 4: those at 2 and 3 are pooled, one yes of three. */
  @Test
  void isotonicCanBeCheckedByHand() {
    Isotonic isotonic =
        Isotonic.fit(
            Scored.of(
                new double[] {4, 1, 2, 2, 3}, new boolean[] {true, false, true, false, false}));
    assertThat(isotonic)
        .isEqualTo(new Isotonic(new double[] {1, 2, 3, 4}, new double[] {0, 1 / 3.0, 1 / 3.0, 1}));
    assertThat(isotonic.of(1.5)).isCloseTo(1 / 6.0, within(1e-15));
    assertThat(isotonic.of(-9)).isZero();
    assertThat(isotonic.of(9)).isEqualTo(1);
    assertThat(isotonic.of(Double.NaN)).isNaN();
  }

  /** The yes at 1 and the no at 4 that are added make a half of either end. */
  @Test
  void whatIsCautiousIsNeverCertain() {
    Scored scored =
        Scored.of(new double[] {4, 1, 2, 2, 3}, new boolean[] {true, false, true, false, false});
    Isotonic cautious = Isotonic.cautious(scored);
    // yes of rows: 1 of 2 at 1, 1 of 2 at 2, none at 3, 1 of 2 at 4; the first three fall
    assertThat(cautious)
        .isEqualTo(new Isotonic(new double[] {1, 3, 4}, new double[] {0.4, 0.4, 0.5}));
    Scored apart =
        Scored.of(new double[] {1, 2, 3, 4, 5}, new boolean[] {false, false, false, true, true});
    assertThat(Isotonic.cautious(apart))
        .isEqualTo(
            new Isotonic(new double[] {1, 3, 4, 5}, new double[] {0.25, 0.25, 2 / 3.0, 2 / 3.0}));
  }

  @Test
  void noRowOvertakesAnother() {
    SplittableRandom random = new SplittableRandom(1);
    for (int trial = 0; trial < 100; trial++) {
      int count = random.nextInt(4, 60);
      boolean[] yes = new boolean[count];
      double[] scores = new double[count];
      for (int row = 0; row < count; row++) {
        scores[row] = random.nextInt(20) / 10.0 - random.nextInt(2);
        yes[row] = row < 2 ? row == 0 : random.nextBoolean();
      }
      Scored scored = Scored.of(scores, yes);
      double[] grid = IntStream.range(0, 200).mapToDouble(i -> i / 50.0 - 1.5).toArray();
      for (Calibration calibration : List.of(Platt.fit(scored), Isotonic.fit(scored))) {
        double[] said = calibration.of(grid);
        assertThat(said).isSorted();
        assertThat(said[0]).isNotNegative();
        assertThat(said[199]).isLessThanOrEqualTo(1);
      }
    }
  }

  /** Of scores that say the opposite, nothing can be kept but how often yes comes. */
  @Test
  void scoresTheWrongWayRoundSayTheSameOfAll() {
    Platt platt =
        Platt.fit(Scored.of(new double[] {-1, -2, 3, 4}, new boolean[] {true, true, false, false}));
    assertThat(platt).isEqualTo(new Platt(0, 0, false));
    assertThat(platt.of(100)).isEqualTo(0.5);
  }

  @Test
  void extremeScoresHaveAProbability() {
    Platt told =
        Platt.fit(
            Scored.of(
                new double[] {-1e300, -1e299, 1e300, 1e299},
                new boolean[] {false, false, true, true}));
    assertThat(told.of(Double.MAX_VALUE)).isBetween(0.5, 1.0);
    assertThat(new Platt(3, 0, false).of(-1e308)).isZero();
    Platt equal = Platt.fit(Scored.of(new double[] {7, 7, 7}, new boolean[] {true, false, false}));
    assertThat(equal.of(7)).isCloseTo((2 / 3.0 + 2 * 1 / 4.0) / 3, within(1e-9));
  }

  /** Scores that are pushed towards both ends, as boosting does: the truth is their square root. */
  @Test
  void theChoiceIsWhatIsBestOnRowsNotSeen() {
    SplittableRandom random = new SplittableRandom(2);
    int count = 6000;
    double[] truth = random.doubles(count).toArray();
    boolean[] yes = new boolean[count];
    for (int row = 0; row < count; row++) {
      yes[row] = random.nextDouble() < truth[row];
    }
    int[] groups = IntStream.range(0, count).map(row -> row / 2).toArray();
    CalibrationChoice honest = choose(truth, yes, groups);
    assertThat(honest.candidates())
        .extracting(CalibrationChoice.Candidate::name)
        .containsExactly("none", "platt", "isotonic");
    assertThat(honest.candidates().get(2).loss()).isGreaterThan(honest.candidates().get(0).loss());

    // Halved log odds: one number mends them.
    double[] timid =
        Arrays.stream(truth).map(p -> Math.sqrt(p) / (Math.sqrt(p) + Math.sqrt(1 - p))).toArray();
    Calibration platt = choose(timid, yes, groups).calibration();
    assertThat(((Platt) platt).slope()).isCloseTo(2, within(0.1));

    // A bend that no logistic curve has.
    double[] bent = Arrays.stream(truth).map(p -> p < 0.5 ? 0.02 * p : p).toArray();
    CalibrationChoice isotonic = choose(bent, yes, groups);
    assertThat(isotonic.calibration()).isInstanceOf(Isotonic.class);
    assertThat(isotonic).isEqualTo(choose(bent, yes, groups));
    double[] fresh = random.doubles(20000).toArray();
    boolean[] answers = new boolean[20000];
    for (int row = 0; row < answers.length; row++) {
      answers[row] = random.nextDouble() < fresh[row];
    }
    double[] said =
        isotonic.calibration().of(Arrays.stream(fresh).map(p -> p < 0.5 ? 0.02 * p : p).toArray());
    Scored later = Scored.of(said, answers);
    assertThat(CalibrationCurve.of(later, CalibrationCurve.Bins.EQUAL_WIDTH, 10).ece())
        .isLessThan(0.02);

    double[] margins = Arrays.stream(truth).map(p -> 9 * p - 2).toArray();
    assertThat(choose(margins, yes, groups).candidates()).hasSize(2);
  }

  private static CalibrationChoice choose(double[] scores, boolean[] yes, int[] groups) {
    return CalibrationChoice.of(scores, yes, groups, Measures.BRIER, 5, 7);
  }

  @Test
  void foldsKeepGroupsTogetherAndAnswersApart() {
    boolean[] yes = new boolean[100];
    Arrays.fill(yes, 0, 12, true);
    int[] groups = IntStream.range(0, 100).map(row -> row / 2 - 9).toArray();
    int[] folds = Folds.of(yes, groups, 5, 3);
    int[] ofYes = new int[5];
    int[] all = new int[5];
    for (int row = 0; row < 100; row++) {
      assertThat(folds[row]).isEqualTo(folds[row ^ 1]);
      ofYes[folds[row]] += yes[row] ? 1 : 0;
      all[folds[row]]++;
    }
    assertThat(ofYes).containsExactlyInAnyOrder(4, 2, 2, 2, 2);
    assertThat(all).containsOnly(20);

    // Somebody says yes at one instant and no at the next: everybody has both.
    boolean[] turns = new boolean[40];
    for (int row = 0; row < 40; row += 2) {
      turns[row] = true;
    }
    int[] people = IntStream.range(0, 40).map(row -> row / 2).toArray();
    assertThat(Folds.of(turns, people, 5, 3)).contains(0, 1, 2, 3, 4);
  }

  /** Whichever fold is held back, others must tell of both answers. */
  @Test
  void noFoldHasAllOfAnAnswer() {
    for (int seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int count = 8 + random.nextInt(40);
      int[] groups = IntStream.range(0, count).map(row -> row / 4).toArray();
      boolean rare = random.nextBoolean();
      boolean[] answers = new boolean[count];
      Arrays.fill(answers, !rare);
      // Two groups, at least, have a row of the rare answer.
      answers[random.nextInt(4)] = rare;
      answers[count - 1 - random.nextInt(count % 4 == 0 ? 4 : count % 4)] = rare;
      for (int row = 0; row < count; row++) {
        answers[row] ^= random.nextInt(20) == 0 && answers[row] != rare;
      }
      int[] folds = Folds.of(answers, groups, 5, seed);
      for (boolean answer : new boolean[] {true, false}) {
        long with =
            IntStream.range(0, count)
                .filter(row -> answers[row] == answer)
                .map(row -> folds[row])
                .distinct()
                .count();
        assertThat(with).isGreaterThan(1);
      }
    }
  }

  @Test
  void classesAddUpToOneAgain() {
    SplittableRandom random = new SplittableRandom(5);
    int count = 900;
    int[] came = new int[count];
    double[][] said = new double[count][3];
    for (int row = 0; row < count; row++) {
      came[row] = random.nextInt(3);
      for (int i = 0; i < 3; i++) {
        said[row][i] = 0.1 + random.nextDouble() + (came[row] == i ? 0.5 : 0);
      }
      double sum = Arrays.stream(said[row]).sum();
      for (int i = 0; i < 3; i++) {
        said[row][i] /= sum;
      }
    }
    int[] groups = IntStream.range(0, count).toArray();
    ClassCalibration calibration = ClassCalibration.of(said, came, groups, Measures.LOG_LOSS, 5, 1);
    for (double[] row : said) {
      double[] calibrated = calibration.of(row);
      assertThat(Arrays.stream(calibrated).sum()).isCloseTo(1, within(1e-12));
      assertThat(calibrated[0]).isEqualTo(calibration.of(row)[0]).isBetween(0.0, 1.0);
    }
    assertThat(ClassCalibration.read(calibration.toBytes())).isEqualTo(calibration);
    Isotonic never = new Isotonic(new double[] {0.9, 1}, new double[] {0, 1});
    ClassCalibration both = new ClassCalibration(List.of(never, never));
    assertThat(both.of(new double[] {0.95, 0.05})).containsExactly(1, 0);
    assertThat(both.of(new double[] {0.5, 0.5})).containsExactly(0.5, 0.5);
  }

  /** The third came of one group: nothing can be held back of it, and it stays as it is said. */
  @Test
  void aClassThatHardlyEverCameIsLeftAsItIs() {
    double[][] said = new double[40][];
    int[] came = new int[40];
    int[] groups = new int[40];
    for (int row = 0; row < 40; row++) {
      said[row] = new double[] {0.8, 0.1, 0.1};
      came[row] = row < 2 ? 2 : row % 2;
      groups[row] = row / 2;
    }
    List<Calibration> classes =
        ClassCalibration.of(said, came, groups, Measures.LOG_LOSS, 5, 1).classes();
    assertThat(classes.getLast()).isEqualTo(new AsIs());
    assertThat(classes.getFirst()).isNotEqualTo(new AsIs());
  }

  @Test
  void whatWasWrittenIsReadAndNothingElse() {
    List<Calibration> all =
        List.of(
            new AsIs(),
            new Platt(1.25, -0.5, true),
            new Platt(0, 3, false),
            new Isotonic(new double[] {-1, 0.5, 2}, new double[] {0, 0.25, 1}));
    for (Calibration calibration : all) {
      byte[] bytes = calibration.toBytes();
      assertThat(Calibration.read(bytes)).isEqualTo(calibration);
      for (int i = 0; i < bytes.length; i++) {
        byte[] flipped = bytes.clone();
        flipped[i] ^= 4;
        assertThatThrownBy(() -> Calibration.read(flipped))
            .hasMessage(
                "calibration: expected bytes as they were written, found others; take them from a backup, or learn anew");
        byte[] cut = Arrays.copyOf(bytes, i);
        assertThatThrownBy(() -> Calibration.read(cut))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
    byte[] classes = new ClassCalibration(List.of(new AsIs(), new AsIs())).toBytes();
    assertThatThrownBy(() -> Calibration.read(classes)).hasMessageStartingWith("calibration: ");
  }

  /** Bytes of the first version, written out by hand but for the checksum. */
  @Test
  void theFormIsKept() {
    assertThat(new Platt(1, -2, true).toBytes())
        .startsWith(1, 'p', 0x3f, 0xf0, 0, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)
        .hasSize(26);
  }

  @Test
  void whatCannotBeCalibratedIsRefused() {
    double[] scores = {0.1, 0.2, 0.3};
    int[] groups = {0, 1, 2};
    assertThatThrownBy(() -> choose(scores, new boolean[3], groups))
        .hasMessage(
            "calibration: expected rows of both answers, found only no; take more rows, or a question of which both come");
    boolean[] yes = {true, false, false};
    assertThatThrownBy(() -> choose(scores, yes, groups))
        .hasMessage(
            "calibration: expected at least 2 folds with groups of both answers, found 5 folds, 1 groups with a yes and 2 with a no; take more rows");
    assertThatThrownBy(() -> choose(scores, yes, new int[2]))
        .hasMessageStartingWith("calibration: expected a group for each of 3 rows, found 2");
    assertThatThrownBy(() -> choose(new double[] {0.1, Double.NaN, 1}, yes, groups))
        .hasMessageStartingWith("score of row 1: expected a finite number, found NaN");
    assertThatThrownBy(() -> new Isotonic(new double[] {1, 2}, new double[] {0.5, 0.4}))
        .hasMessageStartingWith("isotonic: expected rising scores with rising probabilities");
    assertThatThrownBy(() -> new Platt(-1, 0, true)).hasMessageContaining("found -1.0 and 0.0");
    assertThatThrownBy(() -> new ClassCalibration(List.of(new AsIs(), new AsIs())).of(scores))
        .hasMessageStartingWith("calibration: expected probabilities of 2 classes, found 3");
  }
}
