package io.strate.server.pages.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.server.pages.learning.ClusterView.Transitions;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TransitionsTest {

  private static Transitions of(List<Long> first, List<Long> nobody) {
    return new Transitions(
        0, 1, List.of("a", "none"), List.of("a", "none"), List.of(first, nobody));
  }

  /** Who was in no cluster before cannot have changed: that is how everybody begins. */
  @Test
  void thereAreMovesOnceSomebodyWasInACluster() {
    assertThat(of(List.of(0L, 0L), List.of(7L, 0L)).isAny()).isFalse();
    assertThat(of(List.of(0L, 1L), List.of(7L, 0L)).isAny()).isTrue();
    assertThat(of(List.of(3L, 1L), List.of(0L, 0L)).stayed(0)).hasValue(0.75);
  }
}
