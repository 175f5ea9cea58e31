package io.strate.learn.predict;

import io.strate.learn.dataset.Rows;
import io.strate.learn.dataset.Target;

/**
 * Logistic regression with a penalty on the squares of its coefficients: half their sum, plus
 * {@code cost} times what each row loses. Of more than two classes, multinomial. Columns should be
 * of like scale, as the penalty treats them alike; none may be unknown.
 *
 * @param cost above 0, up to 1e9; the smaller, the smaller the coefficients
 */
public record Logistic(double cost) implements Learner {
  public Logistic {
    Setting.within("cost", cost, 1e-9, 1e9);
  }

  public static Logistic standard() {
    return new Logistic(1);
  }

  @Override
  public Learnt fit(Part training) {
    training.requireDifferentClasses();
    Rows rows = training.rows().complete();
    return switch (training.target()) {
      case Target.Classes classes -> {
        boolean two = classes.names().size() == 2;
        RowLoss loss = two ? new RowLoss.Logistic(classes.numbers()) : new RowLoss.Softmax(classes);
        yield new LinearPredictor(
            Question.of(classes),
            two ? Link.LOGISTIC : Link.SOFTMAX,
            Newton.minimise(new LinearProblem(rows, loss, training.weights(), cost)),
            training.means());
      }
      case Target.Amounts _ ->
          throw new IllegalArgumentException(
              "logistic: expected classes to tell apart, found amounts; choose ridge, svm or trees");
    };
  }
}
