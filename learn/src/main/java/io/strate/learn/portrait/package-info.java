/**
 * Clusters in terms of the features that people know: what sets each apart, a rule that nearly says
 * who is in it, what to call it, and which former cluster it continues.
 *
 * <p>Nothing here is a sentence: whoever shows it has the words and the rule language.
 */
@NullMarked
package io.strate.learn.portrait;

import org.jspecify.annotations.NullMarked;
