package io.strate.workspace.learning.card;

import io.strate.workspace.definition.Localized;

/** A sentence, or a name, in both languages. */
public record Said(String fr, String en) {

  /** The same in both, such as a name. */
  public static Said same(String text) {
    return new Said(text, text);
  }

  public String in(Localized.Locale locale) {
    return locale == Localized.Locale.FR ? fr : en;
  }
}
