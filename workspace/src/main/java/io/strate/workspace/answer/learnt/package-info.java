/** What was learnt, as people ask about it: what there is, how good it is, and why it says so. */
@NullMarked
package io.strate.workspace.answer.learnt;

import org.jspecify.annotations.NullMarked;
