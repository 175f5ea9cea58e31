package io.strate.app;

import io.strate.domain.Blame;
import io.strate.domain.Entity;
import io.strate.domain.Failure;
import java.time.Instant;
import java.util.Locale;

/** Values in the words of the command line. */
final class Words {

  private Words() {}

  /** ISO 8601 in UTC. */
  static String instant(long millis) {
    return millis == Long.MIN_VALUE ? "always" : Instant.ofEpochMilli(millis).toString();
  }

  static String entity(Entity of) {
    return of == Entity.CONTACT ? "contacts" : "accounts";
  }

  static Entity entity(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "contact", "contacts" -> Entity.CONTACT;
      case "account", "accounts" -> Entity.ACCOUNT;
      default ->
          throw new Failure(
              "usage.entity", Blame.USER, "--of takes contacts or accounts, found '" + word + "'");
    };
  }

  /** A share in per cent with one decimal; empty of nobody. */
  static String share(long part, long whole) {
    return whole == 0 ? "" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
  }

  static String count(long members, long population, Entity of) {
    return "%d of %d %s (%s)"
        .formatted(members, population, entity(of), share(members, population));
  }
}
