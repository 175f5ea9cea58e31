package io.strate.learn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.strate.learn.dataset.Column;
import io.strate.learn.dataset.Dataset;
import io.strate.learn.dataset.Examples;
import io.strate.learn.dataset.Matrix;
import io.strate.learn.dataset.Target;
import io.strate.learn.encode.LiveRow;
import io.strate.learn.predict.Question;
import io.strate.learn.split.Splits;
import io.strate.learn.tune.Method;
import io.strate.learn.tune.Way;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Parts of an answer of which it is known what they must say, as yes was drawn by a rule. */
final class WhyTest {

  private static final int ROWS = 1_500;

  /** Yes comes with quotes, and a little with opens; noise says nothing. */
  private static Examples examples(boolean isWhether, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] quotes = new double[ROWS];
    double[] opens = new double[ROWS];
    int[] sectors = new int[ROWS];
    boolean[] yes = new boolean[ROWS];
    double[] amounts = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      quotes[row] = random.nextInt(4);
      opens[row] = random.nextInt(10);
      sectors[row] = random.nextInt(3);
      double logOdds = -3 + 2 * quotes[row] + 0.1 * opens[row];
      yes[row] = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
      amounts[row] = 100 * quotes[row] + opens[row];
    }
    return new Examples(
        new Dataset(
            List.of("opens", "sector", "quotes"),
            List.of(
                new Column.Numbers(opens),
                new Column.Categories(sectors, List.of("a", "b", "c")),
                new Column.Numbers(quotes)),
            ROWS),
        isWhether ? Target.Classes.of(yes) : new Target.Amounts(amounts),
        IntStream.range(0, ROWS).toArray(),
        new long[ROWS]);
  }

  private static Model model(Method method, boolean isWhether) {
    Way way = method.ways(ROWS, 1).getFirst();
    Examples examples = examples(isWhether, 1);
    return Model.fit(way, examples, Splits.stratified(examples, 1), 1);
  }

  private static double[] row(Model model, double opens, String sector, double quotes) {
    LiveRow row = model.asking().row();
    List<String> columns = model.pipeline().encoding().columns();
    row.number(columns.indexOf("opens"), opens);
    row.text(columns.indexOf("sector"), sector);
    row.number(columns.indexOf("quotes"), quotes);
    return row.encode().clone();
  }

  private static Supplier<Matrix> background(Model model, boolean isWhether) {
    return () -> Matrix.of(model.pipeline().encoding().encode(examples(isWhether, 3).features()));
  }

  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      names = {"DECISION_TREE", "RANDOM_FOREST", "GRADIENT_BOOSTING", "LOGISTIC", "SVM"})
  void thePlantedFeatureComesFirstAndAllPartsSumToTheDifference(Method method) {
    Model model = model(method, true);
    assertThat(model.question()).isEqualTo(Question.YES_OR_NO);
    double[] many = row(model, 5, "a", 3);
    Why why = Why.of(model, many, 0, background(model, true));
    assertThat(why.parts().getFirst().feature()).isEqualTo("quotes");
    assertThat(why.parts().getFirst().points()).isPositive();
    assertThat(why.answer()).isCloseTo(said(model, many), within(1e-6));
    assertSums(why);
    Why none = Why.of(model, row(model, 5, "a", 0), 0, background(model, true));
    assertThat(none.parts().getFirst().feature()).isEqualTo("quotes");
    assertThat(none.parts().getFirst().points()).isNegative();
    assertSums(none);
  }

  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      names = {"RIDGE", "XGBOOST"})
  void amountsAreExplainedInTheirUnit(Method method) {
    Model model = model(method, false);
    Why why = Why.of(model, row(model, 5, "a", 3), 0, background(model, false));
    assertThat(why.parts().getFirst().feature()).isEqualTo("quotes");
    // 100 for each quote above the mean of 0, 1, 2 and 3, which come equally often
    assertThat(why.parts().getFirst().points()).isCloseTo(150, within(20.0));
    assertSums(why);
  }

  private static double said(Model model, double[] row) {
    double[] answer = new double[1];
    model.pipeline().predictor().predict(row, 0, answer, 0);
    model.scale().apply(answer, 0);
    return answer[0];
  }

  private static void assertSums(Why why) {
    double sum = why.parts().stream().mapToDouble(Why.Part::points).sum();
    assertThat(sum).isCloseTo(why.answer() - why.usual(), within(1e-9));
  }
}
