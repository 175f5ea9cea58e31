package io.strate.workspace.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Entity;
import io.strate.domain.Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the order and the portions in which rows come, the same is known in the end. */
final class DeliveryOrderTest {

  private static final String SOURCES =
      """
      contacts:
        read: contacts*.csv
        as: contacts
        id: id
        identifiers: { email: email }
        account: company
        time: at
      web:
        read: web*.csv
        as: events
        event: { column: kind }
        contact: { id: id, email: email }
        time: at
      mail:
        read: mail*.csv
        as: events
        event: mail
        contact: { email: email }
        time: at
        message_id: message
      """;

  private static final String CONTACTS = "id,email,company,at,plan\n";
  private static final String WEB = "id,email,kind,at,amount\n";
  private static final String MAIL = "email,at,message,campaign\n";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void shuffledRepeatedAndSplitFilesEndInTheSame(long seed) {
    Random random = new Random(seed);
    List<String> contacts = contacts(random);
    List<String> web = web(random);
    List<String> mail = mail(random);
    String expected;
    try (TestingWorkspace whole = new TestingWorkspace(folder.resolve("whole"))) {
      whole.write("contacts.csv", CONTACTS + String.join("", contacts));
      whole.write("web.csv", WEB + String.join("", web));
      whole.write("mail.csv", MAIL + String.join("", mail));
      whole.define(SOURCES).read();
      expected = whole.export();
      shuffle(whole, "contacts.csv", CONTACTS, contacts, random);
      shuffle(whole, "web.csv", WEB, web, random);
      shuffle(whole, "mail.csv", MAIL, mail, random);
      whole.read();
      assertThat(whole.export()).isEqualTo(expected);
      expected = withoutIdentities(whole);
    }
    try (TestingWorkspace parts = new TestingWorkspace(folder.resolve("parts"))) {
      parts.define(SOURCES);
      deliver(parts, contacts, web, mail, random);
      assertThat(withoutIdentities(parts)).isEqualTo(expected);
    }
  }

  /** Grows three files each, line by line in any order, and reads after every few lines. */
  private static void deliver(
      TestingWorkspace to,
      List<String> contacts,
      List<String> web,
      List<String> mail,
      Random random) {
    List<List<List<String>>> files = new ArrayList<>();
    for (List<String> rows : List.of(contacts, web, mail)) {
      List<List<String>> parts = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        parts.add(new ArrayList<>());
      }
      rows.forEach(row -> parts.get(random.nextInt(3)).add(row));
      parts.forEach(part -> Collections.shuffle(part, random));
      files.add(parts);
    }
    List<String> names = List.of("contacts", "web", "mail");
    List<String> headers = List.of(CONTACTS, WEB, MAIL);
    for (double share : new double[] {0.4, 0.7, 1}) {
      for (int kind = 0; kind < 3; kind++) {
        for (int part = 0; part < 3; part++) {
          List<String> rows = files.get(kind).get(part);
          List<String> some =
              new ArrayList<>(rows.subList(0, (int) Math.ceil(share * rows.size())));
          shuffle(to, names.get(kind) + part + ".csv", headers.get(kind), some, random);
        }
      }
      to.read();
    }
  }

  private static void shuffle(
      TestingWorkspace to, String file, String header, List<String> rows, Random random) {
    List<String> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, random);
    to.write(file, header + String.join("", shuffled));
  }

  private static List<String> contacts(Random random) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      int id = random.nextInt(12);
      rows.add(
          "c%d,m%d@x.fr,%s,%s,%s\n"
              .formatted(
                  id,
                  id + random.nextInt(2),
                  random.nextInt(3) == 0 ? "" : "a" + random.nextInt(3),
                  time(i),
                  random.nextBoolean() ? "pro" : ""));
    }
    return rows;
  }

  private static List<String> web(Random random) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      String row =
          "%s,%s,kind%d,%s,%d\n"
              .formatted(
                  random.nextInt(4) == 0 ? "" : "c" + random.nextInt(14),
                  "m" + random.nextInt(14) + "@x.fr",
                  random.nextInt(3),
                  time(i),
                  random.nextInt(5));
      rows.add(row);
    }
    return rows;
  }

  private static List<String> mail(Random random) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      rows.add("m%d@x.fr,%s,id%d,spring\n".formatted(random.nextInt(16), time(i), i));
    }
    rows.addAll(rows.subList(0, 20));
    return rows;
  }

  /** Different for each row of a file, so that identities decide nothing. */
  private static String time(int row) {
    return "2025-01-%02dT%02d:00Z".formatted(1 + row / 24, row % 24);
  }

  private static String withoutIdentities(TestingWorkspace workspace) {
    StringBuilder text = new StringBuilder();
    for (Entity of : Entity.values()) {
      workspace
          .entries(of)
          .forEach(
              (id, entries) ->
                  text.append(of).append(' ').append(id).append('\n').append(plain(entries)));
    }
    return text.toString();
  }

  private static String plain(List<Entry> entries) {
    return entries.stream()
        .map(entry -> entry.toString().replaceAll("identity=-?\\d+", "") + "\n")
        .sorted()
        .collect(Collectors.joining());
  }
}
