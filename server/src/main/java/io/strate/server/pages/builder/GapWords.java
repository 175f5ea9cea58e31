package io.strate.server.pages.builder;

import io.strate.server.pages.Words;
import io.strate.workspace.definition.Localized.Locale;

/** What forms say of fields that are not filled in, in the visitor's language. */
final class GapWords {

  private GapWords() {}

  /** A sentence; any that is not of the forms' own stays as it is. */
  static String in(Locale locale, String sentence) {
    return Words.of(locale).all("builder_gaps").getOrDefault(key(sentence), sentence);
  }

  private static String key(String sentence) {
    return sentence.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
  }
}
