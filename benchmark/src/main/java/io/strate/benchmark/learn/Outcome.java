package io.strate.benchmark.learn;

/**
 * What a side answered.
 *
 * @param seconds the shortest of its runs; of k-means from another start, for as many iterations
 * @param labels of the rows, numbered as the side likes; none where it does not say
 * @param number inertia, sum of heights or silhouette; NaN where it does not say
 * @param comparable whether it was asked for the very same thing
 */
record Outcome(double seconds, int[] labels, double number, boolean comparable) {}
