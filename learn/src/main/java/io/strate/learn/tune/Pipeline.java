package io.strate.learn.tune;

import io.strate.learn.dataset.Dataset;
import io.strate.learn.dataset.Examples;
import io.strate.learn.dataset.Matrix;
import io.strate.learn.dataset.Target;
import io.strate.learn.encode.Encoding;
import io.strate.learn.encode.Fitted;
import io.strate.learn.predict.Learnt;
import io.strate.learn.predict.Part;
import io.strate.learn.predict.Predictor;
import io.strate.learn.predict.XGBoost;
import io.strate.learn.split.Folds;
import java.util.Arrays;
import java.util.Optional;

/** From the columns of a row to what is said of it. */
public record Pipeline(Encoding encoding, Predictor predictor) {

  /** One part of so many says when to stop. */
  private static final int STOPPING = 6;

  /**
   * Learns from examples, and from these alone.
   *
   * @param validation by which learners that can tell when to stop do so
   * @throws IllegalArgumentException for columns that cannot be encoded, and for rows that cannot
   *     be learnt from
   */
  public static Pipeline fit(Way way, Examples training, Optional<Examples> validation, long seed) {
    Fitted fitted = Encoding.fit(way.recipe(), training, seed);
    Part part = part(way, Matrix.of(fitted.rows()), training.target());
    Learnt predictor =
        validation
            .map(
                held -> {
                  Matrix rows = Matrix.of(fitted.encoding().encode(held.features()));
                  return way.learner().fit(part, Part.of(rows, held.target()));
                })
            .orElseGet(() -> way.learner().fit(part));
    return new Pipeline(fitted.encoding(), predictor);
  }

  /**
   * The same without other rows: a learner that asks such when to stop is given a part of those
   * that it would learn from.
   */
  public static Pipeline fit(Way way, Examples training, long seed) {
    if (!(way.learner() instanceof XGBoost)) {
      return fit(way, training, Optional.empty(), seed);
    }
    Folds parts = Folds.upTo(STOPPING, training, seed);
    return fit(
        way, training.pick(parts.training(0)), Optional.of(training.pick(parts.held(0))), seed);
  }

  /**
   * What is said of each row by what was learnt from the other folds, of predictors that answer
   * with as many numbers.
   *
   * @param folds at most; linked rows stay in one
   */
  public static double[] outOfFold(Way way, Examples examples, int folds, long seed) {
    Folds dealt = Folds.upTo(folds, examples, seed);
    double[] said = {};
    for (int fold = 0; fold < dealt.count(); fold++) {
      int[] held = dealt.held(fold);
      Pipeline pipeline = fit(way, examples.pick(dealt.training(fold)), seed);
      double[] answers = pipeline.predict(examples.pick(held).features());
      int outputs = pipeline.predictor().outputs();
      said = fold == 0 ? new double[examples.count() * outputs] : said;
      for (int i = 0; i < held.length; i++) {
        System.arraycopy(answers, i * outputs, said, held[i] * outputs, outputs);
      }
    }
    return said;
  }

  private static Part part(Way way, Matrix rows, Target target) {
    if (!(target instanceof Target.Classes classes)) {
      return Part.of(rows, target);
    }
    return switch (way.weighing()) {
      case Way.Weighing.Even() -> Part.of(rows, target);
      case Way.Weighing.Balanced() -> Part.balanced(rows, classes);
      case Way.Weighing.Given(var weights) ->
          new Part(
              rows,
              target,
              Arrays.stream(classes.codes())
                  .mapToDouble(code -> weights.getOrDefault(classes.names().get(code), 1.0))
                  .toArray());
    };
  }

  /** What is said of rows, one after another, as {@link Predictor#predict(Matrix)}. */
  public double[] predict(Dataset rows) {
    return predictor.predict(Matrix.of(encoding.encode(rows)));
  }
}
