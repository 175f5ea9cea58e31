package io.strate.learn.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class NeighbourChainTest {
  /**
   * Four clusters where joining 2 and 3 brings the new one nearer to 0 than both were, as rounding
   * could: the chain 0, 1, 3 leads back to 0.
   */
  private static final class TestingClusters implements NeighbourChain.Clusters {
    private final double[][] apart = {{0, 5, 9, 9}, {5, 0, 3, 9}, {9, 3, 0, 2}, {9, 9, 2, 0}};
    private final boolean[] gone = new boolean[4];

    @Override
    public int count() {
      return 4;
    }

    @Override
    public int first() {
      return IntStream.range(0, 4).filter(i -> !gone[i]).findFirst().orElseThrow();
    }

    @Override
    public NeighbourChain.Neighbour nearest(int cluster, int preferred) {
      int nearest =
          IntStream.range(0, 4)
              .filter(i -> i != cluster && !gone[i])
              .boxed()
              .min(Comparator.comparingDouble(i -> apart[cluster][i]))
              .orElseThrow();
      int taken =
          preferred >= 0 && apart[cluster][preferred] <= apart[cluster][nearest]
              ? preferred
              : nearest;
      return new NeighbourChain.Neighbour(taken, apart[cluster][taken]);
    }

    @Override
    public NeighbourChain.Clusters join(int low, int high, double height) {
      gone[low] = true;
      apart[1][3] = low == 2 ? 4.9 : 6;
      apart[3][1] = apart[1][3];
      apart[0][3] = 4.8;
      apart[3][0] = 4.8;
      return this;
    }
  }

  @Test
  void aChainThatRoundingLedBackToItselfGoesOnWithWhatThereIs() {
    assertThat(NeighbourChain.merges(new TestingClusters(), Progress.SILENT).dendrogram().merges())
        .containsExactly(
            new Dendrogram.Merge(2, 3, 2, 2),
            new Dendrogram.Merge(0, 4, 4.8, 3),
            new Dendrogram.Merge(1, 5, 6, 4));
  }
}
