/**
 * Whether what was learnt still holds: drift of features and scores against a frozen reference,
 * calibration and measures as answers come in, transitions between clusters, and findings where a
 * limit is passed.
 *
 * <p>Every figure comes with what chance alone would make of it, so that few rows raise no alarm.
 */
@NullMarked
package io.strate.learn.watch;

import org.jspecify.annotations.NullMarked;
