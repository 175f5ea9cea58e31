/** What operators are told of what is learnt, wherever they want to hear of it. */
@NullMarked
package io.strate.workspace.learning.alert;

import org.jspecify.annotations.NullMarked;
