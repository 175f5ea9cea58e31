package io.strate.learn.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.learn.portrait.Name.Direction;
import io.strate.learn.portrait.Name.Word;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NameTest {
  private static Portrait portrait(int cluster, int size, Contrast... contrasts) {
    return new Portrait(cluster, size, 0.1, List.of(contrasts));
  }

  private static Contrast level(String feature, double effect) {
    return new Contrast.Level(feature, 1, 0, 0, 0, 0, effect, effect);
  }

  @Test
  void theTwoMostTellingFeaturesNameACluster() {
    List<Name> names =
        Name.of(
            List.of(
                portrait(
                    0,
                    10,
                    new Contrast.Mix("sector", 1, List.of(new Contrast.Share("food", 1, 0, 2))),
                    level("orders", -1.5),
                    level("age", 0.3)),
                portrait(1, 10, level("age", 0.9), level("orders", 0.19))));
    assertThat(names.get(0).words())
        .containsExactly(
            new Word.Text("sector", "food", Direction.HIGH),
            new Word.Number("orders", Direction.LOW));
    assertThat(names.get(1).words()).containsExactly(new Word.Number("age", Direction.HIGH));
  }

  /** The larger one chooses first; the other takes the next best two. */
  @Test
  void noTwoHaveTheSameName() {
    List<Name> names =
        Name.of(
            List.of(
                portrait(0, 10, level("orders", 2), level("revenue", 1.8), level("age", 0.5)),
                portrait(1, 99, level("revenue", 3), level("orders", 2.9), level("age", -1))));
    assertThat(names.get(1).words())
        .containsExactly(
            new Word.Number("revenue", Direction.HIGH), new Word.Number("orders", Direction.HIGH));
    assertThat(names.get(0).words())
        .containsExactly(
            new Word.Number("orders", Direction.HIGH), new Word.Number("age", Direction.HIGH));
  }

  @Test
  void whatHasNoWordsLeftIsNumbered() {
    List<Name> names =
        Name.of(
            List.of(
                portrait(0, 10, level("orders", 2)),
                portrait(1, 9, level("orders", 1)),
                portrait(2, 8, level("orders", 0.1)),
                portrait(3, 7)));
    assertThat(names).extracting(Name::number).containsExactly(1, 2, 1, 2);
    assertThat(names.get(2).words()).isEmpty();
    assertThat(names).doesNotHaveDuplicates();
  }
}
