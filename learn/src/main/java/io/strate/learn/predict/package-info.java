/**
 * What is likely of a row: learners make predictors out of rows whose answer is known.
 *
 * <p>A {@link io.strate.learn.predict.Learner} is a record of settings. What it makes depends on
 * them, the rows and the seed alone, to the byte. A {@link io.strate.learn.predict.Predictor} needs
 * no library of others, native or not: trees are flat arrays of ours, whoever grew them.
 */
@NullMarked
package io.strate.learn.predict;

import org.jspecify.annotations.NullMarked;
