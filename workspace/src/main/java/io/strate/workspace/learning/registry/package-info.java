/** The versions of what was learnt, and which of them is in force when. */
@NullMarked
package io.strate.workspace.learning.registry;

import org.jspecify.annotations.NullMarked;
