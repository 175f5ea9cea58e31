package io.strate.learn.predict;

import java.util.List;

/**
 * Answers by likeness to rows of training.
 *
 * @param machines one for each output
 */
record KernelPredictor(Question question, List<SupportVectors> machines) implements Learnt {

  KernelPredictor {
    machines = List.copyOf(machines);
  }

  @Override
  public int columns() {
    return machines.getFirst().columns();
  }

  @Override
  public int outputs() {
    return machines.size();
  }

  @Override
  public void predict(double[] rows, int from, double[] answers, int to) {
    for (int output = 0; output < machines.size(); output++) {
      answers[to + output] = machines.get(output).margin(rows, from);
    }
    link().apply(answers, to, machines.size());
  }

  private Link link() {
    return switch (question) {
      case YES_OR_NO -> Link.LOGISTIC;
      case WHICH_CLASS -> Link.ONE_BY_ONE;
      case HOW_MUCH -> Link.NONE;
    };
  }
}
