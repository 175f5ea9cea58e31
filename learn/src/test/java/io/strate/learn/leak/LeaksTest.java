package io.strate.learn.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.strate.learn.dataset.Column;
import io.strate.learn.dataset.Dataset;
import io.strate.learn.dataset.Examples;
import io.strate.learn.dataset.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LeaksTest {
  private static final int COUNT = 1000;

  private final SplittableRandom random = new SplittableRandom(8);
  private final boolean[] answers = new boolean[COUNT];

  LeaksTest() {
    for (int row = 0; row < COUNT; row++) {
      answers[row] = random.nextInt(10) == 0;
    }
  }

  @Test
  void aucIsTheShareOfPairsInOrder() {
    double[] numbers = random.ints(200, 0, 12).asDoubleStream().toArray();
    boolean[] members = new boolean[200];
    for (int row = 0; row < 200; row++) {
      members[row] = random.nextInt(12) < numbers[row];
    }
    double won = 0;
    double pairs = 0;
    for (int i = 0; i < 200; i++) {
      for (int j = 0; j < 200; j++) {
        if (members[i] && !members[j]) {
          pairs++;
          won += numbers[i] > numbers[j] ? 1 : numbers[i] == numbers[j] ? 0.5 : 0;
        }
      }
    }

    assertThat(RankAuc.of(numbers, members).auc()).isCloseTo(won / pairs, within(1e-12));
    assertThat(RankAuc.of(numbers, new boolean[200]).auc()).isEqualTo(0.5);
  }

  @Test
  void columnsThatTellNearlyEverythingAreFound() {
    List<String> names =
        List.of(
            "noise",
            "low for yes",
            "known if yes",
            "high or unknown",
            "reason",
            "good",
            "id",
            "country");
    Column[] columns = {
      numbers(row -> random.nextDouble()),
      numbers(row -> (answers[row] ? -2.5 : 0) + random.nextDouble()),
      numbers(row -> answers[row] ? random.nextDouble() : Double.NaN),
      numbers(row -> answers[row] ? row % 2 == 0 ? 3 : Double.NaN : random.nextDouble()),
      texts(row -> answers[row] ? "r" + random.nextInt(3) : ""),
      numbers(row -> (answers[row] ? 0.8 : 0) + 2 * random.nextDouble()),
      texts(row -> "id " + row),
      texts(row -> "fr"),
    };

    List<Leak> found = Leaks.find(examples(names, Target.Classes.of(answers), columns), 1);

    assertThat(found)
        .containsExactly(
            new Leak("low for yes", 1, "'yes'"),
            new Leak("known if yes", 1, "'yes'"),
            new Leak("high or unknown", 1, "'yes'"),
            new Leak("reason", 1, "'yes'"));
  }

  @Test
  void amountsAndSeveralClassesAreLookedAtToo() {
    double[] amounts = random.doubles(COUNT, 0, 100).toArray();
    int[] codes = Arrays.stream(amounts).mapToInt(x -> (int) x / 34).toArray();
    Column[] columns = {
      numbers(row -> -amounts[row]), texts(row -> codes[row] == 1 ? "middle" : "else"),
    };
    List<String> names = List.of("minus", "middle");

    assertThat(
            Leaks.find(
                examples(names, new Target.Classes(codes, List.of("a", "b", "c")), columns), 1))
        .extracting(Leak::of)
        .containsExactly("'a'", "'b'");
    assertThat(Leaks.find(examples(names, new Target.Amounts(amounts), columns), 1))
        .extracting(Leak::column)
        .containsExactly("minus");
  }

  @Test
  void tenRowsProveNothing() {
    Examples few =
        examples(
                List.of("x"),
                Target.Classes.of(answers),
                new Column[] {numbers(row -> answers[row] ? 1 : 0)})
            .pick(
                IntStream.concat(
                        IntStream.range(0, COUNT).filter(row -> answers[row]).limit(5),
                        IntStream.range(0, COUNT).filter(row -> !answers[row]).limit(5))
                    .toArray());

    assertThat(Leaks.find(few, 1)).isEmpty();
  }

  private static Examples examples(List<String> names, Target target, Column[] columns) {
    return new Examples(
        new Dataset(names, List.of(columns), COUNT),
        target,
        IntStream.range(0, COUNT).toArray(),
        IntStream.range(0, COUNT).asLongStream().toArray());
  }

  private static Column numbers(IntToDoubleFunction numbers) {
    return new Column.Numbers(IntStream.range(0, COUNT).mapToDouble(numbers).toArray());
  }

  /** An empty text is unknown. */
  private static Column texts(IntFunction<String> texts) {
    List<String> levels = new ArrayList<>();
    int[] codes = new int[COUNT];
    for (int row = 0; row < COUNT; row++) {
      String text = texts.apply(row);
      if (!text.isEmpty() && !levels.contains(text)) {
        levels.add(text);
      }
      codes[row] = levels.indexOf(text);
    }
    return new Column.Categories(codes, levels);
  }
}
