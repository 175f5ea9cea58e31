package io.strate.workspace.importing;

/**
 * What a column is taken for.
 *
 * @param column its name in the file
 * @param name under which a value is kept; of no meaning for other parts
 * @param format how its texts are read: as times in the letters of java.time, as numbers ({@link
 *     FoundColumn#DECIMAL_COMMA}), or, if empty, as they are
 */
public record MappedColumn(String column, Part part, String name, String format) {}
