/** Learning anew, and keeping what was learnt stated of everybody. */
@NullMarked
package io.strate.workspace.learning.refresh;

import org.jspecify.annotations.NullMarked;
