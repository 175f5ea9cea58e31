package io.strate.learn.predict;

/** How the sums of trees or columns become an answer, in place. */
enum Link {
  /** The sum is the answer. */
  NONE {
    @Override
    void apply(double[] sums, int from, int count) {}
  },
  /** The sum is a logarithm of odds. */
  LOGISTIC {
    @Override
    void apply(double[] sums, int from, int count) {
      for (int i = from; i < from + count; i++) {
        sums[i] = 1 / (1 + Math.exp(-sums[i]));
      }
    }
  },
  /** The sums are logarithms of probabilities but for a common term. */
  SOFTMAX {
    @Override
    void apply(double[] sums, int from, int count) {
      double highest = sums[from];
      for (int i = from + 1; i < from + count; i++) {
        highest = Math.max(highest, sums[i]);
      }
      for (int i = from; i < from + count; i++) {
        sums[i] = Math.exp(sums[i] - highest);
      }
      scale(sums, from, count);
    }
  },
  /** Each sum is a logarithm of odds of one class against all others; scaled to sum to 1. */
  ONE_BY_ONE {
    @Override
    void apply(double[] sums, int from, int count) {
      LOGISTIC.apply(sums, from, count);
      scale(sums, from, count);
    }
  },
  /** The sums are shares but for rounding; several are scaled to sum to 1. */
  SHARES {
    @Override
    void apply(double[] sums, int from, int count) {
      for (int i = from; i < from + count; i++) {
        sums[i] = Math.clamp(sums[i], 0.0, 1.0);
      }
      if (count > 1) {
        scale(sums, from, count);
      }
    }
  };

  abstract void apply(double[] sums, int from, int count);

  /** What the sums are counted in. */
  Explained.Scale scale() {
    return switch (this) {
      case NONE, SHARES -> Explained.Scale.ANSWER;
      case LOGISTIC, SOFTMAX, ONE_BY_ONE -> Explained.Scale.LOG_ODDS;
    };
  }

  /** To a sum of 1; all equal where all are 0. */
  static void scale(double[] numbers, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += numbers[i];
    }
    for (int i = from; i < from + count; i++) {
      numbers[i] = sum > 0 ? numbers[i] / sum : 1.0 / count;
    }
  }
}
