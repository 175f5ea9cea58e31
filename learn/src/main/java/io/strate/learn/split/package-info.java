/**
 * Which rows are learnt from and which ones tell how good that was: parts, folds, and rows that are
 * drawn or weighted because a class is rare. Rows of one group never stand on two sides, unless
 * time alone divides them.
 */
@NullMarked
package io.strate.learn.split;

import org.jspecify.annotations.NullMarked;
