package io.strate.workspace.learning.model;

import io.strate.learn.dataset.Dataset;
import io.strate.learn.dataset.Examples;
import io.strate.learn.dataset.Target;
import io.strate.learn.evaluate.Bootstrap;
import io.strate.learn.evaluate.Interval;
import io.strate.learn.evaluate.LearningCurve;
import io.strate.learn.evaluate.Measures;
import io.strate.learn.evaluate.Scored;
import io.strate.learn.model.Dependence;
import io.strate.learn.model.Importance;
import io.strate.learn.tune.Pipeline;
import io.strate.learn.tune.Way;
import io.strate.workspace.learning.card.ModelCard.Effect;
import io.strate.workspace.learning.card.ModelCard.Level;
import io.strate.workspace.learning.card.ModelCard.Measured;
import io.strate.workspace.learning.card.ModelCard.Point;
import io.strate.workspace.learning.card.ModelCard.Size;
import io.strate.workspace.learning.card.ModelCard.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a model makes of its features, on rows that it has not learnt from. */
final class Insight {

  private static final int MOST_ROWS = 4_000;
  private static final int MOST_EFFECT_ROWS = 500;
  private static final int MOST_EFFECTS = 8;
  private static final double[] SHARES = {0.05, 0.1, 0.2, 0.4, 0.7, 1};
  private static final int MOST_TRAINING_ROWS = 20_000;
  private static final int RESAMPLES = 400;

  private final Trained learnt;
  private final long seed;
  private final List<Importance> importance;

  Insight(Trained learnt, long seed) {
    this.learnt = learnt;
    this.seed = seed;
    this.importance = Importance.of(learnt.model(), first(learnt.test(), MOST_ROWS), seed);
  }

  /** Rows at even distances. */
  private static Examples first(Examples examples, int most) {
    int count = Math.min(most, examples.count());
    return examples.pick(
        IntStream.range(0, count).map(i -> (int) ((long) i * examples.count() / count)).toArray());
  }

  List<Weight> importance() {
    double all = importance.stream().mapToDouble(each -> Math.max(0, each.loss())).sum();
    return importance.stream()
        .map(each -> new Weight(each.feature(), all == 0 ? 0 : Math.max(0, each.loss()) / all))
        .toList();
  }

  List<Effect> effects() {
    Dataset rows = first(learnt.test(), MOST_EFFECT_ROWS).features();
    return importance.stream()
        .filter(each -> each.loss() > 0)
        .limit(MOST_EFFECTS)
        .map(each -> effect(Dependence.of(learnt.model(), rows, each.feature())))
        .toList();
  }

  private static Effect effect(Dependence dependence) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < dependence.numbers().size(); i++) {
      points.add(new Point(dependence.numbers().get(i), dependence.answers().get(i)));
    }
    List<Level> levels = new ArrayList<>();
    for (int i = 0; i < dependence.levels().size(); i++) {
      levels.add(new Level(dependence.levels().get(i), dependence.answers().get(i)));
    }
    return new Effect(dependence.feature(), points, levels);
  }

  /** AUC by how many rows are learnt from; empty but for yes-or-no questions. */
  List<Size> learning(Way way, Examples training) {
    if (!(training.target() instanceof Target.Classes classes) || classes.names().size() != 2) {
      return List.of();
    }
    Examples all = first(training, MOST_TRAINING_ROWS);
    int[] sizes =
        IntStream.range(0, SHARES.length)
            .map(i -> (int) (SHARES[i] * all.count()))
            .filter(size -> size >= 100)
            .distinct()
            .toArray();
    int[] strata = ((Target.Classes) all.target()).codes();
    List<Size> points = new ArrayList<>();
    for (LearningCurve.Point point :
        LearningCurve.of(strata, sizes, seed, rows -> outcome(way, all.pick(rows))).points()) {
      points.add(
          new Size(
              point.rows(),
              point.outcome().training(),
              point.outcome().validation().value(),
              Optional.of(measured(point.outcome().validation()))));
    }
    return points;
  }

  private static Measured measured(Interval interval) {
    return new Measured(Measures.AUC.name(), interval.value(), interval.low(), interval.high());
  }

  private LearningCurve.Outcome outcome(Way way, Examples rows) {
    try {
      Pipeline pipeline = Pipeline.fit(way, rows, Optional.empty(), seed);
      Examples held = first(learnt.validation(), MOST_ROWS);
      return new LearningCurve.Outcome(
          Measures.AUC.of(scored(pipeline, rows)),
          new Bootstrap(RESAMPLES, 0.95, seed)
              .of(scored(pipeline, held), held.groups(), List.of(Measures.AUC))
              .getFirst());
    } catch (IllegalArgumentException tooFew) {
      return new LearningCurve.Outcome(
          Double.NaN, new Interval(Double.NaN, Double.NaN, Double.NaN, 0));
    }
  }

  private static Scored scored(Pipeline pipeline, Examples rows) {
    return Scored.of(pipeline.predict(rows.features()), (Target.Classes) rows.target());
  }
}
