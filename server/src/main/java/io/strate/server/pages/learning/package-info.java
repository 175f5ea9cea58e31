/**
 * The pages of what is learnt: cluster sets, models, and how they fare. What they show comes as
 * views, plain records of numbers and names; charts are made of them here, nothing else is.
 */
@NullMarked
package io.strate.server.pages.learning;

import org.jspecify.annotations.NullMarked;
