/** Who entered and left a segment, one by one, and what caused it. */
package io.strate.workspace.answer.move;
