package io.strate.learn.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.learn.dataset.Examples;
import io.strate.learn.dataset.Target;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SplitsTest {
  @Test
  void everyPartHasItsShareOfEveryClassToTheRow() {
    Examples examples = Cases.everyNth(1000, 10);

    Split split = Splits.stratified(examples, 1);

    assertThat(split).hasToString("training 700, validation 150, test 150 rows");
    assertThat(Cases.yes(examples, split.training())).isEqualTo(70);
    assertThat(Cases.yes(examples, split.validation())).isEqualTo(15);
    assertThat(Cases.yes(examples, split.test())).isEqualTo(15);
    assertThat(all(split)).isEqualTo(range(0, 1000));
  }

  @Test
  void rowsBeforeALaterTestPartAreDealtByLot() {
    Examples examples = Cases.everyNth(1000, 10);
    Split time = Splits.byTime(examples, 0);

    Split split = Splits.byLotBefore(time, examples, 1);

    assertThat(split.test()).isEqualTo(time.test()).isEqualTo(range(850, 1000));
    assertThat(split.known()).isEqualTo(range(0, 850));
    assertThat(split.training()).hasSizeBetween(590, 600).isSorted();
    assertThat(IntStream.of(split.training()).filter(row -> row >= 800)).hasSizeBetween(20, 50);
  }

  @Test
  void theSeedDecides() {
    Examples examples = Cases.everyNth(1000, 10);

    assertThat(Splits.stratified(examples, 1)).isEqualTo(Splits.stratified(examples, 1));
    assertThat(Splits.stratified(examples, 1)).isNotEqualTo(Splits.stratified(examples, 2));
  }

  @Test
  void amountsAreSpreadByTheirTenths() {
    double[] amounts = new SplittableRandom(4).doubles(2000).map(x -> x * x * x).toArray();
    double[] sorted = amounts.clone();
    Arrays.sort(sorted);
    Examples examples =
        Cases.of(new Target.Amounts(amounts), IntStream.range(0, 2000).toArray(), new long[2000]);

    Split split = Splits.stratified(examples, 1);

    long highest = IntStream.of(split.test()).filter(row -> amounts[row] >= sorted[1800]).count();
    assertThat(split.test()).hasSize(300);
    assertThat(highest).isEqualTo(30);
  }

  @Test
  void groupsStayTogetherAndClassesStayNearTheirShares() {
    Examples examples = grouped();

    Split split = Splits.stratified(examples, 7);

    Set<Integer> training = groups(examples, split.training());
    Set<Integer> validation = groups(examples, split.validation());
    Set<Integer> test = groups(examples, split.test());
    assertThat(training).doesNotContainAnyElementsOf(validation);
    assertThat(training).doesNotContainAnyElementsOf(test);
    assertThat(validation).doesNotContainAnyElementsOf(test);
    double share = (double) Cases.yes(examples, split.test()) / split.test().length;
    double whole = (double) Cases.yes(examples, all(split)) / examples.count();
    assertThat(share).isBetween(whole - 0.01, whole + 0.01);
    assertThat((double) split.test().length / examples.count()).isBetween(0.14, 0.16);
  }

  /** 400 groups of 1 to 12 rows; some are mostly yes. */
  static Examples grouped() {
    SplittableRandom random = new SplittableRandom(5);
    int[] groups = new int[3000];
    boolean[] answers = new boolean[3000];
    int group = 0;
    int row = 0;
    while (row < 3000) {
      int size = 1 + random.nextInt(12);
      double likely = random.nextInt(5) == 0 ? 0.8 : 0.05;
      for (int i = 0; i < size && row < 3000; i++) {
        groups[row] = 1000 - group * 7;
        answers[row++] = random.nextDouble() < likely;
      }
      group++;
    }
    return Cases.of(Target.Classes.of(answers), groups, new long[3000]);
  }

  /** 24 months of 50 rows: 15 in a hundred of 24 are 3.6, so 4 months for each later part. */
  private static Examples monthly() {
    return Cases.of(
        Cases.everyNth(1200, 7).target(),
        range(0, 1200),
        IntStream.range(0, 1200).mapToLong(row -> row % 24).toArray());
  }

  private static int[] months(int[] part) {
    return IntStream.of(part).map(row -> row % 24).sorted().distinct().toArray();
  }

  @Test
  void timeKeepsInstantsTogether() {
    Split split = Splits.byTime(monthly(), 0);

    assertThat(months(split.training())).isEqualTo(range(0, 16));
    assertThat(months(split.validation())).isEqualTo(range(16, 20));
    assertThat(months(split.test())).isEqualTo(range(20, 24));
    assertThat(all(split)).hasSize(1200);
  }

  @Test
  void aGapLeavesOutWhatWasNotKnownWhenTheTestBegan() {
    Split split = Splits.byTime(monthly(), 3);

    assertThat(months(split.training())).isEqualTo(range(0, 15));
    assertThat(months(split.validation())).containsExactly(15, 16, 17);
    assertThat(months(split.test())).isEqualTo(range(20, 24));
  }

  /** Of month 16 it is known later than of months after it, as if these were shorter. */
  @Test
  void whatIsKnownLaterOfSomeInstantsLeavesOutThese() {
    Split split = Splits.byTime(monthly(), month -> month == 16 ? 21 : month + 2);

    assertThat(months(split.training())).isEqualTo(range(0, 15));
    assertThat(months(split.validation())).containsExactly(15, 17, 18);
    assertThat(months(split.test())).isEqualTo(range(20, 24));
  }

  @Test
  void whoIsTestedAndStandsInAnotherPartTooIsCounted() {
    Split split = new Split(new int[] {0, 1, 2}, new int[] {3}, new int[] {4, 5, 6, 7});
    int[] groups = {5, 9, 7, 4, 9, 2, 4, 9};

    assertThat(split.tested(groups)).isEqualTo(new Split.Tested(3, 2));
  }

  @Test
  void whatCannotBeSplitIsRefusedWithASentence() {
    assertThatThrownBy(() -> Splits.stratified(Cases.everyNth(10, 2), 1))
        .hasMessage("split: expected at least 20 rows, found 10; bring more rows");
    assertThatThrownBy(() -> Splits.byTime(Cases.everyNth(100, 100).pick(range(1, 100)), 0))
        .hasMessage(
            "split by time: expected a target that differs between rows, found only 'no' in 99 rows; choose another label, window or population");
    assertThatThrownBy(() -> Splits.stratified(Cases.everyNth(100, 100), 1))
        .hasMessage(
            "split, validation part: expected rows of two classes, found only 'no' in 15 rows; bring more rows of the others or another label");
    Examples oneInstant = Cases.of(Cases.everyNth(100, 2).target(), range(0, 100), new long[100]);
    assertThatThrownBy(() -> Splits.byTime(oneInstant, 0))
        .hasMessage(
            "split by time: expected at least 3 different instants, found 1; take more snapshots");
    assertThatThrownBy(() -> Splits.byTime(Cases.everyNth(100, 2), 85))
        .hasMessage(
            "split by time: expected at least 2 instants of which it is known what came when the test part begins, found 1; take snapshots over a longer time");
    Examples oneGroup = Cases.of(Cases.everyNth(100, 2).target(), new int[100], new long[100]);
    assertThatThrownBy(() -> Splits.stratified(oneGroup, 1))
        .hasMessageStartingWith(
            "split, validation part: expected rows, found none; bring more groups of linked rows");
  }

  private static int[] range(int from, int to) {
    return IntStream.range(from, to).toArray();
  }

  private static int[] all(Split split) {
    return Stream.of(split.training(), split.validation(), split.test())
        .flatMapToInt(IntStream::of)
        .sorted()
        .toArray();
  }

  private static Set<Integer> groups(Examples examples, int[] places) {
    Set<Integer> groups = new HashSet<>();
    for (int row : places) {
      groups.add(examples.groups()[row]);
    }
    return groups;
  }
}
