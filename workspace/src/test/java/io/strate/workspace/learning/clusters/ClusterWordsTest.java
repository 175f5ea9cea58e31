package io.strate.workspace.learning.clusters;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.learn.judge.Criterion;
import io.strate.learn.judge.Fitness;
import io.strate.learn.judge.Verdict;
import io.strate.learn.judge.Verdict.Reason;
import io.strate.workspace.definition.Localized;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class ClusterWordsTest {

  @Test
  void aReasonSaysOnWhichSideOfItsBoundItShouldBe() {
    assertThat(said(Criterion.SILHOUETTE, 0.334, Math.nextUp(0.5)))
        .isEqualTo(
            new Localized(
                "silhouette moyenne : 0,33, il faudrait au moins 0,50",
                "mean silhouette: 0.33, expected at least 0.50"));
    assertThat(said(Criterion.NOISE, 0.3, 0.2).en())
        .isEqualTo("share in no cluster: 0.30, expected at most 0.20");
  }

  @Test
  void aReasonNeverLooksAsIfItsBoundWereMet() {
    assertThat(said(Criterion.SILHOUETTE_BY_CHANCE, 0.3905, 0.3908).fr())
        .isEqualTo("silhouette face au hasard : 0,3905, il faudrait au moins 0,3908");
  }

  @Test
  void thatOneClusterIsAsGoodIsNoFigure() {
    assertThat(said(Criterion.ONE_CLUSTER, 1, 0).en()).isEqualTo("one cluster explains as much");
  }

  private static Localized said(Criterion criterion, double found, double bound) {
    Reason reason = new Reason(criterion, Fitness.WITH_CARE, found, bound, OptionalInt.empty());
    return ClusterWords.verdict(new Verdict(List.of(reason)), List.of()).reasons().getFirst();
  }
}
