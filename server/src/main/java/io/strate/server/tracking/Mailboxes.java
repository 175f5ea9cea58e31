package io.strate.server.tracking;

import java.util.Set;

/** Which e-mail addresses are one person's. */
final class Mailboxes {

  /** Local parts that several people read, in the languages of most senders. */
  private static final Set<String> SHARED =
      Set.of(
          "abuse",
          "accueil",
          "admin",
          "billing",
          "commercial",
          "compta",
          "contact",
          "direction",
          "facturation",
          "hello",
          "help",
          "hr",
          "info",
          "infos",
          "job",
          "jobs",
          "mail",
          "marketing",
          "no-reply",
          "noreply",
          "office",
          "postmaster",
          "rh",
          "sales",
          "secretariat",
          "service",
          "support",
          "team",
          "webmaster");

  private Mailboxes() {}

  /** Whether a text in lower case is an address, and not that of a mailbox of several people. */
  static boolean isPersonal(String address) {
    int at = address.indexOf('@');
    return at > 0
        && at == address.lastIndexOf('@')
        && at < address.length() - 1
        && !SHARED.contains(address.substring(0, at));
  }
}
