package io.strate.workspace.answer.move;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The move with which a page begins.
 *
 * @param run the number of its run or announcement
 * @param entered within one, those who entered come first
 */
public record MoveCursor(long run, boolean entered, int profile) {

  private static final Pattern TEXT = Pattern.compile("(\\d{1,18})([+-])(\\d{1,9})");

  static final MoveCursor NEWEST = new MoveCursor(Long.MAX_VALUE - 1, true, 0);

  public String text() {
    return run + (entered ? "+" : "-") + profile;
  }

  /**
   * @throws Failure {@code usage.cursor} if the text is none
   */
  public static MoveCursor of(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new Failure(
          "usage.cursor",
          Blame.USER,
          "expected a cursor from a former page, found '%s': begin with the first page"
              .formatted(text));
    }
    return new MoveCursor(
        Long.parseLong(parts.group(1)),
        parts.group(2).equals("+"),
        Integer.parseInt(parts.group(3)));
  }
}
