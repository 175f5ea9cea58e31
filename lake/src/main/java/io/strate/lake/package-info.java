/**
 * The lake: reading what users bring, with DuckDB, as batches of typed columns; writing tables out.
 */
@org.jspecify.annotations.NullMarked
package io.strate.lake;
