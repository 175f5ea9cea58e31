/** Whose identifiers are where claims do not say: the list of reviews, decisions, undoing. */
package io.strate.workspace.join;
