/**
 * Signs that features know what is to be predicted from where they should not. A sign is no proof:
 * whoever knows the columns decides.
 */
@NullMarked
package io.strate.learn.leak;

import org.jspecify.annotations.NullMarked;
