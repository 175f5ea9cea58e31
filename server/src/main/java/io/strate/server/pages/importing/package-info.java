/**
 * The pages by which a file is imported in steps; what they do is in {@code workspace.importing}.
 */
@NullMarked
package io.strate.server.pages.importing;

import org.jspecify.annotations.NullMarked;
