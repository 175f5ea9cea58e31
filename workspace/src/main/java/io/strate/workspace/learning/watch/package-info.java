/** Watching what was learnt: whether today is still as it was learnt, and what came of it. */
@NullMarked
package io.strate.workspace.learning.watch;

import org.jspecify.annotations.NullMarked;
