package io.strate.workspace.yaml;

/**
 * A look over the characters of a rule, as coarse as can be: it knows quotes, backticks and
 * parentheses, so that commas and braces inside of them are not taken for YAML's.
 */
final class RuleScan {

  private RuleScan() {}

  /** Whether a quote is open at the end. */
  static boolean endsInsideQuotes(String rule) {
    int at = 0;
    while (at < rule.length()) {
      int next = skip(rule, at, rule.length());
      if (next < 0) {
        return true;
      }
      at = next;
    }
    return false;
  }

  /** Whether a quote or a parenthesis is open at the end. */
  static boolean isCut(String rule) {
    int parentheses = 0;
    int at = 0;
    while (at < rule.length()) {
      char c = rule.charAt(at);
      parentheses += c == '(' ? 1 : c == ')' ? -1 : 0;
      at = skip(rule, at, rule.length());
      if (at < 0) {
        return true;
      }
    }
    return parentheses > 0;
  }

  /**
   * Moves over one character, or over a whole quoted text that starts there. A quote behind a
   * letter is an apostrophe: {@code l'achat}.
   *
   * @return the offset behind, or −1 if the quoted text does not end before {@code limit}
   */
  static int skip(CharSequence text, int at, int limit) {
    return switch (text.charAt(at)) {
      case '\'' ->
          at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))
              ? at + 1
              : closing(text, at, '\'', limit);
      case '"' -> closing(text, at, '"', limit);
      case '`' -> closing(text, at, '`', limit);
      case '«' -> closing(text, at, '»', limit);
      default -> at + 1;
    };
  }

  private static int closing(CharSequence text, int at, char quote, int limit) {
    for (int i = at + 1; i < limit; i++) {
      if (text.charAt(i) == quote) {
        boolean doubled = i + 1 < limit && text.charAt(i + 1) == quote && quote != '»';
        if (!doubled) {
          return i + 1;
        }
        i++;
      }
    }
    return -1;
  }
}
