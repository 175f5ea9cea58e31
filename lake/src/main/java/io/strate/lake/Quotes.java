package io.strate.lake;

/**
 * Whether a byte of a delimited text stands within quotes. Quotes open at the beginning of a cell
 * only; a doubled or escaped one does not close.
 */
final class Quotes {

  private final String delimiters;
  private final char escape;
  private boolean quoted;
  private boolean cellBegins = true;
  private boolean closing;
  private boolean escaped;

  Quotes(String delimiters, char escape) {
    this.delimiters = delimiters;
    this.escape = escape;
  }

  /** Takes the next byte and says whether it ends or separates nothing, being quoted. */
  boolean isWithin(int b) {
    if (quoted && !closing) {
      within(b);
      return true;
    }
    if (closing && b == '"') {
      closing = false;
      return true;
    }
    quoted = false;
    closing = false;
    if (cellBegins && b == '"') {
      quoted = true;
      cellBegins = false;
      return true;
    }
    cellBegins = b == '\n' || b == '\r' || delimiters.indexOf(b) >= 0;
    return false;
  }

  private void within(int b) {
    if (escaped) {
      escaped = false;
    } else if (escape != '"' && b == escape) {
      escaped = true;
    } else if (b == '"') {
      closing = true;
    }
  }
}
