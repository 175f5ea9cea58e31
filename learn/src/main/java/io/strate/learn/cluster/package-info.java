/**
 * Clusters in rows of numbers, and how good they are: k-means, dendrograms, DBSCAN and their
 * measures.
 *
 * <p>Rows have no names here: a label stands at the place of its row, and whoever brought the rows
 * knows what the place stands for. Every answer is exact and depends on rows, settings and seed
 * alone: threads and the kernel that was chosen change the time it takes and never a bit of it.
 */
@NullMarked
package io.strate.learn.cluster;

import org.jspecify.annotations.NullMarked;
