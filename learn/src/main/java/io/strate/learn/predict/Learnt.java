package io.strate.learn.predict;

/** What a {@link Learner} made; can be written, and read for ever. */
public sealed interface Learnt extends Predictor
    permits TreePredictor, LinearPredictor, KernelPredictor {

  /** All there is to it, by {@link ModelBytes}. */
  default byte[] bytes() {
    return ModelBytes.write(this);
  }

  /**
   * What {@link #bytes()} wrote, by this version of the program or an earlier one.
   *
   * @throws IllegalArgumentException if they are damaged or from elsewhere
   */
  static Learnt read(byte[] bytes) {
    return ModelBytes.read(bytes);
  }
}
