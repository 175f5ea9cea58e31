package io.strate.learn.predict;

/** Answers by sums of leaves. */
record TreePredictor(Question question, Link link, Trees trees) implements Learnt, Explained {

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

  @Override
  public Scale scale() {
    return link.scale();
  }

  @Override
  public void answer(double[] sums) {
    link.apply(sums, 0, outputs());
  }

  @Override
  public void contributions(double[] rows, int from, int output, double[] into) {
    new TreeShap(trees).add(rows, from, output, into);
  }
}
