/** Cluster sets: learnt, judged, described, and kept recognisable from one time to the next. */
@NullMarked
package io.strate.workspace.learning.clusters;

import org.jspecify.annotations.NullMarked;
