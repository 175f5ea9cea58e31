package io.strate.workspace.importing;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A column as it was found in a file.
 *
 * @param type number, text, boolean, instant, or what else its cells are
 * @param samples some of its values, shortened
 * @param timeFormats how they can be read as times, if they are not written as ISO 8601 has it
 * @param rows that were looked at
 * @param empty of them without a value
 * @param repeated of them with a value that one before has
 * @param hasDecimalCommas whether its texts would be numbers if their commas were points
 */
public record FoundColumn(
    String name,
    String type,
    List<String> samples,
    List<String> timeFormats,
    int rows,
    int empty,
    int repeated,
    boolean hasDecimalCommas) {

  /** Among the ways to read a column: as numbers with a decimal comma. */
  public static final String DECIMAL_COMMA = ",";

  private static final Pattern ZONED =
      Pattern.compile(".*(?:[zZ]|[+-]\\d\\d:?\\d\\d)|[+-]?\\d{9,}");

  public FoundColumn {
    samples = List.copyOf(samples);
    timeFormats = List.copyOf(timeFormats);
  }

  /** Whether day and month cannot be told apart. */
  public boolean isAmbiguous() {
    return timeFormats.size() > 1;
  }

  /** Whether times in it are those of some zone that it does not tell. */
  public boolean lacksZone() {
    return !timeFormats.isEmpty()
        || type.equals("instant")
            && samples.stream().anyMatch(sample -> !ZONED.matcher(sample).matches());
  }

  /** How its texts can be read, beside as they are: the likeliest first. */
  public List<String> formats() {
    return hasDecimalCommas ? List.of(DECIMAL_COMMA) : timeFormats;
  }

  /** Whether texts are to be read as something else if they are values. */
  public boolean isReadable() {
    return type.equals("text") && !formats().isEmpty();
  }
}
