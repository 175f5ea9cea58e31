/**
 * The builder: the page on which definitions are made and changed, and what its script asks while
 * somebody does. What rows and texts mean is {@code workspace.form}'s to say, who would be counted
 * {@code workspace.answer}'s; here it is only asked and answered as JSON.
 */
@NullMarked
package io.strate.server.pages.builder;

import org.jspecify.annotations.NullMarked;
