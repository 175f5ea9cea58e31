package io.strate.learn.predict;

/**
 * Answers by weighted sums of columns.
 *
 * @param coefficients of each output: one for each column, then what is always added
 * @param means of the columns in training
 */
record LinearPredictor(Question question, Link link, double[] coefficients, double[] means)
    implements Predictor {

  @Override
  public int columns() {
    return means.length;
  }

  @Override
  public int outputs() {
    return coefficients.length / (means.length + 1);
  }

  @Override
  public void predict(double[] rows, int from, double[] answers, int to) {
    int outputs = outputs();
    for (int output = 0; output < outputs; output++) {
      int first = output * (means.length + 1);
      answers[to + output] = score(coefficients, first, means.length, rows, from);
    }
    link.apply(answers, to, outputs);
  }

  /** The sum of one output. */
  static double score(double[] coefficients, int first, int columns, double[] rows, int from) {
    double score = coefficients[first + columns];
    for (int j = 0; j < columns; j++) {
      score += coefficients[first + j] * rows[from + j];
    }
    return score;
  }
}
