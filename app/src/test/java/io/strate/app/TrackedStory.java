package io.strate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code story.js} and {@code page.html} tell of people, and what is to become of it. Each
 * person visits, tries, gets a name, orders twice, joins an account, is found to be who tried, and
 * looks at a screen.
 */
final class TrackedStory {

  /** How many messages tell of one person. */
  static final int MESSAGES = 8;

  private static final Pattern EVENT =
      Pattern.compile("event,(\\d{4}-\\S+Z) (\\w+),(.*)", Pattern.DOTALL);

  /** A message that waited for its answer in vain may be corrected by so much, in milliseconds. */
  private static final long SLOWEST = 60_000;

  private final Path folder;
  private final int people;
  private final long since;

  /**
   * @param since when the first of them visited, in milliseconds since 1970-01-01T00:00Z; each of
   *     the others a second later
   */
  TrackedStory(Path folder, int people, long since) {
    assertThat(people % 10).as("five accounts, two plans").isZero();
    this.folder = folder;
    this.people = people;
    this.since = since;
  }

  int people() {
    return people;
  }

  int messages() {
    return people * MESSAGES;
  }

  long since() {
    return since;
  }

  /** Defines the workspace. Two files declare the attributes that trackers send. */
  void define() throws IOException {
    Files.writeString(folder.resolve("contacts.csv"), "id,plan\ncrm,free\n");
    Files.writeString(folder.resolve("accounts.csv"), "id,employees\ncrm,7\n");
    Files.writeString(
        folder.resolve("strate.yaml"),
        """
        workspace: tracked
        locale: en
        sources:
          contacts: { read: contacts.csv, as: contacts, id: id }
          accounts: { read: accounts.csv, as: accounts, id: id }
        traits:
          messages: count(page) + count(trial) + count(order) + count(screen)
          revenue: sum(order.amount)
        segments:
          buyers: count(order) = 2
          pro: plan = 'pro'
          mailed: count(page where context.campaign.source = 'mail') = 1
          tried: count(trial) = 1
          large: account.employees >= 30
        """);
  }

  /** Everything came, once, and the segments follow. The server has been stopped. */
  void requireWhole() throws IOException {
    assertThat(Cli.run("run", folder.toString()).code()).isZero();
    assertThat(
            Cli.run("rejects", "--source", "@tracking", "--format", "csv", folder.toString()).out())
        .hasLineCount(1);
    assertThat(members("buyers")).isEqualTo(people);
    assertThat(members("pro")).isEqualTo(people / 2);
    assertThat(members("mailed")).isEqualTo(people);
    assertThat(members("tried")).isEqualTo(people);
    assertThat(members("large")).isEqualTo(people * 2 / 5);
    requireEverybody();
    assertThat(exported("accounts"))
        .containsExactlyInAnyOrder(
            "{\"id\":\"crm\",\"employees\":7}",
            "{\"id\":\"g0\",\"employees\":0}",
            "{\"id\":\"g1\",\"employees\":10}",
            "{\"id\":\"g2\",\"employees\":20}",
            "{\"id\":\"g3\",\"employees\":30}",
            "{\"id\":\"g4\",\"employees\":40}");
    assertThat(Cli.run("doctor", folder.toString()).err()).contains("the store is whole");
  }

  private void requireEverybody() throws IOException {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      expected.add(
          """
          {"id":"u%d","plan":"%s","messages":5,"revenue":%s,"buyers":true,"pro":%b,"mailed":true,"tried":true,"large":%b}"""
              .formatted(
                  i,
                  i % 2 == 0 ? "free" : "pro",
                  String.format(Locale.ROOT, "%.2f", i + 1.25),
                  i % 2 != 0,
                  i % 5 >= 3));
    }
    List<String> found = new ArrayList<>(exported("contacts"));
    found.removeIf(line -> line.startsWith("{\"id\":\"crm\""));
    assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
  }

  /**
   * The third as story.js tells it, in full: names, attributes, and each event with its properties
   * and its instant.
   */
  void requireThird() {
    List<String> facts = new ArrayList<>();
    Instant at = Instant.ofEpochMilli(since + 3000);
    for (String line :
        Cli.run("profile", "u3", "--format", "csv", folder.toString()).out().lines().toList()) {
      Matcher event = EVENT.matcher(line);
      if (event.matches()) {
        facts.add(event.group(2) + ": " + event.group(3));
        assertThat(Instant.parse(event.group(1))).as(line).isBetween(at, at.plusMillis(SLOWEST));
      } else if (!line.startsWith("segment,") && !line.startsWith("trait,")) {
        facts.add(line);
      }
    }
    assertThat(facts)
        .containsExactlyInAnyOrder(
            "what,name,value",
            "identifier,anonymous_id,a3",
            "identifier,anonymous_id,old3",
            "identifier,email,p3@example.com",
            "identifier,id,u3",
            "account,account,g3",
            "attribute,address.city,Orléans",
            "attribute,email,p3@example.com",
            "attribute,plan,pro",
            "screen: name: Accueil",
            "order: amount: 1",
            "order: \"amount: 3.25, due: 2026-03-31T22:00:00Z, paid: true, products: [sku: « x »]\"",
            "page: \"context: campaign: name: été, source: mail, locale: fr-FR, name: Tarifs, path: /tarifs\"",
            "trial: ");
  }

  private long members(String segment) {
    return Cli.run("members", segment, "--format", "csv", folder.toString()).out().lines().count()
        - 1;
  }

  private Collection<String> exported(String entity) throws IOException {
    Path file = folder.resolve(entity + ".jsonl");
    Cli.Result result = Cli.run("export", "--of", entity, file.toString(), folder.toString());
    assertThat(result.code()).as(result.err()).isZero();
    return Files.readAllLines(file);
  }
}
