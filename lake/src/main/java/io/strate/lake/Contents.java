package io.strate.lake;

import java.util.ArrayList;
import java.util.List;

/**
 * What a file held when it was read: by it, the next reading knows whether its rows are the same
 * still, although its columns are others.
 *
 * @param columns in which values may have stood
 * @param filled columns of which rows had a value; of formats without a header, all rows
 * @param rows that could be split into cells
 * @param sum of the hashes of these rows
 */
public record Contents(List<String> columns, List<String> filled, long rows, long sum) {

  public static final Contents NONE = new Contents(List.of(), List.of(), 0, 0);

  private static final String FILLED = "filled ";
  private static final String EMPTY = "empty ";

  public Contents {
    columns = List.copyOf(columns);
    filled = List.copyOf(filled);
  }

  /** Columns with values that are here, and that {@code before} could not have. */
  public List<String> added(Contents before) {
    return filled.stream().filter(column -> !before.columns.contains(column)).toList();
  }

  /** Columns that had values before and are not here. */
  public List<String> lost(Contents before) {
    return before.filled.stream().filter(column -> !columns.contains(column)).toList();
  }

  /** This as lines of text, to be kept with the store. */
  public String write() {
    StringBuilder out = new StringBuilder().append(rows).append(' ').append(sum).append('\n');
    for (String column : columns) {
      out.append(filled.contains(column) ? FILLED : EMPTY)
          .append(TypeText.escape(column))
          .append('\n');
    }
    return out.toString();
  }

  /** What {@link #write} wrote. */
  public static Contents read(String text) {
    List<String> lines = text.lines().toList();
    String[] counts = lines.getFirst().split(" ");
    List<String> columns = new ArrayList<>();
    List<String> filled = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String column = TypeText.unescape(line.substring(line.indexOf(' ') + 1));
      columns.add(column);
      if (line.startsWith(FILLED)) {
        filled.add(column);
      }
    }
    return new Contents(columns, filled, Long.parseLong(counts[0]), Long.parseLong(counts[1]));
  }
}
