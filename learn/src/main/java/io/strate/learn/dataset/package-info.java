/**
 * What is learnt from: columns of equal length without names of people in them. Whoever brings them
 * knows what a row stands for.
 */
@NullMarked
package io.strate.learn.dataset;

import org.jspecify.annotations.NullMarked;
