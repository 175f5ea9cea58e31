package io.strate.workspace.row;

import io.strate.domain.Value;
import io.strate.lake.Batch;

/**
 * What an expression is worth in each row of a batch. The array that {@code compute} answers is at
 * least as long as the batch and valid until it is called again.
 */
public sealed interface Column {

  /** Finite numbers without minus zero; NaN where unknown. */
  @FunctionalInterface
  non-sealed interface Numbers extends Column {
    double[] compute(Batch batch);
  }

  /** Milliseconds since 1970; {@link Batch#UNKNOWN}. */
  @FunctionalInterface
  non-sealed interface Instants extends Column {
    long[] compute(Batch batch);
  }

  /** 1 for true, 0 for false, −1 for unknown. */
  @FunctionalInterface
  non-sealed interface Booleans extends Column {
    byte[] compute(Batch batch);
  }

  /** Empty where unknown. */
  @FunctionalInterface
  non-sealed interface Texts extends Column {
    String[] compute(Batch batch);
  }

  /** Values of any type. */
  @FunctionalInterface
  non-sealed interface Values extends Column {
    Value[] compute(Batch batch);
  }
}
