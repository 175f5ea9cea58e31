package io.strate.lake;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the first cells of a column have in common. */
final class ColumnProfile {

  private static final int MOST_DISTINCT = 100_000;
  private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?(0|[1-9][0-9]*)(,[0-9]+)?");

  /** Formats of times that are not ISO 8601; of two that fit, the earlier is taken. */
  private static final List<String> FORMATS =
      List.of(
          "d/M/yyyy H:mm",
          "d/M/yyyy H:mm:ss",
          "d/M/yyyy",
          "M/d/yyyy H:mm",
          "M/d/yyyy H:mm:ss",
          "M/d/yyyy",
          "d.M.yyyy H:mm",
          "d.M.yyyy",
          "d-M-yyyy H:mm",
          "d-M-yyyy",
          "yyyy/M/d H:mm:ss",
          "yyyy/M/d H:mm",
          "yyyy/M/d",
          "yyyyMMdd",
          "yyyyMMddHHmmss",
          "d MMM yyyy",
          "d MMMM yyyy");

  final String name;
  private final TypeGuess type = new TypeGuess();
  private final Set<String> distinct = new HashSet<>();
  private final List<InstantFormat> formats = new ArrayList<>();
  private int filled;
  private int addresses;
  private int commas;
  private int numbers;

  ColumnProfile(String name) {
    this.name = name;
    WallClock utc = new WallClock(ZoneOffset.UTC);
    FORMATS.forEach(format -> formats.add(new InstantFormat(format, utc)));
  }

  void see(Cells cells, int column) {
    type.see(cells, column);
    for (int r = 0; r < cells.rows(); r++) {
      if (!cells.isEmpty(column, r)) {
        see(cells.text(column, r), cells.start(column, r), cells.length(column, r));
      }
    }
  }

  private void see(String text, long start, int length) {
    filled++;
    if (distinct.size() < MOST_DISTINCT) {
      distinct.add(text);
    }
    int at = text.indexOf('@');
    addresses += at > 0 && text.indexOf('.', at) > at + 1 ? 1 : 0;
    commas += text.indexOf(',') > 0 ? 1 : 0;
    numbers += DECIMAL_COMMA.matcher(text).matches() ? 1 : 0;
    formats.removeIf(format -> format.parse(start, length) == Batch.UNKNOWN);
  }

  int filled() {
    return filled;
  }

  int distinct() {
    return distinct.size();
  }

  /** Whether no value came twice, as far as was looked. */
  boolean isUnique() {
    return filled > 0 && (distinct.size() == filled || distinct.size() == MOST_DISTINCT);
  }

  /** Whether these would be numbers if their commas were points. */
  boolean holdsDecimalCommas() {
    return commas > 0 && numbers == filled;
  }

  boolean holdsAddresses() {
    return filled > 0 && addresses > 0.9 * filled;
  }

  /** The format of its times, if they have one of the usual ones. */
  Optional<String> format() {
    return filled == 0 || formats.isEmpty()
        ? Optional.empty()
        : Optional.of(formats.getFirst().pattern());
  }

  /** Whether day and month cannot be told apart. */
  boolean isAmbiguous() {
    return format().filter(f -> f.startsWith("d/M")).isPresent()
        && formats.stream().anyMatch(f -> f.pattern().startsWith("M/d"));
  }
}
