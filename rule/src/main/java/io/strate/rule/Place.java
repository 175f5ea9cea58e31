package io.strate.rule;

/**
 * Where something stands in a file: line and column from 1 (columns count code points), the whole
 * line, and how many columns the thing spans.
 */
public record Place(String file, int line, int column, String lineText, int length) {

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
