/**
 * Which way to predict suits examples best: all are tried on rows that they have not learnt from,
 * the better ones on more rows.
 */
@NullMarked
package io.strate.learn.tune;

import org.jspecify.annotations.NullMarked;
