package io.strate.workspace.yaml;

import io.strate.rule.Place;
import java.util.Arrays;

/**
 * The text of one file under the name by which messages call it. Offsets count UTF-16 units from 0,
 * places count lines and code points from 1.
 */
public final class YamlText {

  /** Longer lines are not carried along with every place. */
  private static final int LONGEST_SHOWN = 20_000;

  private final String file;
  private final String text;
  private final int[] lineStarts;

  public YamlText(String file, String text) {
    this.file = file;
    this.text = text;
    this.lineStarts = lineStarts(text);
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int lines = 1;
    for (int i = 0; i < text.length(); i++) {
      if (isLineEnd(text, i)) {
        if (lines == starts.length) {
          starts = Arrays.copyOf(starts, lines * 2);
        }
        starts[lines++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, lines);
  }

  /** A line ends with a line feed, or a carriage return that none follows. */
  private static boolean isLineEnd(String text, int i) {
    char c = text.charAt(i);
    return c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
  }

  public String file() {
    return file;
  }

  public String text() {
    return text;
  }

  /** What stands from {@code start} to before {@code end}. */
  public String slice(int start, int end) {
    return text.substring(start, end);
  }

  int lines() {
    return lineStarts.length;
  }

  /** The line, from 0, that holds an offset. */
  int lineOf(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found : -found - 2;
  }

  int startOfLine(int line) {
    return lineStarts[line];
  }

  /** The offset after the last character of a line, its line end left out. */
  int endOfLine(int line) {
    int end = line + 1 < lineStarts.length ? lineStarts[line + 1] : text.length();
    while (end > lineStarts[line]
        && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return end;
  }

  String line(int line) {
    return text.substring(lineStarts[line], endOfLine(line));
  }

  /**
   * The place of what stands from {@code start} to before {@code end}, cut at the end of its line.
   * Of an absurdly long line the text is left out and the column counts UTF-16 units, so that a
   * place is always cheap.
   */
  public Place place(int start, int end) {
    int shown = Math.min(start, text.length());
    int line = lineOf(shown);
    int from = lineStarts[line];
    int to = endOfLine(line);
    int until = Math.max(shown, Math.min(end, to));
    if (to - from > LONGEST_SHOWN) {
      return new Place(file, line + 1, shown - from + 1, "", 1);
    }
    return new Place(
        file,
        line + 1,
        text.codePointCount(from, shown) + 1,
        text.substring(from, to),
        Math.max(1, text.codePointCount(shown, until)));
  }

  /** The same file with another text from {@code start} to before {@code end}. */
  YamlText replace(int start, int end, String replacement) {
    return new YamlText(file, text.substring(0, start) + replacement + text.substring(end));
  }
}
