/**
 * A folder of definitions and the store they are computed in, and what people do with both. {@code
 * definition} reads the files, {@code open} opens the store, {@code ingest} reads the sources,
 * {@code run} computes, {@code answer} looks.
 */
package io.strate.workspace;
