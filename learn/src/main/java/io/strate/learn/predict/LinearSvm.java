package io.strate.learn.predict;

import io.strate.learn.dataset.Rows;
import io.strate.learn.dataset.Target;
import java.util.List;

/**
 * A linear support vector machine: half the squares of the coefficients, plus {@code cost} times
 * the squared hinge of each row (what LIBLINEAR calls L2-loss); for amounts, times the square of
 * how far an answer is off beyond what is free. Margins become probabilities as Platt (1999) has
 * it; of more than two classes, each is told from all others. Columns should be of like scale; none
 * may be unknown.
 *
 * @param cost above 0, up to 1e9; the smaller, the smaller the coefficients
 * @param free by how much an answer may be off at no cost, in standard deviations of the amounts, 0
 *     to 10; of no matter for classes
 */
public record LinearSvm(double cost, double free) implements Learner {
  public LinearSvm {
    Setting.within("cost", cost, 1e-9, 1e9);
    Setting.within("free", free, 0, 10);
  }

  public static LinearSvm standard() {
    return new LinearSvm(1, 0.1);
  }

  @Override
  public Learnt fit(Part training) {
    training.requireDifferentClasses();
    Rows rows = training.rows().complete();
    return switch (training.target()) {
      case Target.Amounts amounts -> {
        RowLoss loss = new RowLoss.Tube(amounts.numbers(), free * training.deviation());
        double[] coefficients = minimise(rows, loss, training.weights());
        yield new LinearPredictor(Question.HOW_MUCH, Link.NONE, coefficients, training.means());
      }
      case Target.Classes classes -> {
        List<boolean[]> sides = Sides.of(classes);
        int width = rows.columns() + 1;
        double[] all = new double[sides.size() * width];
        for (int side = 0; side < sides.size(); side++) {
          double[] one = logOdds(rows, sides.get(side), training.weights());
          System.arraycopy(one, 0, all, side * width, width);
        }
        yield new LinearPredictor(
            Question.of(classes),
            sides.size() == 1 ? Link.LOGISTIC : Link.ONE_BY_ONE,
            all,
            training.means());
      }
    };
  }

  /** The coefficients of the margin, turned into those of the logarithm of the odds. */
  private double[] logOdds(Rows rows, boolean[] yes, double[] weights) {
    Plane plane = plane(rows, yes, weights);
    MarginOdds ofMargins = MarginOdds.fit(rows, yes, weights, plane, this::plane);
    double[] odds = plane.coefficients();
    for (int i = 0; i < odds.length; i++) {
      odds[i] *= ofMargins.slope();
    }
    odds[odds.length - 1] += ofMargins.offset();
    return odds;
  }

  private Plane plane(Rows rows, boolean[] yes, double[] weights) {
    return new Plane(minimise(rows, new RowLoss.Hinge(yes), weights));
  }

  double[] minimise(Rows rows, RowLoss loss, double[] weights) {
    return Newton.minimise(new LinearProblem(rows, loss, weights, cost));
  }

  private record Plane(double[] coefficients) implements MarginOdds.Machine {
    @Override
    public double margin(double[] rows, int from) {
      return LinearPredictor.score(coefficients, 0, coefficients.length - 1, rows, from);
    }
  }
}
