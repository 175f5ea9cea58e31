/** A model as it is kept and asked: from the columns of a row to a calibrated answer. */
@NullMarked
package io.strate.learn.model;

import org.jspecify.annotations.NullMarked;
