package io.strate.learn.predict;

import io.strate.learn.dataset.Target;

/**
 * Least squares with a penalty on the squares of the coefficients (Hoerl and Kennard 1970), for
 * amounts. Columns should be of like scale, as the penalty treats them alike; none may be unknown.
 *
 * @param penalty above 0, up to 1e9; the larger, the smaller the coefficients
 */
public record Ridge(double penalty) implements Learner {
  public Ridge {
    Setting.within("penalty", penalty, 1e-9, 1e9);
  }

  public static Ridge standard() {
    return new Ridge(1);
  }

  @Override
  public Learnt fit(Part training) {
    return switch (training.target()) {
      case Target.Amounts amounts ->
          new LinearPredictor(
              Question.HOW_MUCH,
              Link.NONE,
              Newton.minimise(
                  new LinearProblem(
                      training.rows().complete(),
                      new RowLoss.Tube(amounts.numbers(), 0),
                      training.weights(),
                      1 / (2 * penalty))),
              training.means());
      case Target.Classes _ ->
          throw new IllegalArgumentException(
              "ridge: expected amounts, found classes; choose logistic, svm or trees");
    };
  }
}
