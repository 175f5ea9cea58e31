package io.strate.learn.moment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.strate.learn.moment.Habits.Best;
import java.util.Arrays;
import java.util.Collections;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HabitsTest {

  private static final int TUESDAY = 1;
  private static final int FRIDAY = 4;

  /** Of single reactions nobody can tell how much people differ. */
  private static final int[][] SINGLE = {
    weekdays(TUESDAY, 1), weekdays(TUESDAY, 1), weekdays(FRIDAY, 1), weekdays(TUESDAY, 1)
  };

  /** Values by SciPy: {@code learn/src/test/reference/make_moment_references.py}. */
  private static final int[][] WEEKLY = {
    {0, 8, 0, 1, 0, 0, 0},
    {0, 8, 0, 1, 0, 0, 0},
    {0, 8, 0, 1, 0, 0, 0},
    {0, 0, 1, 0, 9, 0, 0},
    {0, 0, 1, 0, 9, 0, 0},
    {1, 1, 1, 1, 1, 1, 1}
  };

  private static final int[] EARLY = hours(9, 8, 14, 1);
  private static final int[] LATE = hours(23, 5, 0, 4);
  private static final int[][] DAILY = {EARLY, EARLY, EARLY, LATE, LATE, hours(12, 1)};

  @Test
  void eachRowHasAVoteAndOneMoreIsSpreadOverAllSlots() {
    Habits habits = Habits.learn(Round.WEEKDAYS, SINGLE);
    double[] expected = {1.0 / 35, 22.0 / 35, 1.0 / 35, 1.0 / 35, 8.0 / 35, 1.0 / 35, 1.0 / 35};
    assertThat(habits.shares()).containsExactly(expected, offset(1e-15));
    assertThat(habits.concentration()).isCloseTo(30, offset(1e-9));
    assertThat(habits.best()).isEqualTo(TUESDAY);
  }

  @Test
  void ofMoreReactionsThanItTakesTheOwnDayIsTheBest() {
    Habits habits = Habits.learn(Round.WEEKDAYS, SINGLE);
    // 30 × 22/35 = 30 × 8/35 + 12
    assertThat(habits.best(weekdays(FRIDAY, 11)).slot()).isEqualTo(TUESDAY);
    assertThat(habits.best(weekdays(FRIDAY, 13)).slot()).isEqualTo(FRIDAY);
  }

  @Test
  void theConfidenceIsThatOfABetaDistribution() {
    double[] even = new double[7];
    Arrays.fill(even, 1.0 / 7);
    Habits habits = new Habits(Round.WEEKDAYS, even, 7);
    // Of Beta(1, 6), and of Beta(2, 6), more than 1/7.
    Best never = habits.best(new int[7]);
    assertThat(never.slot()).isZero();
    assertThat(never.confidence()).isCloseTo(Math.pow(6 / 7.0, 6), offset(1e-14));
    Best once = habits.best(weekdays(3, 1));
    assertThat(once.slot()).isEqualTo(3);
    assertThat(once.confidence())
        .isCloseTo(Math.pow(6 / 7.0, 7) + Math.pow(6 / 7.0, 6), offset(1e-14));
  }

  @Test
  void anHourLendsToItsNeighboursAcrossMidnight() {
    Habits habits = Habits.learn(Round.HOURS, new int[][] {hours(0, 1)});
    double[] shares = habits.shares();
    assertThat(shares[0]).isCloseTo((0.5 + 1.0 / 24) / 2, offset(1e-15));
    assertThat(shares[23]).isEqualTo(shares[1]).isCloseTo((0.25 + 1.0 / 24) / 2, offset(1e-15));
    assertThat(shares[2]).isCloseTo(1.0 / 48, offset(1e-15));
    assertThat(habits.best()).isZero();
    int[] aroundMidnight = hours(23, 3, 1, 3);
    assertThat(habits.best(aroundMidnight).slot()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "0 0 0 0 9 0 0, 4, 0.996914243716967",
    "0 0 0 0 0 0 0, 1, 0.478355255805595",
    "0 9 0 0 0 0 0, 1, 0.9988796436247283",
    "1 1 1 1 1 1 1, 1, 0.0930916841973899"
  })
  void weekdaysAreThoseOfSciPy(String counts, int slot, double confidence) {
    Habits habits = Habits.learn(Round.WEEKDAYS, WEEKLY);
    assertThat(habits.concentration()).isCloseTo(3.9767921239810846, offset(1e-9));
    int[] row = Arrays.stream(counts.split(" ")).mapToInt(Integer::parseInt).toArray();
    check(habits.best(row), slot, confidence);
  }

  @Test
  void hoursAreThoseOfSciPy() {
    Habits habits = Habits.learn(Round.HOURS, DAILY);
    assertThat(habits.concentration()).isCloseTo(1.2969588536847234, offset(1e-9));
    check(habits.best(LATE), 23, 0.9998390387046344);
    check(habits.best(new int[24]), 9, 0.45133101499698325);
    check(habits.best(EARLY), 9, 0.998252536636636);
    check(habits.best(hours(23, 1)), 23, 0.7266777267083881);
  }

  private static void check(Best best, int slot, double confidence) {
    assertThat(best.slot()).isEqualTo(slot);
    assertThat(best.confidence()).isCloseTo(confidence, offset(1e-9));
  }

  @Test
  void whereAllAreAlikeAFewOtherReactionsChangeNothing() {
    int[][] rows = new int[400][];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new int[7];
      for (int reaction = 0; reaction < 20; reaction++) {
        rows[i][random.nextInt(10) < 4 ? TUESDAY : random.nextInt(7)]++;
      }
    }
    Habits habits = Habits.learn(Round.WEEKDAYS, rows);
    assertThat(habits.concentration()).isGreaterThan(200);
    assertThat(habits.best(weekdays(FRIDAY, 10)).slot()).isEqualTo(TUESDAY);
  }

  @Test
  void theOrderOfRowsDoesNotMatterNorDoThoseOfNobody() {
    int[][] rows = new int[300][];
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < rows.length; i++) {
      rows[i] = hours(random.nextInt(24), random.nextInt(5), random.nextInt(24), random.nextInt(9));
    }
    Habits habits = Habits.learn(Round.HOURS, rows);
    Collections.shuffle(Arrays.asList(rows), new java.util.Random(3));
    int[][] more = Arrays.copyOf(rows, rows.length + 1);
    more[rows.length] = new int[24];
    assertThat(Habits.learn(Round.HOURS, more)).isEqualTo(habits);
  }

  @Test
  void oneBusyRowHasOneVote() {
    int[][] rows = {weekdays(FRIDAY, 1_000_000), weekdays(TUESDAY, 1), weekdays(TUESDAY, 1)};
    assertThat(Habits.learn(Round.WEEKDAYS, rows).best()).isEqualTo(TUESDAY);
  }

  @Test
  void whatCannotBeLearntIsRefused() {
    assertThatThrownBy(() -> Habits.learn(Round.HOURS, new int[3][24]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("nobody reacted: habits need at least one row with a count above 0");
    assertThatThrownBy(() -> Habits.learn(Round.WEEKDAYS, new int[][] {{1, 2, -1, 0, 0, 0, 0}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a row of WEEKDAYS has 7 counts from 0 on, found [1, 2, -1, 0, 0, 0, 0]");
    assertThatThrownBy(() -> new Habits(Round.HOURS, new double[7], 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("habits of HOURS have 24 shares, found 7");
  }

  private static int[] weekdays(int day, int count) {
    int[] row = new int[7];
    row[day] = count;
    return row;
  }

  private static int[] hours(int hour, int count, int other, int otherCount) {
    int[] row = hours(hour, count);
    row[other] += otherCount;
    return row;
  }

  private static int[] hours(int hour, int count) {
    int[] row = new int[24];
    row[hour] = count;
    return row;
  }
}
