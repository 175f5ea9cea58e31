package io.strate.learn.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.strate.learn.ReferenceValues;
import io.strate.learn.dataset.Column;
import io.strate.learn.evaluate.Interval;
import io.strate.learn.evaluate.Measures;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WatchingTest {
  private static final Limits LIMITS = Limits.USUAL;

  /** Four rows of 0.25, of which 1 is promised, and two of 0.75, of which 1.5 is. */
  @Test
  void promisesAreHeldToWhatCame() {
    CalibrationDrift drift =
        CalibrationDrift.of(
            new Bins.OfNumbers(new double[] {0.5}),
            new double[] {0.25, 0.75, 0.25, 0.25, 0.75, 0.25},
            new boolean[] {true, true, true, true, true, false},
            apart(6));
    assertThat(drift.bins()).hasSize(2);
    CalibrationDrift.Part low = drift.bins().getFirst();
    assertThat(low.rows()).isEqualTo(4);
    assertThat(low.expected()).isEqualTo(1);
    assertThat(low.observed()).isEqualTo(3);
    assertThat(low.ratio()).isEqualTo(3);
    assertThat(low.noise()).isCloseTo(1.96 * Math.sqrt(0.75), within(1e-3));
    assertThat(low.isBeyondNoise()).isTrue();
    assertThat(drift.all().ratio()).isEqualTo(2);
    // 2² / 0.75 + 0.5² / 0.375 = 6; of two degrees, the chance of more is e^(−6/2).
    assertThat(drift.chance()).isCloseTo(Math.exp(-3), within(1e-12));
  }

  @Test
  void whatCannotComeAndCameIsNoChance() {
    CalibrationDrift drift =
        CalibrationDrift.of(
            new Bins.OfNumbers(new double[] {0.1}),
            new double[] {0, 0, 0.5, 0.5},
            new boolean[] {true, false, true, false},
            apart(4));
    assertThat(drift.chance()).isZero();
  }

  @Test
  void rightProbabilitiesAreRarelyBlamed() {
    SplittableRandom random = new SplittableRandom(4);
    int blamed = 0;
    int findings = 0;
    for (int trial = 0; trial < 1000; trial++) {
      double[] scores = random.doubles(300).toArray();
      boolean[] yes = new boolean[300];
      for (int row = 0; row < 300; row++) {
        yes[row] = random.nextDouble() < scores[row];
      }
      CalibrationDrift drift = ScoreReference.of(scores, 10).calibration(scores, yes, apart(300));
      blamed += drift.chance() < 0.05 ? 1 : 0;
      findings += LIMITS.calibration("model", drift).isPresent() ? 1 : 0;
    }
    assertThat(blamed).isBetween(20, 90);
    assertThat(findings).isZero();
  }

  /** As a person's rows of three snapshots are, of whom one event is in the window of all. */
  @Test
  void peopleAreCountedOnceHoweverOftenTheyAreAsked() {
    SplittableRandom random = new SplittableRandom(4);
    int blamed = 0;
    for (int trial = 0; trial < 1000; trial++) {
      double[] scores = new double[900];
      boolean[] yes = new boolean[900];
      int[] people = new int[900];
      for (int row = 0; row < 900; row++) {
        people[row] = row / 3;
        scores[row] = row % 3 == 0 ? 0.1 * random.nextDouble() : scores[row - 1];
        yes[row] = row % 3 == 0 ? random.nextDouble() < scores[row] : yes[row - 1];
      }
      CalibrationDrift drift = ScoreReference.of(scores, 10).calibration(scores, yes, people);
      blamed += drift.all().isBeyondNoise() ? 1 : 0;
    }
    assertThat(blamed).isBetween(20, 90);
  }

  private static int[] apart(int rows) {
    return IntStream.range(0, rows).toArray();
  }

  @Test
  void movesAreCounted() {
    Transitions transitions =
        Transitions.of(new int[] {0, 0, 0, 1, 1, -1}, new int[] {0, 0, 1, 1, -1, 2}, 3);
    assertThat(transitions.counts())
        .containsExactly(
            List.of(2L, 1L, 0L, 0L),
            List.of(0L, 1L, 0L, 1L),
            List.of(0L, 0L, 0L, 0L),
            List.of(0L, 0L, 1L, 0L));
    assertThat(transitions.retention(0)).isEqualTo(2 / 3.0);
    assertThat(transitions.retention(1)).isEqualTo(1 / 2.0);
    assertThat(transitions.retention(2)).isNaN();
    assertThat(transitions.retention()).isEqualTo(3 / 5.0);
    assertThat(transitions.now(1)).isEqualTo(2);
    assertThatThrownBy(() -> Transitions.of(new int[2], new int[3], 1))
        .hasMessageStartingWith(
            "transitions: expected labels of the same rows, found 2 before and 3 now");
    assertThatThrownBy(() -> Transitions.of(new int[] {0, 3}, new int[2], 3))
        .hasMessage(
            "label of row 1: expected -1 or a cluster from 0 to 2, found 3; count all clusters");
  }

  @Test
  void agreementIsThatOfScikitLearn() {
    ReferenceValues reference = ReferenceValues.of("watch");
    int[] before = reference.ints("clusters-before");
    int[] now = reference.ints("clusters-now");
    assertThat(Transitions.of(before, now, 4).adjustedRand())
        .isCloseTo(reference.numbers("clusters")[0], within(1e-12));
    int[] renamed = Arrays.stream(before).map(label -> (label + 1) % 4).toArray();
    assertThat(Transitions.of(before, renamed, 4).adjustedRand()).isEqualTo(1);
    assertThat(Transitions.of(before, renamed, 4).retention()).isZero();
  }

  @Test
  void aLimitThatIsPassedIsAFinding() {
    Reference reference = Reference.of(column(1000, 0), 10);
    assertThat(LIMITS.feature("recency", reference.compare(column(1000, 0.05)))).isEmpty();
    assertThat(LIMITS.feature("recency", reference.compare(column(1000, 0.08))))
        .hasValueSatisfying(
            found -> {
              assertThat(found.level()).isEqualTo(Finding.Level.NOTICE);
              assertThat(found.limit()).isEqualTo(0.1);
              assertThat(found.subject()).isEqualTo("recency");
              assertThat(found.value()).isBetween(0.1, 0.2);
            });
    Drift far = reference.compare(column(1000, 0.3));
    assertThat(LIMITS.feature("recency", far))
        .hasValue(
            new Finding(Finding.Kind.FEATURE, "recency", Finding.Level.ALARM, far.index(), 0.2));
    // Twelve rows: an index above 0.2 is nothing out of the way.
    Drift few = reference.compare(column(12, 0.2));
    assertThat(few.index()).isGreaterThan(0.2);
    assertThat(LIMITS.feature("recency", few)).isEmpty();
  }

  private static Column column(int rows, double shift) {
    return new Column.Numbers(
        IntStream.range(0, rows).mapToDouble(row -> (double) row / rows + shift).toArray());
  }

  @Test
  void scoresAndPromisesAreHeldToLimits() {
    double[] before = IntStream.range(0, 500).mapToDouble(i -> i / 500.0).toArray();
    ScoreReference reference = ScoreReference.of(before, 10);
    assertThat(LIMITS.scores("m", reference.compare(before))).isEmpty();
    double[] halved = Arrays.stream(before).map(x -> x / 2).toArray();
    assertThat(LIMITS.scores("m", reference.compare(halved)))
        .extracting(Finding::kind, Finding::level)
        .containsExactly(
            tuple(Finding.Kind.SCORES, Finding.Level.ALARM),
            tuple(Finding.Kind.SCORE_DISTANCE, Finding.Level.ALARM));

    boolean[] every = new boolean[500];
    Arrays.setAll(halved, row -> 0.5);
    Arrays.fill(every, 0, 125, true);
    assertThat(LIMITS.calibration("m", reference.calibration(halved, every, apart(500))))
        .hasValue(new Finding(Finding.Kind.CALIBRATION, "m", Finding.Level.ALARM, 0.5, 1 / 1.5));
    Arrays.fill(every, 0, 320, true);
    assertThat(LIMITS.calibration("m", reference.calibration(halved, every, apart(500))))
        .hasValue(new Finding(Finding.Kind.CALIBRATION, "m", Finding.Level.NOTICE, 1.28, 1.2));
    assertThatThrownBy(() -> reference.calibration(new double[] {2}, new boolean[1], apart(1)))
        .hasMessage(
            "probability of row 0: expected a number from 0 to 1, found 2.0; calibrate scores first");
  }

  @Test
  void measuresAndClustersAreHeldToLimits() {
    Interval learnt = new Interval(0.8, 0.75, 0.85, 100);
    assertThat(LIMITS.measure(Measures.AUC, learnt, new Interval(0.78, 0.7, 0.86, 100))).isEmpty();
    assertThat(LIMITS.measure(Measures.AUC, learnt, new Interval(0.7, 0.65, 0.79, 100)))
        .hasValue(new Finding(Finding.Kind.MEASURE, "auc", Finding.Level.NOTICE, 0.7, 0.8));
    assertThat(LIMITS.measure(Measures.AUC, learnt, new Interval(0.7, 0.65, 0.74, 100)))
        .hasValue(new Finding(Finding.Kind.MEASURE, "auc", Finding.Level.ALARM, 0.7, 0.75));
    assertThat(LIMITS.measure(Measures.BRIER, learnt, new Interval(0.7, 0.65, 0.74, 100)))
        .isEmpty();
    assertThat(LIMITS.measure(Measures.BRIER, learnt, new Interval(0.9, 0.86, 0.95, 100)))
        .hasValue(new Finding(Finding.Kind.MEASURE, "brier", Finding.Level.ALARM, 0.9, 0.85));

    int[] before = IntStream.range(0, 90).map(row -> row % 3).toArray();
    int[] now = before.clone();
    IntStream.range(0, 30).filter(row -> row % 3 == 1).forEach(row -> now[row] = 2);
    IntStream.range(0, 60).filter(row -> row % 3 == 0).forEach(row -> now[row] = Transitions.NONE);
    assertThat(LIMITS.transitions(List.of("1", "2", "3"), Transitions.of(before, now, 3)))
        .containsExactly(
            new Finding(Finding.Kind.RETENTION, "1", Finding.Level.ALARM, 1 / 3.0, 0.6),
            new Finding(Finding.Kind.RETENTION, "2", Finding.Level.NOTICE, 2 / 3.0, 0.8));
    assertThat(
            LIMITS.transitions(
                List.of("1"),
                Transitions.of(new int[29], IntStream.range(0, 29).map(i -> -1).toArray(), 1)))
        .isEmpty();
  }

  /** Of two errors of .01, 95 of 100 differences lie within 1.96 √2 .01 = .0277. */
  @Test
  void silhouettesAreHeldToLimits() {
    Limits.Silhouette best = new Limits.Silhouette(0.5, 0.01, 400);
    assertThat(LIMITS.silhouette("c", best, new Limits.Silhouette(0.46, 0.01, 400))).isEmpty();
    assertThat(LIMITS.silhouette("c", best, new Limits.Silhouette(0.44, 0.01, 400)))
        .hasValue(new Finding(Finding.Kind.SILHOUETTE, "c", Finding.Level.NOTICE, 0.44, 0.5));
    assertThat(LIMITS.silhouette("c", best, new Limits.Silhouette(0.39, 0.01, 30)))
        .hasValue(new Finding(Finding.Kind.SILHOUETTE, "c", Finding.Level.ALARM, 0.39, 0.5));
    assertThat(LIMITS.silhouette("c", best, new Limits.Silhouette(0.39, 0.01, 29))).isEmpty();
    assertThat(LIMITS.silhouette("c", best, new Limits.Silhouette(0.39, 0.06, 400)))
        .as("by chance")
        .isEmpty();
    assertThat(LIMITS.silhouette("c", best, new Limits.Silhouette(0.9, 0.01, 400))).isEmpty();
  }
}
