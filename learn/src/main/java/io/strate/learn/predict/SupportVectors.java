package io.strate.learn.predict;

import io.strate.learn.dataset.Rows;
import io.strate.learn.dataset.Target;
import java.util.Arrays;
import java.util.stream.IntStream;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;

/**
 * A weighted sum of likenesses to rows of training.
 *
 * @param columns how many numbers a row has
 * @param vectors rows one after another
 * @param coefficients one for each
 * @param offset what is always added
 * @param gamma how fast likeness fades with the squared distance
 */
record SupportVectors(
    int columns, double[] vectors, double[] coefficients, double offset, double gamma)
    implements MarginOdds.Machine {

  void write(ModelBytes.Writer to) {
    to.number(columns);
    to.numbers(vectors);
    to.numbers(coefficients);
    to.number(offset);
    to.number(gamma);
  }

  static SupportVectors read(ModelBytes.Reader from) {
    SupportVectors read =
        new SupportVectors(from.columns(), from.reals(), from.reals(), from.real(), from.real());
    from.require(read.vectors.length == (long) read.columns * read.coefficients.length);
    return read;
  }

  @Override
  public double margin(double[] rows, int from) {
    double sum = offset;
    for (int i = 0; i < coefficients.length; i++) {
      double distance = 0;
      for (int j = 0; j < columns; j++) {
        double off = rows[from + j] - vectors[i * columns + j];
        distance += off * off;
      }
      sum += coefficients[i] * Math.exp(-gamma * distance);
    }
    return sum;
  }

  private SupportVectors scaled(MarginOdds odds) {
    double[] scaled = Arrays.stream(coefficients).map(x -> x * odds.slope()).toArray();
    return new SupportVectors(
        columns, vectors, scaled, offset * odds.slope() + odds.offset(), gamma);
  }

  static IllegalArgumentException severalWeights(double one, double other) {
    return new IllegalArgumentException(
        "kernel svm: expected one weight for all rows of a class, found %s and %s; weigh classes, or choose another method"
            .formatted(one, other));
  }

  /** Asks LIBSVM. */
  record Maker(double cost, double gamma) {
    private static final double CACHE_MB = 64;

    static {
      svm.svm_set_print_string_function(_ -> {});
    }

    /** A machine whose margin is a logarithm of odds. */
    SupportVectors logOdds(Rows rows, boolean[] yes, double[] weights) {
      SupportVectors machine = learn(rows, yes, weights);
      return machine.scaled(MarginOdds.fit(rows, yes, weights, machine, this::learn));
    }

    SupportVectors learn(Rows rows, boolean[] yes, double[] weights) {
      if (IntStream.range(1, yes.length).allMatch(row -> yes[row] == yes[0])) {
        return new SupportVectors(
            rows.columns(), new double[0], new double[0], yes[0] ? 1 : -1, gamma);
      }
      svm_parameter settings = settings(svm_parameter.C_SVC);
      settings.nr_weight = 2;
      settings.weight_label = new int[] {1, -1};
      settings.weight = new double[] {weight(yes, weights, true), weight(yes, weights, false)};
      double[] sides = new double[yes.length];
      for (int row = 0; row < sides.length; row++) {
        sides[row] = yes[row] ? 1 : -1;
      }
      return read(svm.svm_train(problem(rows, sides), settings), rows.columns());
    }

    SupportVectors learn(Rows rows, Target.Amounts amounts, double tube, double[] weights) {
      boolean[] all = new boolean[weights.length];
      svm_parameter settings = settings(svm_parameter.EPSILON_SVR);
      settings.C = cost * weight(all, weights, false);
      settings.p = tube;
      return read(svm.svm_train(problem(rows, amounts.numbers()), settings), rows.columns());
    }

    private svm_parameter settings(int type) {
      svm_parameter settings = new svm_parameter();
      settings.svm_type = type;
      settings.kernel_type = svm_parameter.RBF;
      settings.C = cost;
      settings.gamma = gamma;
      settings.eps = 1e-3;
      settings.cache_size = CACHE_MB;
      settings.shrinking = 1;
      return settings;
    }

    /** What all rows of a side weigh. */
    private static double weight(boolean[] yes, double[] weights, boolean side) {
      double[] theirs =
          IntStream.range(0, yes.length)
              .filter(row -> yes[row] == side)
              .mapToDouble(row -> weights[row])
              .distinct()
              .toArray();
      if (theirs.length > 1) {
        throw severalWeights(theirs[0], theirs[1]);
      }
      return theirs.length == 1 ? theirs[0] : 1;
    }

    private static svm_problem problem(Rows rows, double[] targets) {
      svm_problem problem = new svm_problem();
      problem.l = rows.count();
      problem.y = targets;
      problem.x = new svm_node[rows.count()][rows.columns()];
      for (int row = 0; row < rows.count(); row++) {
        for (int column = 0; column < rows.columns(); column++) {
          svm_node node = new svm_node();
          node.index = column;
          node.value = rows.at(row, column);
          problem.x[row][column] = node;
        }
      }
      return problem;
    }

    /** LIBSVM's margin is that of the label it met first. */
    private SupportVectors read(svm_model model, int columns) {
      int turned = model.label != null && model.label[0] == -1 ? -1 : 1;
      double[] vectors = new double[model.l * columns];
      double[] coefficients = new double[model.l];
      for (int i = 0; i < model.l; i++) {
        coefficients[i] = turned * model.sv_coef[0][i];
        for (int j = 0; j < columns; j++) {
          vectors[i * columns + j] = model.SV[i][j].value;
        }
      }
      return new SupportVectors(columns, vectors, coefficients, -turned * model.rho[0], gamma);
    }
  }
}
