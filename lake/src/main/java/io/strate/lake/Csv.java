package io.strate.lake;

/** Cells as RFC 4180 writes them. */
final class Csv {

  private Csv() {}

  /** Quoted if it must be. */
  static String cell(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',' || c == '"' || c == '\n' || c == '\r') {
        return '"' + text.replace("\"", "\"\"") + '"';
      }
    }
    return text;
  }
}
