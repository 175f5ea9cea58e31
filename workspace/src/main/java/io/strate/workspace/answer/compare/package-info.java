/** Holding segments against each other, and values against all who have them. */
package io.strate.workspace.answer.compare;
