package io.strate.workspace.importing;

/**
 * What came of a file that was read.
 *
 * @param source that reads it
 * @param version of the source's definition, as it was written
 * @param rows of the file, good or not
 * @param fresh contacts or accounts of whom nobody had heard
 * @param known that were there already
 */
public record Imported(
    String source,
    String version,
    RowKind kind,
    long rows,
    long rejected,
    long fresh,
    long known) {}
