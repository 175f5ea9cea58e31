package io.strate.learn.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.learn.cluster.SharedSet;
import io.strate.learn.judge.Recipe.Density;
import io.strate.learn.judge.Recipe.Partition;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
  @Test
  void roundClustersAreLeftToCentres() {
    Comparison it =
        Comparison.of(SharedSet.read("hepta").rows(), 2, 10, new Effort(600, 10, 10, 1, 2));
    assertThat(it.best().recipe()).isEqualTo(new Partition(Family.K_MEANS, 7));
    assertThat(it.best().judgement().verdict().fitness()).isEqualTo(Fitness.FIT);
    assertThat(it.entries()).hasSize(3);
    assertThat(it.refused()).isEmpty();
  }

  /** Centres cut the ring in pieces. */
  @Test
  void aRingIsLeftToDensity() {
    Comparison it = Comparison.of(TestingRows.ring(150), 2, 8, new Effort(600, 10, 10, 1, 2));
    assertThat(it.best().recipe()).isInstanceOf(Density.class);
    assertThat(it.best().judgement().sizes()).hasSize(2).allMatch(size -> size > 140);
    assertThat(it.best().judgement().verdict().fitness()).isEqualTo(Fitness.FIT);
  }

  @Test
  void withoutClustersTheBestIsUnfit() {
    Comparison it = Comparison.of(TestingRows.even(5, 300), 2, 6, TestingRows.little());
    assertThat(it.best().judgement().verdict().fitness()).isEqualTo(Fitness.UNFIT);
  }

  @Test
  void whatNoMethodCanDoIsRefused() {
    assertThatThrownBy(() -> Comparison.of(TestingRows.equal(30), 2, 12, TestingRows.little()))
        .hasMessageStartingWith("number of clusters: expected at least 4 different rows");
    Comparison ten = Comparison.of(TestingRows.even(2, 10), 2, 12, TestingRows.little());
    assertThat(ten.best().judgement().verdict().fitness()).isNotEqualTo(Fitness.FIT);
  }
}
