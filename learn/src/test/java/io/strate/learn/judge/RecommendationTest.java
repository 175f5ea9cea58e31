package io.strate.learn.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.learn.cluster.SharedSet;
import io.strate.learn.dataset.Rows;
import io.strate.learn.judge.Recommendation.Candidate;
import io.strate.learn.judge.Recommendation.Reason;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RecommendationTest {
  /** Where the number is known; by k-means s1 and s3 say the same, in ten seconds each. */
  @ParameterizedTest
  @CsvSource({
    "WARD, s1, 15",
    "WARD, s3, 15",
    "K_MEANS, r15, 15",
    "WARD, r15, 15",
    "K_MEANS, hepta, 7"
  })
  void knownNumbersAreRecommended(Family family, String set, int clusters) {
    Rows rows = SharedSet.read(set).rows();
    Recommendation it = Recommendation.of(family, rows, 2, 18, new Effort(2000, 2, 8, 1, 2));
    assertThat(it.clusters()).isEqualTo(clusters);
    assertThat(it.chosen().clusters()).isEqualTo(clusters);
  }

  private static Recommendation decided(Map<Measure, Integer> votes, int... rankSums) {
    List<Candidate> candidates =
        IntStream.range(0, rankSums.length)
            .mapToObj(i -> new Candidate(i + 2, 0, 0, 0, rankSums[i]))
            .toList();
    return Recommendation.decided(votes, candidates, new Gap(List.of()), List.of());
  }

  @Test
  void mostVotesDecideThenRanks() {
    Recommendation all = decided(Map.of(Measure.GAP, 3, Measure.ELBOW, 3), 1, 9, 2);
    assertThat(all.clusters()).isEqualTo(3);
    assertThat(all.reason()).isEqualTo(Reason.UNANIMOUS);
    Recommendation most =
        decided(Map.of(Measure.GAP, 3, Measure.ELBOW, 3, Measure.SILHOUETTE, 2), 1, 9, 2);
    assertThat(most.clusters()).isEqualTo(3);
    assertThat(most.reason()).isEqualTo(Reason.MOST_VOTES);
    Recommendation split = decided(Map.of(Measure.GAP, 3, Measure.ELBOW, 4), 1, 9, 5);
    assertThat(split.clusters()).isEqualTo(4);
    assertThat(split.reason()).isEqualTo(Reason.BEST_RANKS);
  }

  @Test
  void clearClustersAreUnanimous() {
    Recommendation it =
        Recommendation.of(Family.K_MEANS, TestingRows.clusters(4, 30), 2, 8, TestingRows.little());
    assertThat(it.clusters()).isEqualTo(4);
    assertThat(it.votes().values()).containsOnly(4);
    assertThat(it.reason()).isEqualTo(Reason.UNANIMOUS);
    assertThat(it.gap().mayBeOne()).isFalse();
  }

  @Test
  void threadsChangeNothing() {
    Rows rows = TestingRows.clusters(3, 500);
    Recommendation one = Recommendation.of(Family.K_MEANS, rows, 2, 5, new Effort(900, 2, 3, 9, 1));
    assertThat(Recommendation.of(Family.K_MEANS, rows, 2, 5, new Effort(900, 2, 3, 9, 2)))
        .isEqualTo(one);
    assertThat(Recommendation.of(Family.K_MEANS, rows, 2, 5, new Effort(900, 2, 3, 9, 64)))
        .isEqualTo(one);
  }

  /** A constant and a duplicate column add nothing and hurt nothing. */
  @Test
  void uselessColumnsChangeNoNumber() {
    Rows rows = TestingRows.clusters(3, 30);
    Rows wider =
        Rows.of(
            5,
            IntStream.range(0, rows.count() * 5)
                .mapToDouble(i -> i % 5 == 4 ? 1 : rows.at(i / 5, i % 5 % 3))
                .toArray());
    for (Family family : Family.values()) {
      assertThat(Recommendation.of(family, wider, 2, 6, TestingRows.little()).clusters())
          .isEqualTo(3);
    }
  }

  @Test
  void whatCannotBeChosenFromIsRefused() {
    Effort effort = TestingRows.little();
    assertThatThrownBy(() -> Recommendation.of(Family.WARD, TestingRows.equal(50), 2, 12, effort))
        .hasMessage(
            "number of clusters: expected at least 4 different rows to choose from 2..12, found 1; bring more rows or more telling columns, or state a lower k");
    assertThatThrownBy(() -> Recommendation.of(Family.WARD, TestingRows.even(2, 50), 5, 4, effort))
        .hasMessageStartingWith(
            "number of clusters: expected a range from 2 or more upwards, found 5..4;");
    Rows ten = TestingRows.even(2, 10);
    assertThat(Recommendation.of(Family.K_MEANS, ten, 2, 12, effort).candidates()).hasSize(8);
    assertThatThrownBy(() -> new Effort(5, 2, 2, 1, 1))
        .hasMessageStartingWith("effort: expected at least 10 rows");
  }
}
