package io.strate.learn.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.learn.dataset.Examples;
import io.strate.learn.dataset.Target;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FoldsTest {
  @Test
  void everyRowIsHeldOutOnceAndClassesAreSpread() {
    Examples examples = Cases.everyNth(103, 4);

    Folds folds = Folds.of(examples, 5, 3);

    // 26 yes and 77 no over 5 folds.
    int[] held = new int[103];
    for (int fold = 0; fold < 5; fold++) {
      assertThat(Cases.yes(examples, folds.held(fold))).isBetween(5L, 6L);
      assertThat(folds.held(fold)).hasSizeBetween(20, 21);
      assertThat(folds.training(fold)).hasSize(103 - folds.held(fold).length);
      for (int row : folds.held(fold)) {
        held[row]++;
        assertThat(folds.of(row)).isEqualTo(fold);
      }
    }
    assertThat(held).containsOnly(1);
  }

  @Test
  void groupsAreNeverPartedAndFoldsAreAlike() {
    Examples examples = SplitsTest.grouped();
    long yes = Cases.yes(examples, IntStream.range(0, 3000).toArray());

    Folds folds = Folds.of(examples, 5, 3);

    Map<Integer, Integer> foldOf = new HashMap<>();
    for (int row = 0; row < 3000; row++) {
      Integer other = foldOf.putIfAbsent(examples.groups()[row], folds.of(row));
      assertThat(other == null || other == folds.of(row)).isTrue();
    }
    for (int fold = 0; fold < 5; fold++) {
      assertThat(folds.held(fold)).hasSizeBetween(594, 606);
      assertThat(Cases.yes(examples, folds.held(fold))).isBetween(yes / 5 - 3, yes / 5 + 3);
    }
  }

  @Test
  void whatCannotBeFoldedIsRefusedWithASentence() {
    assertThatThrownBy(() -> Folds.of(Cases.everyNth(30, 2), 1, 1))
        .hasMessage("folds: expected at least 2, found 1; raise their number");
    Examples threeGroups =
        Cases.of(
            Cases.everyNth(30, 2).target(),
            IntStream.range(0, 30).map(row -> row % 3).toArray(),
            new long[30]);
    assertThatThrownBy(() -> Folds.of(threeGroups, 5, 1))
        .hasMessage(
            "folds: expected at least 5 groups, one for each fold, found 3; lower the number of folds or bring more rows");
    assertThatThrownBy(() -> Folds.of(Cases.everyNth(30, 10), 5, 1))
        .hasMessageMatching(
            "fold \\d of 5: expected rows of two classes, found only 'no' in 6 rows; .*");
    Examples oneClass = Cases.of(Target.Classes.of(new boolean[30]), new int[30], new long[30]);
    assertThatThrownBy(() -> Folds.of(oneClass.pick(new int[0]), 2, 1))
        .hasMessageStartingWith("folds: expected at least 2 groups");
  }

  @Test
  void foldsThatNothingIsMeasuredOnAreAsManyAsThereAreGroups() {
    Examples oneClass =
        Cases.of(Target.Classes.of(new boolean[3]), new int[] {4, 4, 9}, new long[3]);

    assertThat(Folds.upTo(5, oneClass, 1).count()).isEqualTo(2);
    assertThat(Folds.upTo(5, oneClass.pick(new int[0]), 1).count()).isEqualTo(1);
  }
}
