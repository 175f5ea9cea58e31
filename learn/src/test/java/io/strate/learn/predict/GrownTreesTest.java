package io.strate.learn.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Trees say what XGBoost itself says of its model, to the bit. */
final class GrownTreesTest {
  static final XGBoost LEARNER =
      new XGBoost(
          60,
          0.1,
          new XGBoost.Shape(6, 0, 1, 0, 256),
          new XGBoost.Penalty(1, 0, 0),
          new XGBoost.Draw(0.8, 0.5, 1, 1),
          0,
          7);

  static Stream<Arguments> parts() {
    return Stream.of(
        part("bank", () -> SharedTable.bank().first(6_000).yesOrNo("y", "yes")),
        part("hillstrom", () -> SharedTable.hillstrom().first(6_000).amounts("history")),
        part(
            "wholesale",
            () -> SharedTable.read("wholesale", "wholesale_customers", ",").classes("Region")),
        part("s1", () -> SharedTable.read("clustering", "s1", ",").classes("label0")),
        part("boys", () -> SharedTable.read("missing_values", "mice_boys", ",").amounts("hc")),
        part("nhanes", () -> SharedTable.read("missing_values", "mice_nhanes", ",").amounts("age")),
        part(
            "air",
            () -> SharedTable.read("missing_values", "base_airquality", ",").amounts("Ozone")));
  }

  private static Arguments part(String name, Supplier<Part> part) {
    return Arguments.of(name, part);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("parts")
  void answersAreThoseOfXGBoost(String name, Supplier<Part> read) throws XGBoostError, IOException {
    Part part = read.get();
    NativeTrees.Grown grown = LEARNER.grow(part, Optional.empty());
    Trees trees = grown.trees();
    float[][] theirs = NativeRows.booster(grown).predict(NativeRows.of(part), true);
    double[] ours = new double[trees.groups()];
    for (int row = 0; row < part.count(); row++) {
      trees.sums(part.rows().values(), row * part.rows().columns(), ours, 0);
      for (int group = 0; group < ours.length; group++) {
        assertThat(ours[group]).as("row %d, group %d", row, group).isEqualTo(theirs[row][group]);
      }
    }
  }
}
