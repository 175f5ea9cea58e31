package io.strate.workspace.importing;

/**
 * What a column is taken for.
 *
 * @param column its name in the file
 * @param name under which a value is kept; of no meaning for other parts
 * @param timeFormat how it is read as a time, in the letters of java.time; empty to read it as it
 *     is
 */
public record MappedColumn(String column, Part part, String name, String timeFormat) {}
