package io.strate.learn.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.learn.cluster.Labels;
import io.strate.learn.cluster.SampledSilhouette;
import io.strate.learn.dataset.Rows;
import io.strate.learn.judge.Recipe.Density;
import io.strate.learn.judge.Recipe.Partition;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VerdictTest {
  /** Clusters that nothing speaks against, to be made worse in one respect. */
  private static final class Facts {
    private Recipe recipe = new Partition(Family.K_MEANS, 2);
    private int columns = 4;
    private List<Integer> sizes = List.of(500, 500);
    private int noise;
    private double silhouette = 0.6;
    private List<Double> stabilities = List.of(0.9, 0.9);
    private double chanceSilhouette = 0.3;
    private double chanceStability = 0.5;
    private double seedRand = 0.95;
    private boolean mayBeOne;
    private double kept = 1;

    Facts with(Criterion criterion, double value) {
      switch (criterion) {
        case CLUSTERS -> sizes = sizes.subList(0, (int) value);
        case ROWS_PER_COLUMN -> columns = (int) (1000 / value);
        case SMALLEST ->
            sizes = List.of((int) Math.round(1000 * value), (int) Math.round(1000 * (1 - value)));
        case LARGEST ->
            sizes = List.of((int) Math.round(1000 * value), (int) Math.round(1000 * (1 - value)));
        case NOISE -> {
          noise = (int) Math.round(1000 * value);
          sizes = List.of(500 - noise / 2, 500 - noise / 2);
        }
        case SILHOUETTE -> silhouette = value;
        case STABILITY -> stabilities = List.of(0.9, value);
        case UNSTABLE_ROWS -> {
          sizes = List.of((int) Math.round(1000 * value), (int) Math.round(1000 * (1 - value)));
          stabilities = List.of(0.5, 0.9);
        }
        case SILHOUETTE_BY_CHANCE -> chanceSilhouette = value;
        case STABILITY_BY_CHANCE -> chanceStability = value;
        case ONE_CLUSTER -> mayBeOne = value == 1;
        case ASSIGNMENT -> kept = value;
        case SENSITIVITY -> seedRand = value;
      }
      return this;
    }

    Judgement judgement() {
      SampledSilhouette.Estimate mean =
          new SampledSilhouette.Estimate(silhouette, silhouette, silhouette);
      return new Judgement(
          recipe,
          sizes.stream().mapToInt(it -> it).sum() + noise,
          columns,
          sizes,
          noise,
          Optional.of(new SampledSilhouette(mean, List.of(mean, mean), 100, 0)),
          Optional.empty(),
          silhouette,
          new Stability(
              List.of(
                  new Stability.OfCluster(
                      sizes.getFirst(), Map.of(Resampling.BOOTSTRAP, stabilities.get(0))),
                  new Stability.OfCluster(
                      sizes.getLast(), Map.of(Resampling.BOOTSTRAP, stabilities.get(1))))),
          Optional.of(new Chance(List.of(0.1, chanceSilhouette), List.of(chanceStability))),
          List.of(
              new Sensitivity(new Change.Seed(2), 2, seedRand, 1),
              new Sensitivity(new Change.Clusters(3), 3, 0.1, 0.1)),
          mayBeOne,
          kept);
    }
  }

  @Test
  void goodClustersAreFit() {
    Verdict verdict = new Facts().judgement().verdict();
    assertThat(verdict.fitness()).isEqualTo(Fitness.FIT);
    assertThat(verdict.objections()).isEmpty();
    assertThat(verdict.reasons())
        .extracting(Verdict.Reason::criterion)
        .contains(Criterion.values());
  }

  @ParameterizedTest
  @CsvSource({
    "CLUSTERS, 1, UNFIT",
    "ROWS_PER_COLUMN, 70, FIT",
    "ROWS_PER_COLUMN, 60, WITH_CARE",
    "SMALLEST, 0.1, FIT",
    "SMALLEST, 0.009, WITH_CARE",
    "LARGEST, 0.9, FIT",
    "LARGEST, 0.91, WITH_CARE",
    "NOISE, 0.2, FIT",
    "NOISE, 0.3, WITH_CARE",
    "NOISE, 0.6, UNFIT",
    "SILHOUETTE, 0.5, WITH_CARE",
    "SILHOUETTE, 0.51, FIT",
    "SILHOUETTE, 0.25, UNFIT",
    "STABILITY, 0.75, FIT",
    "STABILITY, 0.74, WITH_CARE",
    "UNSTABLE_ROWS, 0.5, WITH_CARE",
    "UNSTABLE_ROWS, 0.51, UNFIT",
    "SILHOUETTE_BY_CHANCE, 0.6, WITH_CARE",
    "SILHOUETTE_BY_CHANCE, 0.59, FIT",
    "STABILITY_BY_CHANCE, 0.9, WITH_CARE",
    "STABILITY_BY_CHANCE, 0.89, FIT",
    "ONE_CLUSTER, 1, WITH_CARE",
    "ASSIGNMENT, 0.9, FIT",
    "ASSIGNMENT, 0.89, WITH_CARE",
    "ASSIGNMENT, 0.74, UNFIT",
    "SENSITIVITY, 0.65, FIT",
    "SENSITIVITY, 0.64, WITH_CARE",
  })
  void eachBoundIsWhereItIsSaidToBe(Criterion criterion, double value, Fitness expected) {
    assertThat(new Facts().with(criterion, value).judgement().verdict().fitness())
        .isEqualTo(expected);
  }

  @Test
  void likeChanceInAllRespectsIsUnfit() {
    Facts one = new Facts().with(Criterion.ONE_CLUSTER, 1);
    assertThat(one.with(Criterion.SILHOUETTE_BY_CHANCE, 0.7).judgement().verdict().fitness())
        .isEqualTo(Fitness.UNFIT);
    Facts both =
        new Facts()
            .with(Criterion.SILHOUETTE_BY_CHANCE, 0.7)
            .with(Criterion.STABILITY_BY_CHANCE, 0.8);
    both.stabilities = List.of(0.7, 0.7);
    assertThat(both.judgement().verdict().fitness()).isEqualTo(Fitness.UNFIT);
  }

  @Test
  void dbscanNeedNotBeRound() {
    Facts facts = new Facts().with(Criterion.SILHOUETTE, 0.31);
    facts.recipe = new Density(1, 5);
    assertThat(facts.judgement().verdict().fitness()).isEqualTo(Fitness.FIT);
  }

  @Test
  void aReasonSaysWhatWasFoundAndOfWhich() {
    assertThat(new Facts().with(Criterion.STABILITY, 0.7).judgement().verdict().objections())
        .containsExactly(
            new Verdict.Reason(
                Criterion.STABILITY, Fitness.WITH_CARE, 0.7, 0.75, OptionalInt.of(1)));
  }

  @Test
  void clearClustersAreFitAndNoneAreNot() {
    Rows clusters = TestingRows.clusters(3, 80);
    Recipe recipe = new Partition(Family.K_MEANS, 3);
    Effort effort = TestingRows.little();
    assertThat(
            Judgement.of(recipe, clusters, recipe.learn(clusters, 1, 1), effort)
                .verdict()
                .fitness())
        .isEqualTo(Fitness.FIT);
    Rows even = TestingRows.even(3, 600);
    assertThat(Judgement.of(recipe, even, recipe.learn(even, 1, 1), effort).verdict().fitness())
        .isEqualTo(Fitness.UNFIT);
  }

  /** Both means are in the middle: a new row of the ring would be taken for one of the disc. */
  @Test
  void clustersThatMeansCannotTellAreUnfit() {
    Rows ring = TestingRows.ring(100);
    Recipe recipe = new Partition(Family.SINGLE, 2);
    Judgement judgement =
        Judgement.of(recipe, ring, recipe.learn(ring, 1, 1), TestingRows.little());
    assertThat(judgement.sizes()).containsExactlyInAnyOrder(100, 300);
    assertThat(judgement.kept()).isBetween(0.3, 0.75);
    assertThat(judgement.verdict().objections())
        .anySatisfy(
            it -> {
              assertThat(it.criterion()).isEqualTo(Criterion.ASSIGNMENT);
              assertThat(it.fitness()).isEqualTo(Fitness.UNFIT);
            });
  }

  /** A sample is judged where there are more rows than it takes, whatever the threads. */
  @Test
  void manyRowsAreJudgedByAFew() {
    Rows rows = TestingRows.clusters(3, 700);
    Recipe recipe = new Partition(Family.K_MEANS, 3);
    Labels labels = recipe.learn(rows, 1, 1);
    Judgement one = Judgement.of(recipe, rows, labels, new Effort(500, 3, 3, 1, 1));
    Judgement many = Judgement.of(recipe, rows, labels, new Effort(500, 3, 3, 1, 64));
    assertThat(one.sizes()).containsExactly(700, 700, 700);
    assertThat(one.silhouette().orElseThrow().drawn()).isBetween(498, 502);
    assertThat(many.stability()).isEqualTo(one.stability());
    assertThat(many.chance()).isEqualTo(one.chance());
    assertThat(many.sensitivities()).isEqualTo(one.sensitivities());
    assertThat(many.silhouette()).isEqualTo(one.silhouette());
    assertThat(many.verdict()).isEqualTo(one.verdict());
  }

  /** Whatever the clusters of a sample are numbered, the one that is no cluster is named. */
  @Test
  void aReasonNamesTheClusterOfAllRows() {
    Rows rows = TestingRows.clusters(4, 500);
    Labels labels =
        Labels.of(IntStream.range(0, 2000).map(row -> row < 1000 ? row % 2 : row / 500).toArray());
    Judgement judgement =
        Judgement.of(new Partition(Family.K_MEANS, 4), rows, labels, new Effort(400, 5, 3, 1, 1));
    assertThat(judgement.stability().clusters())
        .extracting(Stability.OfCluster::size)
        .containsExactly(500, 500, 500, 500);
    assertThat(judgement.verdict().objections())
        .filteredOn(it -> it.criterion() == Criterion.STABILITY)
        .extracting(Verdict.Reason::cluster)
        .containsExactly(OptionalInt.of(0), OptionalInt.of(1));
  }

  @Test
  void poorInputHasAVerdictOrASentence() {
    Effort effort = TestingRows.little();
    Rows ten = TestingRows.even(2, 10);
    Recipe two = new Partition(Family.WARD, 2);
    assertThat(Judgement.of(two, ten, two.learn(ten, 1, 1), effort).verdict().objections())
        .extracting(Verdict.Reason::criterion)
        .contains(Criterion.ROWS_PER_COLUMN);
    int[] noise = new int[10];
    Arrays.fill(noise, Labels.NOISE);
    assertThat(
            Judgement.of(new Density(0.001, 5), ten, Labels.of(noise), effort)
                .verdict()
                .objections())
        .extracting(Verdict.Reason::criterion)
        .contains(Criterion.CLUSTERS, Criterion.NOISE);
    Rows column = TestingRows.even(1, 50);
    assertThat(Judgement.of(two, column, two.learn(column, 1, 1), effort).chance()).isEmpty();
    assertThatThrownBy(() -> Judgement.of(two, ten, Labels.of(0, 1), effort))
        .hasMessageStartingWith("judgement: expected a label for each of 10 rows, found 2;");
    assertThatThrownBy(() -> Judgement.of(two, Rows.of(1, new double[0]), Labels.of(), effort))
        .hasMessage("judgement: expected rows, found none; bring at least one");
  }
}
