/**
 * When somebody reacts: the best of the hours of a day, or of the days of a week, of each row of
 * counts, drawn towards what all rows have in common as far as they have it in common.
 */
@NullMarked
package io.strate.learn.moment;

import org.jspecify.annotations.NullMarked;
