package io.strate.engine.column;

import java.util.Collection;

/** A condition on one column, compared with literals only. */
sealed interface LiteralTest extends Condition {

  /** The column that is tested. */
  Slot tested();

  /** What it is compared with: numbers, or the codes of texts. */
  Collection<? extends Number> literals();

  /** Of a number; between two neighbouring literals all numbers have the same verdict. */
  non-sealed interface OfNumber extends LiteralTest {
    @Override
    Collection<Double> literals();

    /** The verdict; false for NaN, the unknown number. */
    boolean holds(double number);
  }

  /** Of a text, by its code (see {@link Texts}). */
  non-sealed interface OfText extends LiteralTest {
    @Override
    Collection<Integer> literals();

    boolean holds(int code);
  }
}
