package io.strate.learn.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.strate.learn.dataset.Column;
import io.strate.learn.dataset.Dataset;
import io.strate.learn.dataset.Examples;
import io.strate.learn.dataset.Target;
import io.strate.learn.encode.Recipe;
import io.strate.learn.predict.Logistic;
import io.strate.learn.predict.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SearchTest {

  /** Yes where exactly one of two numbers is positive: no sum of columns can tell. */
  private static Examples eitherOr(int count, double noise) {
    SplittableRandom random = new SplittableRandom(7);
    double[] x = random.doubles(count, -1, 1).toArray();
    double[] y = random.doubles(count, -1, 1).toArray();
    boolean[] yes = new boolean[count];
    for (int row = 0; row < count; row++) {
      yes[row] = (x[row] > 0 ^ y[row] > 0) ^ random.nextDouble() < noise;
    }
    Dataset features =
        new Dataset(
            List.of("x", "y"), List.of(new Column.Numbers(x), new Column.Numbers(y)), count);
    return examples(features, Target.Classes.of(yes));
  }

  private static Examples examples(Dataset features, Target target) {
    int count = features.count();
    return new Examples(features, target, IntStream.range(0, count).toArray(), new long[count]);
  }

  private static List<Way> ways(Question question) {
    List<Way> ways = new ArrayList<>();
    Method.of(question).forEach(method -> ways.addAll(method.ways(900, 3)));
    return ways;
  }

  @Test
  void whatSumsCannotTellIsLeftToTrees() {
    Comparison comparison =
        new Search(3, 900, 5).compare(ways(Question.YES_OR_NO), eitherOr(900, 0.1), (_, _) -> {});
    // One in ten is turned round: whoever knows the rule has 0.9 of 0.9 above, so an AUC of 0.9.
    assertThat(comparison.trials().getFirst().score()).isCloseTo(0.9, within(0.03));
    assertThat(comparison.best().method()).isNotIn(Method.LOGISTIC, Method.DECISION_TREE);
    Trial logistic =
        comparison.trials().stream()
            .filter(trial -> trial.way().method() == Method.LOGISTIC)
            .findFirst()
            .orElseThrow();
    assertThat(logistic.score()).isCloseTo(0.5, within(0.08));
  }

  @Test
  void everyMethodStaysToTheLastRound() {
    Comparison comparison =
        new Search(2, 900, 5).compare(ways(Question.YES_OR_NO), eitherOr(900, 0.2), (_, _) -> {});
    assertThat(
            comparison.trials().stream()
                .filter(trial -> trial.rows() == 900)
                .map(trial -> trial.way().method())
                .distinct())
        .containsExactlyInAnyOrderElementsOf(Method.of(Question.YES_OR_NO));
    assertThat(comparison.trials()).hasSameSizeAs(ways(Question.YES_OR_NO));
  }

  /** One of a thousand: of the 2,000 rows that a first round takes by itself, two. */
  @Test
  void earlyRoundsTakeEnoughOfARareClass() {
    int count = 60_000;
    SplittableRandom random = new SplittableRandom(3);
    double[] x = random.doubles(count).toArray();
    boolean[] yes = new boolean[count];
    for (int row = 0; row < count; row += 1_000) {
      yes[row] = true;
      x[row] += 0.5;
    }
    Dataset features = new Dataset(List.of("x"), List.of(new Column.Numbers(x)), count);
    List<Way> ways = new ArrayList<>();
    for (int i = 1; i <= 10; i++) {
      ways.add(
          new Way(
              Method.LOGISTIC,
              "cost " + i,
              Recipe.predictions(),
              new Logistic(i),
              new Way.Weighing.Even()));
    }
    Comparison comparison =
        new Search(4, 18_000, 1)
            .compare(ways, examples(features, Target.Classes.of(yes)), (_, _) -> {});
    // 20 yes, 5 a fold, come with 20,000 rows. A uniform number plus a half wins with 7 in 8.
    assertThat(comparison.trials()).allMatch(trial -> trial.rows() == 20_000);
    assertThat(comparison.trials().getFirst().score()).isCloseTo(0.875, within(0.08));
  }

  @Test
  void theSameSeedGivesTheSameTable() {
    List<Way> ways = Method.GRADIENT_BOOSTING.ways(1_000, 3);
    Search search = new Search(2, 700, 11);
    assertThat(search.compare(ways, eitherOr(1_000, 0.1), (_, _) -> {}))
        .isEqualTo(search.compare(ways, eitherOr(1_000, 0.1), (_, _) -> {}));
  }

  @Test
  void amountsThatAreSumsAreBestToldBySums() {
    SplittableRandom random = new SplittableRandom(2);
    double[] x = random.doubles(900, -1, 1).toArray();
    double[] amounts = Arrays.stream(x).map(v -> 3 * v + random.nextGaussian() * 0.1).toArray();
    Dataset features = new Dataset(List.of("x"), List.of(new Column.Numbers(x)), 900);
    Comparison comparison =
        Search.standard(1)
            .compare(
                ways(Question.HOW_MUCH),
                examples(features, new Target.Amounts(amounts)),
                (_, _) -> {});
    assertThat(comparison.measure()).isEqualTo("rmse");
    assertThat(comparison.best().method()).isIn(Method.RIDGE, Method.SVM);
    assertThat(comparison.trials().getFirst().score()).isCloseTo(0.1, within(0.02));
  }

  @Test
  void classesWeighWhatTheyAreGiven() {
    Examples rows = eitherOr(400, 0.3);
    Way even = Method.DECISION_TREE.ways(400, 3).getFirst();
    Way yes = even.weighing(new Way.Weighing.Given(Map.of("yes", 9.0)));
    double[] plain = Pipeline.fit(even, rows, Optional.empty(), 1).predict(rows.features());
    double[] raised = Pipeline.fit(yes, rows, Optional.empty(), 1).predict(rows.features());
    assertThat(Arrays.stream(raised).sum()).isGreaterThan(1.5 * Arrays.stream(plain).sum());
  }

  @Test
  void whoeverWatchesCanEndIt() {
    assertThatThrownBy(
            () ->
                Search.standard(1)
                    .compare(
                        ways(Question.YES_OR_NO),
                        eitherOr(300, 0.1),
                        (done, of) -> {
                          assertThat(done).isLessThan(of);
                          if (done == 2) {
                            throw new CancellationException("enough");
                          }
                        }))
        .isInstanceOf(CancellationException.class);
  }
}
