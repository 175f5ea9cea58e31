package io.strate.learn.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.strate.learn.dataset.Column;
import io.strate.learn.dataset.Dataset;
import io.strate.learn.dataset.Examples;
import io.strate.learn.dataset.Rows;
import io.strate.learn.dataset.Target;
import io.strate.learn.encode.Outcomes.Outcome;
import io.strate.learn.split.Folds;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TargetRatesTest {
  @Test
  void trainingRowsGetTheMeanOfOtherFolds() {
    Examples examples = Cases.bought();
    Column.Categories towns = (Column.Categories) examples.features().column("town");
    double[] bought = examples.target().numbers();
    Folds folds = Folds.upTo(5, examples, 9);

    Rows rows = Encoding.fit(Recipe.predictions(), examples, 9).rows();

    for (int row = 0; row < examples.count(); row++) {
      int[] others = folds.training(folds.of(row));
      double mean = IntStream.of(others).mapToDouble(r -> bought[r]).average().orElseThrow();
      double square = 0;
      for (int other : others) {
        square += Math.pow(rate(towns, bought, others, towns.codes()[other], mean) - mean, 2);
      }
      double expected =
          (rate(towns, bought, others, towns.codes()[row], mean) - mean)
              / Math.sqrt(square / others.length);
      assertThat(rows.at(row, 0)).isCloseTo(expected, within(1e-9));
    }
  }

  /** The mean of the level's rows and of 20 that are like all. */
  private static double rate(
      Column.Categories towns, double[] target, int[] rows, int town, double mean) {
    int[] same = IntStream.of(rows).filter(row -> towns.codes()[row] == town).toArray();
    return (IntStream.of(same).mapToDouble(row -> target[row]).sum() + 20 * mean)
        / (same.length + 20);
  }

  @Test
  void targetsOfHeldOutRowsChangeNothingForThem() {
    SplittableRandom random = new SplittableRandom(2);
    Examples examples = Cases.amounts();
    Folds folds = Folds.upTo(5, examples, 9);
    int[] places = random.ints(examples.count(), 0, 40).toArray();
    double[] numbers = examples.target().numbers();
    TargetRates rates = new TargetRates(places, 40, folds);
    double[] before = rates.fit(outcome(numbers)).getFirst().rows();

    for (int fold = 0; fold < 5; fold++) {
      double[] changed = numbers.clone();
      for (int row : folds.held(fold)) {
        changed[row] = random.nextDouble(-1e6, 1e6);
      }
      double[] after = rates.fit(outcome(changed)).getFirst().rows();
      for (int row : folds.held(fold)) {
        assertThat(after[row]).isEqualTo(before[row]);
      }
      assertThat(after).isNotEqualTo(before);
    }
  }

  private static List<Outcome> outcome(double[] numbers) {
    return List.of(new Outcome(new Meaning.Outcome(Optional.empty()), numbers));
  }

  @Test
  void rowsOfOneGroupTellNothingAboutEachOther() {
    // Each person has four rows, a level of its own and always the same answer.
    int count = 400;
    SplittableRandom random = new SplittableRandom(3);
    boolean[] persons = new boolean[count / 4];
    for (int person = 0; person < persons.length; person++) {
      persons[person] = random.nextBoolean();
    }
    boolean[] answers = new boolean[count];
    int[] groups = new int[count];
    String[] texts = new String[count];
    for (int row = 0; row < count; row++) {
      groups[row] = row / 4;
      answers[row] = persons[row / 4];
      texts[row] = "person " + row / 4;
    }
    Dataset features = Cases.dataset("person", Cases.texts(texts));
    Target target = Target.Classes.of(answers);

    Rows grouped =
        Encoding.fit(Recipe.trees(), new Examples(features, target, groups, new long[count]), 1)
            .rows();

    assertThat(grouped.values()).containsOnly(0);
    // Were every row a stranger, a person's other rows would give the answer away.
    Rows strangers = Encoding.fit(Recipe.trees(), Cases.examples(features, target), 1).rows();
    assertThat(Arrays.stream(strangers.values()).filter(x -> x != 0).count()).isGreaterThan(350);
  }

  @Test
  void severalClassesHaveAShareEach() {
    Target target =
        new Target.Classes(
            IntStream.range(0, 400).map(row -> row % 3).toArray(), List.of("a", "b", "c"));

    Encoding encoding =
        Encoding.fit(Recipe.trees(), Cases.examples(Cases.given(), target), 1).encoding();

    assertThat(Cases.names(encoding))
        .startsWith("town by share of a", "town by share of b", "town by share of c");
  }

  @Test
  void aLevelThatIsNewIsLikeAll() {
    Encoding encoding = Encoding.fit(Recipe.trees(), Cases.bought(), 1).encoding();
    LiveRow live = encoding.liveRow();
    live.text(0, "a town that nobody knew");

    assertThat(live.encode()[0]).isZero();
  }

  @Test
  void aTargetThatNeverDiffersTellsNothing() {
    double[] same = new double[400];
    Arrays.fill(same, 0.1);

    Fitted fitted =
        Encoding.fit(Recipe.trees(), Cases.examples(Cases.given(), new Target.Amounts(same)), 1);

    assertThat(Cases.column(fitted.rows(), 0)).containsOnly(0);
    assertThat(Cases.column(fitted.encoding().encode(Cases.given()), 0)).containsOnly(0);
  }
}
