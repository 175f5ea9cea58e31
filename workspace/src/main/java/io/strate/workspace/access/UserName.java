package io.strate.workspace.access;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** What users are called: the same name however it is typed, and none that looks like another. */
final class UserName {

  private static final int MOST = 100;

  /** Letters, marks, digits, punctuation and symbols, with single blanks between. */
  private static final Pattern SHAPE =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}]+( [\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}]+)*");

  private UserName() {}

  /** The form under which a name is kept and found, whether or not it can be one. */
  static String key(String typed) {
    return Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  /**
   * @throws Failure {@code usage.user} if nobody can be called so
   */
  static String checked(String typed) {
    String key = key(typed);
    if (key.length() > MOST || !SHAPE.matcher(key).matches()) {
      throw new Failure(
          "usage.user",
          Blame.USER,
          "expected a user's name of 1 to %d visible characters, such as an e-mail address, found '%s'"
              .formatted(MOST, key.length() > MOST ? key.substring(0, MOST) + "…" : key));
    }
    return key;
  }
}
