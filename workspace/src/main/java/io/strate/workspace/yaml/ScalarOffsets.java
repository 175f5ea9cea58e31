package io.strate.workspace.yaml;

/**
 * Where each character of a text stands in its file. YAML folds white space, doubles quotes and
 * escapes characters, but it keeps the order of all others: value and file are walked side by side.
 */
final class ScalarOffsets {

  private final YamlNode.Scalar scalar;
  private final String raw;
  private final int end;
  private int at;

  private ScalarOffsets(YamlNode.Scalar scalar) {
    this.scalar = scalar;
    this.raw = scalar.source().text();
    this.end = scalar.end();
    this.at = scalar.start();
  }

  static int[] of(YamlNode.Scalar scalar) {
    return new ScalarOffsets(scalar).walk();
  }

  private int[] walk() {
    String value = scalar.value();
    int[] offsets = new int[value.length() + 1];
    skipOpening();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!isWhite(c) || isEscape()) {
        skipWhite();
      }
      offsets[i] = Math.min(at, Math.max(scalar.start(), end - 1));
      int units = step(c);
      for (int more = 1; more < units && i + 1 < value.length(); more++) {
        offsets[i + 1] = offsets[i];
        i++;
      }
    }
    offsets[value.length()] = value.isEmpty() ? at : Math.min(end, at);
    return offsets;
  }

  private void skipOpening() {
    switch (scalar.style()) {
      case PLAIN -> {}
      case SINGLE_QUOTED, DOUBLE_QUOTED -> at++;
      case LITERAL, FOLDED -> {
        while (at < end && raw.charAt(at) != '\n' && raw.charAt(at) != '\r') {
          at++;
        }
        skipWhite();
      }
    }
  }

  private boolean isEscape() {
    return scalar.style() == YamlNode.Style.DOUBLE_QUOTED && at < end && raw.charAt(at) == '\\';
  }

  private void skipWhite() {
    while (at < end && (isWhite(raw.charAt(at)) || isEscapedLineEnd())) {
      at++;
    }
  }

  private boolean isEscapedLineEnd() {
    return isEscape() && at + 1 < end && (raw.charAt(at + 1) == '\n' || raw.charAt(at + 1) == '\r');
  }

  /**
   * Moves behind what stands in the file for {@code c}; returns how many units of the value that
   * is.
   */
  private int step(char c) {
    if (at >= end) {
      return 1;
    }
    if (isEscape()) {
      char kind = at + 1 < end ? raw.charAt(at + 1) : ' ';
      at += kind == 'x' ? 4 : kind == 'u' ? 6 : kind == 'U' ? 10 : 2;
      return kind == 'U' && Character.isHighSurrogate(c) ? 2 : 1;
    }
    if (scalar.style() == YamlNode.Style.SINGLE_QUOTED && c == '\'') {
      at += 2;
    } else if (!isWhite(c) || isWhite(raw.charAt(at))) {
      at++;
    }
    return 1;
  }

  private static boolean isWhite(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }
}
