/**
 * Scores made into probabilities that mean what they say: of those of whom 70 % is said, yes comes
 * of about 70 in 100. Every calibration is monotone: no row overtakes another.
 */
@NullMarked
package io.strate.learn.calibrate;

import org.jspecify.annotations.NullMarked;
