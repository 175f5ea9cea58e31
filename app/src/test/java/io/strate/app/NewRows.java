package io.strate.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Random rows for the files of the b2b-saas example: late ones and early ones, repeated ones, new
 * contacts, contacts who change their company.
 */
final class NewRows {

  private static final long DAY = 86_400_000L;
  private static final DateTimeFormatter ORDERS =
      DateTimeFormatter.ofPattern("d/M/yyyy H:mm").withZone(ZoneId.of("Europe/Paris"));

  private final Path folder;
  private final Random random;
  private int unique;

  NewRows(Path folder, long seed) {
    this.folder = folder;
    this.random = new Random(seed);
  }

  /** Adds rows stated around an instant: up to 400 days before it and 20 after. */
  void append(long around) throws IOException {
    contacts(around);
    emails(around);
    pages(around);
    orders(around);
    quotes(around);
    consents(around);
    repeat();
  }

  private void contacts(long around) throws IOException {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String id = contact();
      rows.add(
          String.join(
              ",",
              id,
              id.startsWith("N") ? id.toLowerCase(java.util.Locale.ROOT) + "@new.example" : "",
              one("", "A00" + random.nextInt(1, 10), "A0" + random.nextInt(10, 40), "A9" + i),
              "P" + i,
              "N" + i,
              one("finance", "achats"),
              one("Île-de-France", "Bretagne", ""),
              one("", day(around)),
              one("", "America/Toronto", "nowhere"),
              time(around).toString()));
    }
    add("contacts.csv", rows);
  }

  private void emails(long around) throws IOException {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String event = one("email_delivered", "email_opened", "email_opened", "email_clicked");
      rows.add(
          String.join(
              ",",
              event,
              contact(),
              "M" + random.nextInt(40),
              "c" + random.nextInt(5),
              one("promo", "newsletter", "test"),
              one("", "yes", "no"),
              time(around).toString()));
    }
    add("emails.csv", rows);
  }

  private void pages(long around) throws IOException {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      long time = time(around).toEpochMilli();
      String contact = contact();
      for (int page = 0; page < random.nextInt(1, 5); page++) {
        time += random.nextInt(40 * 60_000);
        rows.add(
            "{\"contact\":\"%s\",\"at\":\"%s\",\"page\":{\"path\":\"%s\",\"ref\":\"web\"}}"
                .formatted(contact, Instant.ofEpochMilli(time), one("/tarifs", "/blog/x", "/")));
      }
    }
    add("pages.jsonl", rows);
  }

  /** Some in a file of their own, some at the end of one that was read. */
  private void orders(long around) throws IOException {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      rows.add(
          String.join(
              ",",
              "L-" + Long.toHexString(random.nextLong()),
              contact(),
              one("SKU-1", "SKU-2", "SKU-3"),
              Integer.toString(random.nextInt(-2, 30)),
              random.nextInt(1, 900) + "." + random.nextInt(10, 99),
              ORDERS.format(time(around))));
    }
    add("orders/2026.csv", rows.subList(0, 10));
    String more = "orders/more-" + unique++ + ".csv";
    Files.writeString(folder.resolve(more), header("orders/2026.csv") + "\n");
    add(more, rows.subList(5, 20));
  }

  private void quotes(long around) throws IOException {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String contact = contact();
      Instant sent = time(around);
      String quote = "Q-" + random.nextInt(30);
      rows.add("quote_sent," + contact + "," + quote + ",500," + sent);
      if (random.nextBoolean()) {
        Instant signed = sent.plusMillis(random.nextLong(12 * DAY));
        rows.add("quote_signed," + contact + "," + quote + ",500," + signed);
      }
    }
    Collections.shuffle(rows, random);
    add("quotes.csv", rows);
  }

  private void consents(long around) throws IOException {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String email = one("n00%d@new.example".formatted(random.nextInt(1, 9)), email());
      rows.add(
          "%s,email,newsletter,%s,formulaire,p,%s"
              .formatted(email, one("oui", "non"), time(around)));
    }
    add("consents.csv", rows);
  }

  /** Delivers orders again, and shuffles a file: neither changes anything. */
  private void repeat() throws IOException {
    List<String> known = Files.readAllLines(folder.resolve("orders/2025.csv"));
    String again = "orders/again-" + unique++ + ".csv";
    Files.writeString(folder.resolve(again), known.getFirst() + "\n");
    add(again, known.subList(1, 30));
    List<String> emails = new ArrayList<>(Files.readAllLines(folder.resolve("emails.csv")));
    Collections.shuffle(emails.subList(1, emails.size()), random);
    Files.write(folder.resolve("emails.csv"), emails);
  }

  // ---- draws ----

  private String contact() {
    return one(
        "C0%03d".formatted(random.nextInt(1, 161)),
        "C00%02d".formatted(random.nextInt(1, 20)),
        "N00%d".formatted(random.nextInt(1, 9)));
  }

  private String email() throws IOException {
    List<String> rows = Files.readAllLines(folder.resolve("consents.csv"));
    String row = rows.get(random.nextInt(1, rows.size()));
    return row.substring(0, row.indexOf(','));
  }

  private String one(String... texts) {
    return texts[random.nextInt(texts.length)];
  }

  private Instant time(long around) {
    long span = random.nextInt(3) == 0 ? 400 * DAY : 15 * DAY;
    long time = around - random.nextLong(span) + (random.nextInt(4) == 0 ? 20 * DAY : 0);
    return Instant.ofEpochMilli(time / 60_000 * 60_000);
  }

  private String day(long around) {
    return time(around).toString().substring(0, 10);
  }

  // ---- files ----

  private String header(String file) throws IOException {
    return Files.readAllLines(folder.resolve(file)).getFirst();
  }

  private void add(String file, List<String> rows) throws IOException {
    Files.write(folder.resolve(file), rows, StandardOpenOption.APPEND);
  }
}
