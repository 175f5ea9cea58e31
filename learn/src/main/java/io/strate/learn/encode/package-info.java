/**
 * Columns made into numbers that models and distances take. What is fitted is fitted on training
 * rows alone, kept as a few numbers, and encodes a whole dataset or one live row the same, to the
 * bit; every number that comes out knows the feature that it came from.
 */
@NullMarked
package io.strate.learn.encode;

import org.jspecify.annotations.NullMarked;
