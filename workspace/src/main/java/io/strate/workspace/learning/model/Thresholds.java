package io.strate.workspace.learning.model;

import io.strate.learn.dataset.Dataset;
import io.strate.learn.evaluate.Confusion;
import io.strate.learn.evaluate.Cut;
import io.strate.learn.evaluate.Scored;
import io.strate.learn.evaluate.ThresholdChoice;
import io.strate.learn.evaluate.ThresholdCurve;
import io.strate.workspace.definition.Threshold;
import io.strate.workspace.learning.card.ModelCard;
import java.util.Arrays;
import java.util.List;

/** From which probability on yes is said. */
final class Thresholds {

  /** What a yes is worth where nobody says: the same as a no costs. */
  private static final ThresholdChoice.Profit EVEN = new ThresholdChoice.Profit(1, -1, 0, 0);

  private static final int MOST_CUTS = 200;

  private Thresholds() {}

  /**
   * Chooses by the rows that choices are made by.
   *
   * @param everybody in the population as of now
   * @throws IllegalArgumentException if no threshold achieves what is wanted
   */
  static double choose(Threshold wanted, Trained learnt, Dataset everybody) {
    Scored validation = learnt.validated();
    return switch (wanted) {
      case Threshold.HighestF1() -> new ThresholdChoice.MaximiseF1().of(validation).threshold();
      case Threshold.RecallAtLeast(double share) ->
          new ThresholdChoice.RecallAtLeast(share).of(validation).threshold();
      case Threshold.PrecisionAtLeast(double share) ->
          new ThresholdChoice.PrecisionAtLeast(share).of(validation).threshold();
      case Threshold.MostProfit profit -> profit(profit).of(validation).threshold();
      case Threshold.Top(int count) -> highest(learnt.model().answer(everybody), count);
    };
  }

  /**
   * The same of what is judged on later rows than it has learnt from: the threshold of what was
   * learnt from all times would have been chosen by some of these. Above all answers where no
   * threshold achieves what is wanted.
   */
  static double orNobody(Threshold wanted, Trained learnt, Dataset everybody) {
    try {
      return choose(wanted, learnt, everybody);
    } catch (IllegalArgumentException notReached) {
      return Double.POSITIVE_INFINITY;
    }
  }

  private static ThresholdChoice.Profit profit(Threshold.MostProfit profit) {
    return new ThresholdChoice.Profit(profit.tp(), profit.fp(), profit.tn(), profit.fn());
  }

  private static double highest(double[] present, int count) {
    double[] rising = present.clone();
    Arrays.sort(rising);
    return rising.length == 0 ? 1 : rising[Math.max(0, rising.length - count)];
  }

  /** What thresholds come to on rows that nothing was chosen by. */
  static List<ModelCard.Cut> cuts(Threshold wanted, Scored test) {
    ThresholdChoice.Profit worth =
        wanted instanceof Threshold.MostProfit profit ? profit(profit) : EVEN;
    return ThresholdCurve.of(test, MOST_CUTS).cuts().stream().map(cut -> cut(cut, worth)).toList();
  }

  private static ModelCard.Cut cut(Cut cut, ThresholdChoice.Profit worth) {
    Confusion confusion = cut.confusion();
    return new ModelCard.Cut(
        cut.threshold(),
        confusion.chosen() / confusion.total(),
        confusion.precision(),
        confusion.recall(),
        confusion.f1(),
        worth.of(confusion) / confusion.total());
  }
}
