package io.strate.learn.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Eight rows; of thresholds .9 .8 .6 .4 .2 these are yes and no above: 1/0 2/0 2/2 3/3 3/5. */
final class ThresholdsTest {
  private static final Scored EIGHT =
      Scored.of(
          new double[] {0.6, 0.2, 0.9, 0.4, 0.8, 0.4, 0.2, 0.6},
          new boolean[] {false, false, true, true, true, false, false, false});

  @Test
  void everyThresholdIsListed() {
    ThresholdCurve curve = ThresholdCurve.of(EIGHT, 1000);
    assertThat(curve.cuts())
        .containsExactly(
            new Cut(Math.nextUp(0.9), new Confusion(0, 0, 5, 3)),
            new Cut(0.9, new Confusion(1, 0, 5, 2)),
            new Cut(0.8, new Confusion(2, 0, 5, 1)),
            new Cut(0.6, new Confusion(2, 2, 3, 1)),
            new Cut(0.4, new Confusion(3, 3, 2, 0)),
            new Cut(0.2, new Confusion(3, 5, 0, 0)));
    assertThat(curve.sizes(new double[] {0.95, 0.9, 0.5, 0.1, 0.4, 0.4}))
        .containsExactly(1, 2, 2, 2, 5, 5);
  }

  @Test
  void eachChoiceIsTheOneByHand() {
    assertThat(threshold(new ThresholdChoice.MaximiseF1())).isEqualTo(0.8);
    assertThat(threshold(new ThresholdChoice.RecallAtLeast(0.6))).isEqualTo(0.8);
    assertThat(threshold(new ThresholdChoice.RecallAtLeast(0.7))).isEqualTo(0.4);
    assertThat(threshold(new ThresholdChoice.RecallAtLeast(1))).isEqualTo(0.4);
    assertThat(threshold(new ThresholdChoice.PrecisionAtLeast(1))).isEqualTo(0.8);
    assertThat(threshold(new ThresholdChoice.PrecisionAtLeast(0.5))).isEqualTo(0.4);
    assertThat(threshold(new ThresholdChoice.PrecisionAtLeast(0.3))).isEqualTo(0.4);
    assertThat(threshold(new ThresholdChoice.Top(1))).isEqualTo(0.9);
    assertThat(threshold(new ThresholdChoice.Top(3))).isEqualTo(0.6);
    assertThat(threshold(new ThresholdChoice.Top(500))).isEqualTo(0.2);
  }

  /**
   * 10 for each found less 1 for each in vain: 10, 20, 18, 27, 25; less 12: 10, 20, −4, −6, −30.
   */
  @Test
  void profitCountsWhatIsEarnedAndLost() {
    assertThat(threshold(new ThresholdChoice.Profit(10, -1, 0, 0))).isEqualTo(0.4);
    assertThat(threshold(new ThresholdChoice.Profit(10, -12, 0, 0))).isEqualTo(0.8);
    assertThat(threshold(new ThresholdChoice.Profit(-1, -1, 0, 0))).isEqualTo(Math.nextUp(0.9));
    ThresholdChoice.Profit profit = new ThresholdChoice.Profit(7, -5, 3, -2);
    assertThat(profit.of(new Confusion(2, 1, 5, 3))).isEqualTo(14 - 5 + 15 - 6);
    assertThat(profit.of(EIGHT).confusion()).isEqualTo(new Confusion(2, 0, 5, 1));
  }

  private static double threshold(ThresholdChoice choice) {
    return choice.of(EIGHT).threshold();
  }

  /** No listed threshold is better than the chosen one, which may lie between listed ones. */
  @Test
  void noThresholdBeatsTheChosenOne() {
    SplittableRandom random = new SplittableRandom(6);
    double[] scores = random.doubles(3000).toArray();
    boolean[] yes = new boolean[3000];
    for (int row = 0; row < yes.length; row++) {
      yes[row] = random.nextDouble() < scores[row] * scores[row];
    }
    Scored scored = Scored.of(scores, yes);
    ThresholdCurve few = ThresholdCurve.of(scored, 100);
    assertThat(few.cuts()).hasSize(100);
    double best = new ThresholdChoice.MaximiseF1().of(scored).confusion().f1();
    assertThat(few.cuts()).allMatch(cut -> !(cut.confusion().f1() > best));
    Confusion found = new ThresholdChoice.RecallAtLeast(0.8).of(scored).confusion();
    assertThat(found.recall()).isBetween(0.8, 0.801);
    assertThat(new ThresholdChoice.Top(500).of(scored).confusion().chosen()).isEqualTo(500);
  }

  @Test
  void whatNoThresholdAchievesIsRefused() {
    Scored bad = Scored.of(new double[] {1, 2, 3}, new boolean[] {true, false, false});
    assertThatThrownBy(() -> new ThresholdChoice.PrecisionAtLeast(0.5).of(bad))
        .hasMessage(
            "precision_at_least: expected a threshold with a precision of 0.5, found 0.333 at most; ask for less, or learn a better model");
    assertThatThrownBy(() -> new ThresholdChoice.RecallAtLeast(80))
        .hasMessage(
            "recall_at_least: expected a share above 0 and up to 1, found 80.0; write 0.8 for 80 %");
    assertThatThrownBy(() -> new ThresholdChoice.Top(0)).hasMessageStartingWith("top: expected");
    assertThatThrownBy(() -> new ThresholdChoice.Profit(1, 0, 0, Double.NaN))
        .hasMessageStartingWith("profit: expected finite amounts");
    Scored alone = Scored.of(new double[] {1, 2}, new boolean[2]);
    assertThatThrownBy(() -> new ThresholdChoice.MaximiseF1().of(alone))
        .hasMessageStartingWith("maximise f1: expected rows of both answers, found only no");
    assertThat(new ThresholdChoice.Top(1).of(alone).threshold()).isEqualTo(2);
  }

  /** Of four parts: 2 of 3 yes, 2, then .5 more among the two equal ones of 4, then all. */
  @Test
  void gainIsWhatAPartOfEverybodyHolds() {
    Gain gain = Gain.of(EIGHT, 4);
    assertThat(gain.parts().stream().mapToDouble(Gain.Part::found).toArray())
        .containsExactly(new double[] {2 / 3.0, 2 / 3.0, 1, 1}, within(1e-15));
    assertThat(gain.parts().get(0).lift()).isCloseTo(8 / 3.0, within(1e-15));
    assertThat(gain.parts().get(2).ownLift()).isCloseTo(4 / 3.0, within(1e-15));
    assertThat(Gain.of(EIGHT, 8).parts().get(4).found()).isCloseTo(2.5 / 3, within(1e-15));
    assertThat(Gain.of(EIGHT, 100).parts()).hasSize(100);
  }
}
