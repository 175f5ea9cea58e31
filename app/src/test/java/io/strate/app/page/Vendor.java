package io.strate.app.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** A workspace small enough that its segments can be counted by hand. */
final class Vendor {

  /** Noon in Paris on 12 March. */
  static final Instant NOW = Instant.parse("2026-03-12T11:00:00Z");

  private Vendor() {}

  /**
   * Ana (March, bank) and Cléo (last June, software) asked for a demonstration within seven days of
   * a look at the prices; Bob (March, advice) looked, but did not ask; Dan (last June, bank) did
   * both; Eve (March, advice) asked too late. Cléo does not want e-mails.
   */
  static void write(Path folder) throws IOException {
    Files.writeString(
        folder.resolve("strate.yaml"),
        """
        # Le récit des pages.
        workspace: editeur
        locale: fr
        timezone: Europe/Paris
        sources:
          contacts:
            read: contacts.csv
            as: contacts
            id: id
            identifiers: { email: email }
            attributes: { inscrit_le: inscrit_le, secteur: secteur }
          gestes:
            read: gestes.csv
            as: events
            event: { column: geste }
            contact: id
            time: le
          accords:
            read: accords.csv
            as: consents
            contact: id
            channel: canal
            purpose: finalite
            status: accord
            time: le
        events:
          visite_tarifs: { label: { fr: visite des tarifs, en: pricing visit } }
          demande_demo: { label: { fr: demande de démonstration, en: demo request } }
        channels:
          email:
            address: email is known
        segments:
          joignables:                   # pour la lettre du mois
            label: { fr: Joignables, en: Reachable }
            when: reachable by email for 'offres'
        """);
    Files.writeString(
        folder.resolve("contacts.csv"),
        """
        id,email,inscrit_le,secteur
        ana,ana@banque.example,2026-03-01,banque
        bob,bob@conseil.example,2026-03-02,conseil
        cleo,cleo@logiciel.example,2025-06-01,logiciel
        dan,dan@banque.example,2025-06-01,banque
        eve,eve@conseil.example,2026-03-03,conseil
        """);
    Files.writeString(
        folder.resolve("gestes.csv"),
        """
        id,geste,le
        ana,visite_tarifs,2026-03-08T10:00:00Z
        ana,demande_demo,2026-03-09T10:00:00Z
        bob,visite_tarifs,2026-03-11T10:00:00Z
        cleo,visite_tarifs,2026-03-06T10:00:00Z
        cleo,demande_demo,2026-03-10T10:00:00Z
        dan,visite_tarifs,2026-03-08T10:00:00Z
        dan,demande_demo,2026-03-09T10:00:00Z
        eve,visite_tarifs,2026-03-01T10:00:00Z
        eve,demande_demo,2026-03-10T10:00:00Z
        """);
    Files.writeString(
        folder.resolve("accords.csv"),
        """
        id,canal,finalite,accord,le
        ana,email,offres,oui,2026-03-01T10:00:00Z
        bob,email,offres,oui,2026-03-02T10:00:00Z
        cleo,email,offres,non,2026-03-02T10:00:00Z
        """);
  }
}
