package io.strate.server.pages.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.server.pages.learning.MergeTree.Cut;
import io.strate.server.pages.learning.MergeTree.Merge;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Four leaves of 10, 1, 5 and 4 rows: the last two are joined at 1, with the second at 3, with the
 * first at 7.
 */
final class MergeTreeTest {

  private static final MergeTree TREE =
      new MergeTree(
          List.of(10L, 1L, 5L, 4L),
          List.of(new Merge(2, 3, 1, 9), new Merge(1, 4, 3, 10), new Merge(0, 5, 7, 20)));

  @Test
  void aCutMakesTheLastPartsBetweenTheHeightsOfTwoMerges() {
    assertThat(TREE.cuts())
        .containsExactly(
            new Cut(2, 5, List.of(10L, 10L)),
            new Cut(3, 2, List.of(10L, 9L, 1L)),
            new Cut(4, 0.5, List.of(10L, 5L, 4L, 1L)));
  }

  @Test
  void moreOrFewerPartsThanThereCanBeAreTheNearest() {
    assertThat(TREE.cut(1).clusters()).isEqualTo(2);
    assertThat(TREE.cut(99).clusters()).isEqualTo(4);
  }

  @Test
  void aTreeThatIsNoneIsRefused() {
    assertThatThrownBy(() -> new MergeTree(List.of(1L, 2L), List.of()))
        .hasMessageContaining("2 leaves with 0 merges");
    assertThatThrownBy(
            () ->
                new MergeTree(
                    Collections.nCopies(62, 1L), Collections.nCopies(61, new Merge(0, 1, 1, 2))))
        .hasMessageContaining("2 to 61 leaves");
    assertThatThrownBy(
            () ->
                new MergeTree(
                    List.of(1L, 1L, 1L), List.of(new Merge(0, 1, 1, 2), new Merge(0, 3, 2, 3))))
        .hasMessageContaining("node 0");
    assertThatThrownBy(
            () ->
                new MergeTree(
                    List.of(1L, 1L, 1L), List.of(new Merge(0, 4, 1, 2), new Merge(1, 3, 2, 3))))
        .hasMessageContaining("node 4");
  }
}
