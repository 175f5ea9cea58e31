package io.strate.lake;

import io.strate.domain.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What the first cells of a column have in common. */
final class ColumnProfile {

  private static final Pattern DECIMAL_COMMA =
      Pattern.compile(
          "[+-]?(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:[ \\u00a0\\u202f][0-9]{3})+)(?:,[0-9]+)?");

  final String name;

  /** So many values are shown, and so much of each. */
  private static final int SHOWN = 8;

  private static final int SHOWN_CHARACTERS = 60;

  private final Set<String> distinct = new HashSet<>();
  private final List<String> samples = new ArrayList<>();
  private final TimeProfile times = new TimeProfile();
  private int rows;
  private int filled;
  private int addresses;
  private int commas;
  private int numbers;

  ColumnProfile(String name) {
    this.name = name;
  }

  void see(Cells cells, int column) {
    rows += cells.rows();
    for (int r = 0; r < cells.rows(); r++) {
      if (!cells.isEmpty(column, r)) {
        see(cells.text(column, r), cells.start(column, r), cells.length(column, r));
      }
    }
  }

  private void see(String text, long start, int length) {
    filled++;
    if (distinct.add(text) && samples.size() < SHOWN) {
      samples.add(shortened(text));
    }
    int at = text.indexOf('@');
    addresses += at > 0 && text.indexOf('.', at) > at + 1 ? 1 : 0;
    commas += text.indexOf(',') > 0 ? 1 : 0;
    numbers += DECIMAL_COMMA.matcher(text).matches() ? 1 : 0;
    times.see(text, start, length);
  }

  private static String shortened(String text) {
    int end = Math.min(text.length(), SHOWN_CHARACTERS);
    // Never half of a character.
    int whole = Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    return whole == text.length() ? text : text.substring(0, whole) + "…";
  }

  /** What is told of it, if its cells are of a type. */
  Inference.Column told(Type type) {
    return new Inference.Column(
        name,
        type,
        samples,
        type == Type.TEXT || type == Type.NUMBER ? times.formats() : List.of(),
        rows,
        empty(),
        repeated(),
        type == Type.TEXT && holdsDecimalCommas());
  }

  int rows() {
    return rows;
  }

  /** Rows without a value. */
  int empty() {
    return rows - filled;
  }

  /** Rows with a value that one before them has. */
  int repeated() {
    return filled - distinct.size();
  }

  int distinct() {
    return distinct.size();
  }

  /** Whether no value came twice, as far as was looked. */
  boolean isUnique() {
    return filled > 0 && distinct.size() == filled;
  }

  /** Whether every row, or nearly every one, has a value of its own. */
  boolean isNearlyUnique() {
    return Share.isNearlyAll(distinct.size(), rows);
  }

  /** Whether these would be numbers if their commas were points. */
  boolean holdsDecimalCommas() {
    return commas > 0 && numbers == filled;
  }

  boolean holdsAddresses() {
    return filled > 0 && addresses > 0.9 * filled;
  }

  /** How its values can be read as times. */
  TimeProfile times() {
    return times;
  }

  /** Rows that hold no time, or none that can be read like the others. */
  int timeless() {
    return empty() + times.best().map(TimeProfile.Way::misses).orElse(filled);
  }

  /** So many of the rows that were looked at, in words. */
  String share(int some) {
    return some + " of " + (rows < Inferring.ENOUGH ? "" : "the first ") + rows + " rows";
  }
}
