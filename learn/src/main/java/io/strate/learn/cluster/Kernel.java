package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;

/**
 * Rows, and who computes their distances.
 *
 * @param columns the rows turned
 */
record Kernel(Rows rows, Columns columns, Distances distances, Team team) {}
