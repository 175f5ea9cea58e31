/**
 * Expressions over the rows of sources, computed for a batch of rows at a time. What they mean is
 * said by {@link io.strate.rule.interpret.RowInterpreter}; here are faster ways to the same values.
 */
package io.strate.workspace.row;
