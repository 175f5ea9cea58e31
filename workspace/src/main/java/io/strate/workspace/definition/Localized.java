package io.strate.workspace.definition;

import java.util.Optional;

/** A text in French and in English; given in one language only, it is the same in both. */
public record Localized(String fr, String en) {

  /** The same text in both languages. */
  public static Localized same(String text) {
    return new Localized(text, text);
  }

  static Optional<Localized> of(Optional<String> fr, Optional<String> en) {
    return fr.or(() -> en).map(text -> new Localized(text, en.orElse(text)));
  }

  /** The text in a language. */
  public String in(Locale locale) {
    return locale == Locale.FR ? fr : en;
  }

  /** The languages of pages and messages. */
  public enum Locale {
    FR,
    EN
  }
}
