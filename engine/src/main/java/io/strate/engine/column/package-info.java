/**
 * Expressions computed column by column over blocks of rows, and when their verdicts may change.
 */
package io.strate.engine.column;
