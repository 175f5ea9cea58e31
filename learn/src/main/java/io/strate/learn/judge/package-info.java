/**
 * How far clusters can be trusted, and which to take: how many, by which method, and whether they
 * may feed live segments.
 *
 * <p>Reasons are facts, not sentences: whoever shows them has the words. What takes much time is
 * done with rows drawn by lot, as many as an {@link io.strate.learn.judge.Effort} says.
 */
@NullMarked
package io.strate.learn.judge;

import org.jspecify.annotations.NullMarked;
