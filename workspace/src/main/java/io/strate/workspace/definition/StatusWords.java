package io.strate.workspace.definition;

import io.strate.domain.Consent;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The words by which lists of consents say yes and no. */
public final class StatusWords {

  private static final Set<String> GIVEN =
      Set.of(
          "given",
          "granted",
          "yes",
          "true",
          "1",
          "opt-in",
          "optin",
          "opt_in",
          "subscribed",
          "oui",
          "vrai",
          "donné",
          "donne",
          "accordé",
          "inscrit");

  private static final Set<String> WITHDRAWN =
      Set.of(
          "withdrawn",
          "refused",
          "denied",
          "revoked",
          "no",
          "false",
          "0",
          "opt-out",
          "optout",
          "opt_out",
          "unsubscribed",
          "non",
          "faux",
          "retiré",
          "retire",
          "refusé",
          "désinscrit");

  private StatusWords() {}

  /** What a word means; empty if it is none of those known. */
  public static Optional<Consent.Status> read(String word) {
    String plain = word.strip().toLowerCase(Locale.ROOT);
    if (GIVEN.contains(plain)) {
      return Optional.of(Consent.Status.GIVEN);
    }
    return WITHDRAWN.contains(plain) ? Optional.of(Consent.Status.WITHDRAWN) : Optional.empty();
  }
}
