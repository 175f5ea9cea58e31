/**
 * How good predictions are: curves, measures with intervals, thresholds, comparisons.
 *
 * <p>Everything is asked of arrays: what was said of each row, and what came of it. Whoever brings
 * them knows what a row stands for. An interval depends on rows, settings and seed alone.
 */
@NullMarked
package io.strate.learn.evaluate;

import org.jspecify.annotations.NullMarked;
