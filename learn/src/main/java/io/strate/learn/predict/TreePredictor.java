package io.strate.learn.predict;

/** Answers by sums of leaves. */
record TreePredictor(Question question, Link link, Trees trees) implements Predictor {

  @Override
  public int columns() {
    return trees.columns();
  }

  @Override
  public int outputs() {
    return trees.groups();
  }

  @Override
  public void predict(double[] rows, int from, double[] answers, int to) {
    trees.sums(rows, from, answers, to);
    link.apply(answers, to, trees.groups());
  }
}
