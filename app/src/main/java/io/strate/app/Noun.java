package io.strate.app;

/** What sentences count, in both languages and numbers. */
enum Noun {
  CONTACT("contact", "contacts", "contact", "contacts"),
  ACCOUNT("account", "accounts", "entreprise", "entreprises"),
  EVENT("event", "events", "événement", "événements"),
  SEGMENT("segment", "segments", "segment", "segments"),
  ENTRY("entry", "entries", "écriture", "écritures"),
  IDENTIFIER("identifier", "identifiers", "identifiant", "identifiants"),
  CALL("call", "calls", "appel", "appels"),
  ROW("row", "rows", "ligne", "lignes"),
  REJECTED_ROW("rejected row", "rejected rows", "ligne rejetée", "lignes rejetées");

  private final String one;
  private final String several;
  private final String une;
  private final String plusieurs;

  Noun(String one, String several, String une, String plusieurs) {
    this.one = one;
    this.several = several;
    this.une = une;
    this.plusieurs = plusieurs;
  }

  /** The form that goes with a number: in English only 1 is one, in French 0 is, too. */
  String with(long number, boolean french) {
    if (french) {
      return number < 2 ? une : plusieurs;
    }
    return number == 1 ? one : several;
  }
}
