package io.strate.rule.text;

import io.strate.rule.Place;
import java.util.Objects;

/**
 * A text of the rule language, and where its characters stand in a file. A text may be a part of a
 * line or run over several lines of a YAML file; {@code locator} knows which.
 */
public record SourceText(String text, Locator locator) {

  public SourceText {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(locator, "locator");
  }

  /** Where the character at an offset of the text (in UTF-16 units, up to its end) stands. */
  @FunctionalInterface
  public interface Locator {
    /** The place from {@code offset} on, spanning {@code length} UTF-16 units of the text. */
    Place locate(int offset, int length);
  }

  /** A text that is a file of its own, such as the argument of a command ({@code condition}). */
  public static SourceText of(String file, String text) {
    return new SourceText(text, new WholeFile(file, text));
  }

  /**
   * A text that stands, character by character, on one line of a file.
   *
   * @param column the column of its first character, from 1, counting code points
   * @param lineText the whole line
   */
  public static SourceText inLine(String file, int line, int column, String lineText, String text) {
    return new SourceText(
        text,
        (offset, length) -> {
          int start = Math.clamp(offset, 0, text.length());
          int end = Math.clamp((long) start + length, start, text.length());
          return new Place(
              file,
              line,
              column + text.codePointCount(0, start),
              lineText,
              Math.max(1, text.codePointCount(start, end)));
        });
  }

  /** A text all of whose characters are shown at one place. */
  public static SourceText at(Place place, String text) {
    return new SourceText(text, (_, _) -> place);
  }

  /** The place of a part of the text; offsets beyond its ends count as the ends. */
  public Place place(int offset, int length) {
    int start = Math.clamp(offset, 0, text.length());
    return locator.locate(start, Math.clamp(length, 0, text.length() - start));
  }

  /** The place of the whole text. */
  public Place place() {
    return place(0, text.length());
  }

  /** The part from {@code start} to before {@code end}, still at its place. */
  public SourceText part(int start, int end) {
    return new SourceText(
        text.substring(start, end), (offset, length) -> locator.locate(start + offset, length));
  }

  /** Finds lines and columns in a text that is the whole file. */
  private record WholeFile(String file, String text) implements Locator {
    @Override
    public Place locate(int offset, int length) {
      int start = text.lastIndexOf('\n', offset - 1) + 1;
      int end = text.indexOf('\n', offset) < 0 ? text.length() : text.indexOf('\n', offset);
      int line = 1 + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
      int stop = Math.clamp((long) offset + length, offset, end);
      return new Place(
          file,
          line,
          1 + text.codePointCount(start, offset),
          text.substring(start, end).stripTrailing(),
          Math.max(1, text.codePointCount(offset, stop)));
    }
  }
}
