package io.strate.learn.predict;

/**
 * Answers by weighted sums of columns.
 *
 * @param coefficients of each output: one for each column, then what is always added
 * @param means of the columns in training
 */
record LinearPredictor(Question question, Link link, double[] coefficients, double[] means)
    implements Learnt, Explained {

  static LinearPredictor read(ModelBytes.Reader from) {
    LinearPredictor read =
        new LinearPredictor(from.question(), from.link(), from.reals(), from.reals());
    int width = read.means.length + 1;
    from.require(
        width > 1 && read.coefficients.length > 0 && read.coefficients.length % width == 0);
    return read;
  }

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

  @Override
  public Scale scale() {
    return link.scale();
  }

  @Override
  public void answer(double[] sums) {
    link.apply(sums, 0, outputs());
  }

  /** How far each number is from the mean, times its coefficient. */
  @Override
  public void contributions(double[] rows, int from, int output, double[] into) {
    int first = output * (means.length + 1);
    for (int j = 0; j < means.length; j++) {
      into[j] = coefficients[first + j] * (rows[from + j] - means[j]);
    }
    into[means.length] = score(coefficients, first, means.length, means, 0);
  }
}
