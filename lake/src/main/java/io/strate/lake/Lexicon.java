package io.strate.lake;

import io.strate.lake.Inference.Kind;
import io.strate.lake.Inference.Role;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What files and columns are usually called, in English and French. Earlier words are surer. */
final class Lexicon {

  private static final Map<Role, List<String>> COLUMNS =
      Map.of(
          Role.ID,
              List.of(
                  "contact id",
                  "customer id",
                  "client id",
                  "id client",
                  "id contact",
                  "user id",
                  "subscriber id",
                  "lead id",
                  "person id",
                  "profile id",
                  "unique id",
                  "rec id",
                  "contact",
                  "customer",
                  "customer no",
                  "customer number",
                  "numero client",
                  "code client",
                  "no client",
                  "client",
                  "user",
                  "utilisateur",
                  "id utilisateur",
                  "id"),
          Role.EMAIL,
              List.of(
                  "email",
                  "e mail",
                  "mail",
                  "courriel",
                  "email address",
                  "adresse email",
                  "adresse e mail",
                  "adresse mail",
                  "adresse courriel"),
          Role.ACCOUNT,
              List.of(
                  "account id",
                  "company id",
                  "organization id",
                  "organisation id",
                  "id entreprise",
                  "id societe",
                  "entreprise id",
                  "siren",
                  "siret",
                  "account",
                  "company",
                  "organization",
                  "organisation",
                  "entreprise",
                  "societe",
                  "compte"),
          Role.TIME,
              List.of(
                  "event time",
                  "occurred at",
                  "timestamp",
                  "event date",
                  "order date",
                  "invoice date",
                  "date commande",
                  "date facture",
                  "date evenement",
                  "horodatage",
                  "sent at",
                  "time",
                  "date",
                  "datetime",
                  "date heure",
                  "created at",
                  "updated at",
                  "modified at",
                  "date creation",
                  "date modification",
                  "date maj",
                  "maj",
                  "ts"),
          Role.EVENT,
              List.of(
                  "event",
                  "event name",
                  "event type",
                  "evenement",
                  "type evenement",
                  "action",
                  "activity",
                  "activite",
                  "type"),
          Role.MESSAGE_ID,
              List.of(
                  "message id", "event id", "id evenement", "id message", "uuid", "order line id"),
          Role.CHANNEL, List.of("channel", "canal"),
          Role.PURPOSE, List.of("purpose", "finalite", "objet", "topic", "list", "liste"),
          Role.STATUS,
              List.of(
                  "status",
                  "statut",
                  "consent",
                  "consentement",
                  "optin",
                  "opt in",
                  "given",
                  "accord",
                  "state",
                  "etat"));

  private static final Map<Kind, List<String>> FILES =
      Map.of(
          Kind.CONTACTS,
              List.of(
                  "contact",
                  "customer",
                  "client",
                  "user",
                  "utilisateur",
                  "lead",
                  "prospect",
                  "person",
                  "personne",
                  "subscriber",
                  "abonne",
                  "profile"),
          Kind.ACCOUNTS,
              List.of(
                  "account",
                  "company",
                  "companie",
                  "entreprise",
                  "societe",
                  "organization",
                  "organisation",
                  "compte",
                  "etablissement"),
          Kind.CONSENTS, List.of("consent", "consentement", "optin", "permission"),
          Kind.EVENTS,
              List.of(
                  "event",
                  "evenement",
                  "order",
                  "commande",
                  "visit",
                  "visite",
                  "page",
                  "click",
                  "clic",
                  "open",
                  "ouverture",
                  "quote",
                  "devis",
                  "invoice",
                  "facture",
                  "purchase",
                  "achat",
                  "transaction",
                  "conversion",
                  "activity",
                  "log",
                  "email",
                  "sale",
                  "vente",
                  "retail"));

  private Lexicon() {}

  /** How well a column's name fits a part, from 1 (surely) down to 0 (not at all). */
  static double fit(Role role, String column) {
    List<String> words = COLUMNS.getOrDefault(role, List.of());
    int at = words.indexOf(plain(column));
    return at < 0 ? 0 : 1 - at / (2.0 * words.size());
  }

  /** What a file of this name holds. */
  static Optional<Kind> kind(String fileName) {
    List<String> words = List.of(plain(baseName(fileName)).split(" "));
    for (int i = words.size() - 1; i >= 0; i--) {
      String word = singular(words.get(i));
      for (Kind kind : Kind.values()) {
        if (FILES.getOrDefault(kind, List.of()).contains(word)) {
          return Optional.of(kind);
        }
      }
    }
    return Optional.empty();
  }

  /** The name of one row of a file: {@code orders/2026.csv} holds orders. */
  static String rowName(String fileName) {
    String base = plain(baseName(fileName));
    if (base.chars().noneMatch(Character::isLetter) && fileName.contains("/")) {
      base = plain(baseName(fileName.substring(0, fileName.lastIndexOf('/'))));
    }
    String name = singular(base.replaceAll("[0-9 ]+$", "")).replace(' ', '_');
    return name.isEmpty() ? "event" : name;
  }

  private static String baseName(String fileName) {
    String name = fileName.substring(fileName.lastIndexOf('/') + 1);
    return name.indexOf('.') > 0 ? name.substring(0, name.indexOf('.')) : name;
  }

  private static String singular(String word) {
    return word.endsWith("ss") || word.endsWith("is") || word.length() < 4 || !word.endsWith("s")
        ? word
        : word.substring(0, word.length() - 1);
  }

  /**
   * Small letters without accents, words apart: {@code CustomerID} and {@code customer_id} are one.
   */
  static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replaceAll("([a-z0-9])([A-Z])", "$1 $2")
        .replaceAll("([A-Z]+)([A-Z][a-z])", "$1 $2")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", " ")
        .strip();
  }
}
