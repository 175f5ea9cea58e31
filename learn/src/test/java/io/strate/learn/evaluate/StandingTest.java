package io.strate.learn.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class StandingTest {
  private static final int ROWS = 3000;
  private static final Bootstrap BOOTSTRAP = new Bootstrap(400, 0.95, 1);

  private final double[] scores = new double[ROWS];
  private final boolean[] yes = new boolean[ROWS];
  private final int[] segments = new int[ROWS];
  private final int[] groups = new int[ROWS];

  /** Of segment 2 the score says nothing; rows of no segment are in −1. */
  StandingTest() {
    SplittableRandom random = new SplittableRandom(11);
    for (int row = 0; row < ROWS; row++) {
      groups[row] = row;
      segments[row] = row % 5 - 1;
      scores[row] = random.nextDouble();
      double chance = segments[row] == 2 ? 0.5 : scores[row];
      yes[row] = random.nextDouble() < chance;
    }
  }

  @Test
  void onlyTheSegmentThatIsWorseOffIsFlagged() {
    List<Standing> standings = standings(List.of(Measures.AUC));
    assertThat(standings).extracting(Standing::segment).containsExactly(0, 1, 2, 3);
    assertThat(standings).extracting(Standing::rows).containsOnly(600);
    for (Standing standing : standings) {
      Standing.Figure auc = standing.figures().getFirst();
      double own = Measures.AUC.of(only(standing.segment(), true));
      double others = Measures.AUC.of(only(standing.segment(), false));
      assertThat(auc.own().value()).isEqualTo(own);
      assertThat(auc.gap().value()).isEqualTo(own - others);
      assertThat(auc.flagged()).isEqualTo(standing.segment() == 2);
      assertThat(auc.own().low()).isLessThan(own);
    }
  }

  /** Calibrated against the generator: no false alarm where scores mean the same everywhere. */
  @Test
  void chanceRaisesNoFlag() {
    SplittableRandom random = new SplittableRandom(12);
    Arrays.setAll(segments, row -> random.nextInt(12));
    List<Measure<Scored>> measures = List.of(Measures.AUC, Measures.BRIER, Measures.chosen(0.5));
    assertThat(standings(measures))
        .hasSize(12)
        .allMatch(standing -> standing.figures().stream().noneMatch(Standing.Figure::flagged));
  }

  /** One row cannot have an AUC: it has no interval and no flag, and a mean has. */
  @Test
  void aSegmentOfOneRowIsNoError() {
    Arrays.fill(segments, 0);
    segments[7] = 1;
    List<Standing> standings = standings(List.of(Measures.AUC, Measures.BRIER));
    Standing.Figure auc = standings.get(1).figures().get(0);
    assertThat(auc.own().value()).isNaN();
    assertThat(auc.own().resamples()).isZero();
    assertThat(auc.flagged()).isFalse();
    assertThat(standings.get(1).figures().get(1).own().resamples()).isBetween(200, 399);
  }

  @Test
  void segmentsOfOtherRowsAreRefused() {
    assertThatThrownBy(
            () ->
                Standing.of(
                    Scored.of(scores, yes),
                    new int[3],
                    groups,
                    List.of(Measures.AUC),
                    BOOTSTRAP,
                    0.05))
        .hasMessage(
            "segments: expected one for each of 3000 rows, found 3; hand over the segments of these rows");
  }

  private List<Standing> standings(List<Measure<Scored>> measures) {
    return Standing.of(Scored.of(scores, yes), segments, groups, measures, BOOTSTRAP, 0.05);
  }

  private Scored only(int segment, boolean inside) {
    int[] often = new int[ROWS];
    Arrays.setAll(often, row -> (segments[row] == segment) == inside ? 1 : 0);
    return Scored.of(scores, yes).times(often);
  }
}
