package io.strate.learn.encode;

import io.strate.learn.dataset.Rows;

/**
 * An encoding and the rows that it was fitted on.
 *
 * @param rows encoded for training: where the target decides a number, it is that of other folds'
 *     rows; {@link Encoding#encode} would let each row's own target show through
 */
public record Fitted(Encoding encoding, Rows rows) {}
