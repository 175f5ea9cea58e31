package io.strate.learn.evaluate;

import java.util.function.ToDoubleFunction;

/**
 * One number for how good predictions are.
 *
 * @param name as in the glossary, unlike those of other measures of one evaluation
 * @param higherIsBetter whether a higher number is a better one
 * @param formula the number; NaN if the rows have none
 * @param <S> what it is a measure of
 */
public record Measure<S extends Predicted<S>>(
    String name, boolean higherIsBetter, ToDoubleFunction<S> formula) {

  /** The number; NaN if the rows have none, such as an AUC of one answer alone. */
  public double of(S predicted) {
    return formula.applyAsDouble(predicted);
  }
}
