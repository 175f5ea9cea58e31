package io.strate.workspace.form;

import io.strate.workspace.definition.Localized.Locale;

/** What is still to be filled in, said to people. */
enum Lacking {
  CHANNEL("choose a channel", "choisissez un canal"),
  DATE("choose a date", "choisissez une date"),
  PROPERTY("choose a property", "choisissez une propriété"),
  PURPOSE("choose a purpose", "choisissez une finalité"),
  SEGMENT("choose a segment", "choisissez un segment"),
  UNIT("choose a unit", "choisissez une unité"),
  VALUE("choose a value", "choisissez une valeur"),
  NAMED("choose an attribute or a trait", "choisissez un attribut ou un indicateur"),
  EVENT("choose an event", "choisissez un événement"),
  OPERATOR("choose how it is compared", "choisissez la comparaison"),
  COMPARED("choose what is compared", "choisissez ce qui est comparé"),
  AGGREGATION("choose what is computed", "choisissez ce qui est calculé"),
  FIELD("choose what of the date", "choisissez la partie de la date"),
  ROW("choose what this row asks", "choisissez ce que cette ligne demande"),
  INSTANT(
      "give a date such as 2026-01-31, or 2026-01-31T10:00",
      "donnez une date comme 2026-01-31, ou 2026-01-31T10:00"),
  NUMBER("give a number", "donnez un nombre"),
  TEXT("give a text", "donnez un texte"),
  WHOLE("give a whole number of at most 1,000,000", "donnez un nombre entier, au plus 1 000 000"),
  SPAN("say how long", "donnez une durée"),
  COUNT("say how many", "dites combien"),
  OPERAND("say what it is compared with", "dites à quoi comparer"),
  CONTACTS("say what must hold of the contacts", "dites ce que les contacts doivent vérifier"),
  WHEN("say when", "dites quand"),
  JOIN(
      "say whether all or any of the rows must hold",
      "dites si toutes les lignes doivent être vraies, ou une seule"),
  DIRECTION("say whether since or until", "dites depuis ou avant"),
  COUNTED("say which contacts count", "dites quels contacts comptent"),
  CONDITION("write a condition", "écrivez une condition"),
  FORMULA("write a value", "écrivez une valeur"),
  ENTITY("say whether contacts or accounts", "dites contacts ou entreprises"),
  FILLED("this is still to be filled in", "ceci reste à remplir"),
  IDS(
      "give the ids of the members, or their file",
      "donnez les identifiants des membres, ou leur fichier"),
  MEMBERS("a family has at least one segment", "une famille a au moins un segment"),
  LINES("a score has at least one line of points", "un score a au moins une ligne de points"),
  ANSWERS(
      "add at least one answer and its weight, or weigh all the same",
      "ajoutez au moins une réponse et son poids, ou donnez le même à toutes"),
  FEATURES(
      "choose at least one trait or attribute, or all of them",
      "choisissez au moins un indicateur ou attribut, ou bien tous"),
  WINDOW(
      "what is predicted counts what happens within some time after a snapshot: give every event a window, as in 'did order within 90 days'",
      "ce qui est prédit compte ce qui arrive dans un certain délai après un instantané : donnez une période à chaque événement, comme dans « a fait order dans les 90 derniers jours »"),
  REASON("say why it is text", "dites pourquoi c'est un texte");

  private final String english;
  private final String french;

  Lacking(String english, String french) {
    this.english = english;
    this.french = french;
  }

  String in(Locale locale) {
    return locale == Locale.FR ? french : english;
  }
}
