package io.strate.learn.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class LabelsTest {
  @Test
  void labelsWithAGapAreRefused() {
    assertThatThrownBy(() -> Labels.of(0, 2, -1))
        .hasMessageContaining("found none in 1; number the clusters without a gap");
    assertThatThrownBy(() -> Labels.of(0, -2)).hasMessageContaining("found -2");
    assertThat(Labels.of(0, 1, -1, 1).sizes()).containsExactly(1, 2);
  }
}
