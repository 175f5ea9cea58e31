package io.strate.learn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.strate.learn.cluster.Labels;
import io.strate.learn.cluster.Placement;
import io.strate.learn.dataset.Column;
import io.strate.learn.dataset.Dataset;
import io.strate.learn.dataset.Rows;
import io.strate.learn.encode.Encoding;
import io.strate.learn.encode.Recipe;
import io.strate.learn.encode.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two features, three centres: all distances by hand. */
final class WhyClusterTest {

  private static Encoding asTheyAre() {
    Dataset training =
        new Dataset(
            List.of("x", "y"),
            List.of(
                new Column.Numbers(new double[] {0, 1}), new Column.Numbers(new double[] {0, 1})),
            2);
    return Encoding.fit(Recipe.clusters().with("x", Step.MIN_MAX).with("y", Step.MIN_MAX), training)
        .encoding();
  }

  @Test
  void theSquaredDistancesToTwoCentresDifferByWhatFeaturesAdd() {
    Rows centres = Rows.of(new double[][] {{0, 0}, {10, 1}, {0, 9}});
    ClusterModel model =
        new ClusterModel(asTheyAre(), new Placement.ToCentre(centres), List.of(7, 8, 9));
    WhyCluster why = WhyCluster.of(model, new double[] {1, 4}).orElseThrow();
    assertThat(why.number()).isEqualTo(7);
    assertThat(why.next()).hasValue(9);
    assertThat(why.distance()).isCloseTo(Math.sqrt(17), within(1e-12));
    assertThat(why.nextDistance()).isCloseTo(Math.sqrt(26), within(1e-12));
    assertThat(why.parts())
        .containsExactly(new WhyCluster.Part("y", 9), new WhyCluster.Part("x", 0));
  }

  @Test
  void ofClustersByDensityTheNearestCoresStandForThem() {
    Rows cores = Rows.of(new double[][] {{0, 0}, {1, 0}, {4, 0}});
    ClusterModel model =
        new ClusterModel(
            asTheyAre(), new Placement.ToCore(cores, Labels.of(0, 0, 1), 1.5), List.of(1, 2));
    WhyCluster why = WhyCluster.of(model, new double[] {2, 1}).orElseThrow();
    assertThat(why.number()).isEqualTo(1);
    assertThat(why.next()).hasValue(2);
    assertThat(why.parts()).startsWith(new WhyCluster.Part("x", 3));
    assertThat(WhyCluster.of(model, new double[] {9, 9})).isEmpty();
  }
}
