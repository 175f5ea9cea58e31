/**
 * The pages that people look at: controllers, and what their templates ({@code src/main/jte}) stand
 * on. Texts of pages are in {@code words}, one file a page and language. What a page shows is asked
 * of {@code workspace.answer}; nothing is computed here.
 */
@NullMarked
package io.strate.server.pages;

import org.jspecify.annotations.NullMarked;
