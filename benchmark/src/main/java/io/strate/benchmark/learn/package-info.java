/**
 * Clustering side by side with scikit-learn, Smile and ELKI; see {@code benchmark/learn --help}.
 */
@NullMarked
package io.strate.benchmark.learn;

import org.jspecify.annotations.NullMarked;
