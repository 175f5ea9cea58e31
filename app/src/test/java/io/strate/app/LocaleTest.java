package io.strate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People are answered in the workspace's language, or in the one asked for; programs in one. */
final class LocaleTest {

  @TempDir Path folder;

  @BeforeEach
  void runOnThree() throws IOException {
    write(
        "strate.yaml",
        """
        workspace: trois
        sources:
          contacts: { read: contacts.csv, as: contacts, id: id, identifiers: { email: email } }
          consents:
            { read: consents.csv, as: consents, contact: id, channel: "'email'", purpose: "'n'", status: status, time: time }
          orders: { read: orders.csv, as: events, event: order, contact: id, time: at }
        traits:
          panier: sum(order.amount) / 2
        segments:
          acheteurs: { when: did order, label: { fr: Acheteurs, en: Buyers } }
        """);
    write("contacts.csv", "id,email\nA,a@x.example\nB,b@x.example\nC,\n");
    write(
        "consents.csv",
        "id,status,time\nA,given,2026-01-01T00:00:00Z\nB,withdrawn,2026-01-02T00:00:00Z\n");
    StringBuilder orders = new StringBuilder("id,at,amount\n");
    for (int i = 0; i < 1200; i++) {
      orders.append("A,2026-01-10T09:00:00Z,1\n");
    }
    write("orders.csv", orders + "A,oops,1\nB,2026-01-11T09:00:00Z,5\n");
    assertThat(Cli.run("run", folder.toString(), "--as-of", "2026-02-01").code()).isZero();
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  private List<String> lines(String command, String... further) {
    Cli.Result result = run(command, further);
    assertThat(result.code()).as(result.err()).isZero();
    return (result.err() + result.out()).lines().toList();
  }

  private Cli.Result run(String command, String... further) {
    String[] all = new String[further.length + 2];
    all[0] = command;
    System.arraycopy(further, 0, all, 1, further.length);
    all[all.length - 1] = folder.toString();
    return Cli.run(all);
  }

  @Test
  void frenchIsTheLanguageOfAWorkspaceThatNamesNone() {
    // 2 of 3 contacts are 66.7 %.
    assertThat(lines("segments"))
        .containsExactly(
            "segment    libellé    de        membres  part    joignables  depuis le calcul du",
            "acheteurs  Acheteurs  contacts        2  66,7\u202f%              2026-02-01T00:00:00Z");
    assertThat(lines("run", "--as-of", "2026-02-01").getFirst())
        .isEqualTo("segment    libellé    de        membres  entrés  sortis  part    joignables");
    assertThat(lines("run", "--as-of", "2026-02-01").getLast())
        .startsWith(
            "Au 2026-02-01T00:00:00Z : 3 contacts, 0 entreprise, 1\u202f201 événements, 1 segment, en ")
        .endsWith(" ms. Nouveautés : 0 écriture ; lignes rejetées : 1.");
    assertThat(lines("members", "acheteurs").getFirst()).startsWith("id  depuis");
    assertThat(lines("history", "acheteurs").getFirst())
        .isEqualTo("instant               membres  entrés  sortis");
    assertThat(lines("rejects").getFirst()).startsWith("source  fichier     ligne  colonne  motif");
    assertThat(lines("doctor")).containsExactly("strate: les données sont intactes");
  }

  @Test
  void profilesPlansAndPreviewsAreFrench() throws IOException {
    assertThat(lines("profile", "A"))
        .contains(
            "nature        nom                         valeur",
            "identifiant   email                       a@x.example",
            "consentement  email / n                   donné depuis le 2026-01-01T00:00:00Z",
            "indicateur    panier                      600",
            "événement     2026-01-10T09:00:00Z order  amount: 1");
    assertThat(lines("profile", "B")).contains("indicateur    panier                      2,5");
    assertThat(lines("preview", "a fait order"))
        .startsWith(
            "2 contacts sur 3 (66,7\u202f%)",
            "  joignables par email pour n : 1 (consentement retiré : 1)");
    assertThat(lines("reachable").getFirst())
        .startsWith("canal  finalité  membres  joignables  sans consentement  consentement retiré");
    assertThat(lines("plan", "--as-of", "2026-02-01"))
        .containsExactly(
            "au 2026-02-01T00:00:00Z, avec les nouveautés des sources : 0 écriture ; lignes rejetées : 1",
            "un calcul ne changerait rien");
    write("contacts.csv", "id,email\nA,a@x.example\nB,b@x.example\nC,\nD,\n");
    assertThat(lines("plan", "--as-of", "2026-02-01", "--no-read"))
        .containsExactly(
            "au 2026-02-01T00:00:00Z, sur les lignes lues jusqu'ici",
            "nature   nom           de        changement  membres  entrants  sortants",
            "fichier  contacts.csv  contacts  modifié");
  }

  @Test
  void anotherLanguageCanBeAskedForBeforeOrAfterTheCommand() {
    List<String> english =
        List.of(
            "segment    label   of        members  share   reachable  since run",
            "acheteurs  Buyers  contacts        2  66.7 %             2026-02-01T00:00:00Z");
    assertThat(lines("segments", "--locale", "en")).isEqualTo(english);
    assertThat(Cli.run("--locale", "EN", "segments", folder.toString()).out().lines())
        .isEqualTo(english);
    assertThat(run("segments", "--locale", "de").err())
        .contains("--locale: expected fr or en, found 'de'");
  }

  /** Its comments are English, and so are its answers until somebody says otherwise. */
  @Test
  void anInferredWorkspaceIsEnglish() {
    Path inferred = folder.resolve("inferred");
    String file = folder.resolve("contacts.csv").toString();
    assertThat(Cli.run("init", "--from", file, "--", inferred.toString()).code()).isZero();
    assertThat(Cli.run("plan", inferred.toString(), "--as-of", "2026-02-01").out())
        .startsWith("as of 2026-02-01T00:00:00Z, ");
  }

  @Test
  void programsReadTheSameInEveryLanguage() {
    for (List<String> command :
        List.of(
            List.of("segments"),
            List.of("profile", "A"),
            List.of("reachable"),
            List.of("plan", "--as-of", "2026-02-02"),
            List.of("history", "acheteurs"))) {
      for (String format : List.of("json", "csv")) {
        String[] further = new String[command.size() + 3];
        for (int i = 1; i < command.size(); i++) {
          further[i - 1] = command.get(i);
        }
        further[command.size() - 1] = "--format";
        further[command.size()] = format;
        further[command.size() + 1] = "--locale";
        further[command.size() + 2] = "fr";
        String french = run(command.getFirst(), further).out();
        further[command.size() + 2] = "en";
        String english = run(command.getFirst(), further).out();
        // Labels are the workspace's own words.
        assertThat(french.replace("Acheteurs", "Buyers")).as("%s", command).isEqualTo(english);
        assertThat(english).isNotBlank();
      }
    }
  }
}
