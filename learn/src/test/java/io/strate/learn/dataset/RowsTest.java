package io.strate.learn.dataset;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RowsTest {
  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -2e150})
  void whatIsNoFiniteNumberIsRefused(double number) {
    assertThatThrownBy(() -> Rows.of(2, new double[] {1, 2, 3, number}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "row 1, column 1: expected a finite number within ±1e150, found "
                + number
                + "; state a value, scale the column or leave the row out");
  }

  @Test
  void rowsOfDifferentLengthAreRefused() {
    assertThatThrownBy(() -> Rows.of(new double[][] {{1, 2}, {3}}))
        .hasMessageStartingWith("row 1: expected 2 columns as in row 0, found 1");
    assertThatThrownBy(() -> Rows.of(2, new double[] {1, 2, 3}))
        .hasMessageStartingWith("rows: expected whole rows of at least one column, found 3");
  }
}
