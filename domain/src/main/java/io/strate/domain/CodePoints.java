package io.strate.domain;

/**
 * The order of texts in Strate: by Unicode code point, case-sensitively. It differs from {@link
 * String#compareTo} (UTF-16 code units) only where characters beyond the basic plane meet those
 * above the surrogates, and equals the byte order of UTF-8.
 */
public final class CodePoints {

  private CodePoints() {}

  /** Negative, zero or positive as {@code a} sorts before, equals or sorts after {@code b}. */
  public static int compare(String a, String b) {
    int shared = Math.min(a.length(), b.length());
    for (int i = 0; i < shared; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        return rank(x) - rank(y);
      }
    }
    return a.length() - b.length();
  }

  /** Moves surrogates, which stand for code points from U+10000 on, above all other units. */
  private static int rank(char unit) {
    return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
  }
}
