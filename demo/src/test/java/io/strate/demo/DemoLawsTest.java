package io.strate.demo;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.strate.demo.TestingDemo.Row;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must be true of the written files, read back cell by cell. */
final class DemoLawsTest {

  private static final int CONTACTS = 6_000;

  @TempDir static Path folder;

  private static List<Row> accounts;
  private static List<Row> contacts;
  private static List<Row> emails;
  private static List<Row> site;
  private static List<Row> quotes;
  private static TestingDemo demo;

  @BeforeAll
  static void write() {
    demo = new TestingDemo(folder, TestingDemo.options(CONTACTS));
    accounts = demo.rows("accounts");
    contacts = demo.rows("contacts");
    emails = demo.rows("emails");
    site = demo.rows("site");
    quotes = demo.rows("quotes");
  }

  /** Luhn's rule as its inventor's patent has it: from the right, every second digit doubled. */
  @Test
  void everySirenIsOneAndOfOneAccount() {
    Map<String, Set<String>> names =
        accounts.stream()
            .collect(groupingBy(row -> row.get("siren"), mapping(row -> row.get("nom"), toSet())));
    assertThat(names.keySet()).allMatch(siren -> siren.matches("[1-9]\\d{8}"));
    assertThat(names.keySet()).allMatch(DemoLawsTest::hasLuhnsSum);
    assertThat(names.values()).allMatch(of -> of.size() == 1);
    assertThat(hasLuhnsSum("732829320")).as("INSEE's own example").isTrue();
    assertThat(hasLuhnsSum("732829321")).isFalse();
  }

  private static boolean hasLuhnsSum(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int counted = i % 2 == 0 ? digit : 2 * digit;
      sum += counted / 10 + counted % 10;
    }
    return sum % 10 == 0;
  }

  @Test
  void everySirenOfAMillionIsAnother() {
    Set<String> all = HashSet.newHashSet(1_000_000);
    for (int number = 0; number < 1_000_000; number++) {
      all.add(Account.siren(number));
    }
    assertThat(all).hasSize(1_000_000);
  }

  @Test
  void contactsAreOfAccountsAndHaveTheirOwnIds() {
    assertThat(contacts).hasSize(CONTACTS);
    assertThat(distinct(contacts, "contact_id")).hasSize(CONTACTS);
    assertThat(distinct(contacts, "anonymous_id")).hasSize(CONTACTS);
    assertThat(distinct(accounts, "siren")).isEqualTo(distinct(contacts, "siren"));
  }

  @Test
  void someMailboxesAreSharedAndSomePeopleAreThereTwice() {
    Map<String, Long> addresses =
        contacts.stream().collect(groupingBy(row -> row.get("email"), counting()));
    assertThat(addresses.entrySet())
        .anyMatch(e -> e.getKey().startsWith("contact@") && e.getValue() > 1);
    assertThat(everybody().stream().filter(someone -> someone.contact().isDuplicate()).count())
        .isBetween(CONTACTS / 100L, CONTACTS / 20L);
  }

  @Test
  void nothingLiesOutsideOfTwentyFourMonths() {
    Instant end = Instant.parse("2026-11-24T23:00:00Z"); // midnight in Paris
    Instant start = Instant.parse("2024-11-24T23:00:00Z");
    for (List<Row> rows : List.of(emails, site, quotes, demo.rows("orders"))) {
      assertThat(rows).allMatch(row -> !row.at("at").isBefore(start) && row.at("at").isBefore(end));
    }
  }

  @Test
  void whoOptedOutReceivesNothingLater() {
    Map<String, Instant> outs = new HashMap<>();
    for (Row row : demo.rows("consents")) {
      if (row.get("finalite").equals("newsletter") && row.get("accord").equals("non")) {
        outs.merge(row.get("contact_id"), row.at("le"), (a, b) -> a.isBefore(b) ? a : b);
      }
    }
    assertThat(outs).hasSizeGreaterThan(CONTACTS / 20);
    assertThat(events("unsubscribed")).hasSizeGreaterThan(CONTACTS / 50);
    assertThat(events("complaint")).isNotEmpty();
    assertThat(events("email_delivered"))
        .noneMatch(
            row ->
                outs.containsKey(row.get("contact_id"))
                    && row.at("at").isAfter(outs.get(row.get("contact_id"))));
  }

  @Test
  void nobodyReceivesWhatTheyDidNotAllow() {
    Set<String> agreed =
        demo.rows("consents").stream()
            .filter(row -> row.get("accord").equals("oui"))
            .map(row -> row.get("contact_id") + row.get("finalite"))
            .collect(toSet());
    assertThat(events("email_delivered"))
        .allMatch(row -> agreed.contains(row.get("contact_id") + purpose(row)));
  }

  private static String purpose(Row email) {
    return switch (email.get("campaign.type")) {
      case "promo", "nurturing" -> "offres";
      default -> "newsletter";
    };
  }

  /** Three clicks or more of one e-mail within a second are no person's. */
  @Test
  void robotsClickAllLinksWithinASecond() {
    Map<String, List<Row>> clicks =
        events("email_clicked").stream().collect(groupingBy(row -> row.get("email_id")));
    List<List<Row>> bursts = clicks.values().stream().filter(rows -> rows.size() >= 3).toList();
    assertThat(bursts).hasSizeGreaterThan(100);
    List<List<Row>> fast =
        bursts.stream()
            .map(rows -> rows.stream().filter(row -> row.get("machine").equals("yes")).toList())
            .filter(rows -> rows.size() >= 3)
            .toList();
    assertThat(fast).hasSizeGreaterThan(100).allMatch(rows -> span(rows).toMillis() < 1_000);
    assertThat(emails.stream().map(row -> row.get("machine")).collect(toSet()))
        .containsExactlyInAnyOrder("", "yes", "no", "unknown");
  }

  private static Duration span(List<Row> rows) {
    List<Instant> times = rows.stream().map(row -> row.at("at")).sorted().toList();
    return Duration.between(times.getFirst(), times.getLast());
  }

  @Test
  void quotesOverlapOnOneContact() {
    Map<String, Instant> sent = times("quote_sent");
    Map<String, Instant> signed = times("quote_signed");
    assertThat(sent.keySet()).containsAll(signed.keySet());
    assertThat(signed.keySet()).allMatch(id -> signed.get(id).isAfter(sent.get(id)));
    Map<String, List<Row>> byContact =
        quotes.stream()
            .filter(row -> row.get("event").equals("quote_sent"))
            .collect(groupingBy(row -> row.get("contact_id")));
    assertThat(byContact.values())
        .anyMatch(rows -> rows.size() >= 2 && span(rows).compareTo(Duration.ofDays(7)) < 0);
  }

  private static Map<String, Instant> times(String event) {
    Map<String, Instant> times = new HashMap<>();
    quotes.stream()
        .filter(row -> row.get("event").equals(event))
        .forEach(row -> times.put(row.get("quote_id"), row.at("at")));
    return times;
  }

  @Test
  void augustIsQuietAndSeptemberIsBusy() {
    Map<Integer, Long> visits =
        site.stream().collect(groupingBy(row -> local(row).getMonthValue(), counting()));
    assertThat(visits.get(9)).isGreaterThan(2 * visits.get(8));
    assertThat(visits.get(1)).isGreaterThan(visits.get(12));
  }

  @Test
  void peopleReadAtWork() {
    List<Row> human =
        events("email_opened").stream().filter(row -> row.get("machine").equals("no")).toList();
    long weekend =
        human.stream()
            .filter(row -> local(row).getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0)
            .count();
    long night = human.stream().filter(row -> local(row).getHour() < 6).count();
    assertThat((double) weekend / human.size()).isLessThan(0.12);
    assertThat((double) night / human.size()).isLessThan(0.05);
  }

  private static ZonedDateTime local(Row row) {
    return row.at("at").atZone(TestingDemo.ZONE);
  }

  /** By the hidden interest: who is in its top tenth signs several times as often. */
  @Test
  void interestMakesPeopleSign() {
    Set<String> signers = askers("quote_signed");
    List<Someone> sorted = new ArrayList<>(everybody());
    sorted.sort(Comparator.comparingDouble(someone -> someone.contact().interest()));
    int tenth = CONTACTS / 10;
    long bottom = signing(sorted.subList(0, tenth), signers);
    long top = signing(sorted.subList(CONTACTS - tenth, CONTACTS), signers);
    assertThat(top).isGreaterThan(30).isGreaterThan(5 * Math.max(1, bottom));
    assertThat(top).as("not trivially").isLessThan(tenth * 6L / 10);
  }

  private static long signing(List<Someone> some, Set<String> signers) {
    return some.stream().filter(someone -> signers.contains(someone.contact().id())).count();
  }

  /** Of those who got a quote, whoever led the project: interest, not only chance, signs. */
  @Test
  void amongTheQuotedTheInterestedSign() {
    Set<String> quoted = askers("quote_sent");
    Set<String> signers = askers("quote_signed");
    List<Someone> sorted =
        everybody().stream()
            .filter(someone -> quoted.contains(someone.contact().id()))
            .sorted(Comparator.comparingDouble(someone -> someone.contact().interest()))
            .toList();
    int third = sorted.size() / 3;
    long bottom = signing(sorted.subList(0, third), signers);
    long top = signing(sorted.subList(sorted.size() - third, sorted.size()), signers);
    assertThat(bottom).as("chance signs, too").isPositive();
    assertThat((double) top / bottom).isGreaterThan(1.7);
  }

  private static Set<String> askers(String event) {
    return quotes.stream()
        .filter(row -> row.get("event").equals(event))
        .map(row -> row.get("contact_id"))
        .collect(toSet());
  }

  /** By what the files show before: visits of the prices in the sixty days before a random day. */
  @Test
  void visitsOfPricesAnnounceSignatures() {
    Instant day = Instant.parse("2026-02-01T00:00:00Z");
    Map<String, Long> visits =
        site.stream()
            .filter(row -> row.get("path").equals("/tarifs"))
            .filter(row -> row.at("at").isAfter(day.minus(Duration.ofDays(60))))
            .filter(row -> row.at("at").isBefore(day))
            .collect(groupingBy(row -> row.get("contact_id"), counting()));
    Set<String> later =
        quotes.stream()
            .filter(row -> row.get("event").equals("quote_signed"))
            .filter(row -> row.at("at").isAfter(day))
            .filter(row -> row.at("at").isBefore(day.plus(Duration.ofDays(90))))
            .map(row -> row.get("contact_id"))
            .collect(toSet());
    long keen = visits.values().stream().filter(count -> count >= 3).count();
    long keenSigners = later.stream().filter(id -> visits.getOrDefault(id, 0L) >= 3).count();
    double keenRate = (double) keenSigners / keen;
    double otherRate = (double) (later.size() - keenSigners) / (CONTACTS - keen);
    assertThat(keen).isGreaterThan(50);
    assertThat(keenRate).isGreaterThan(4 * otherRate).isLessThan(0.8);
  }

  @Test
  void leavingShowsInLoginsBefore() {
    List<Row> product = demo.rows("product");
    Map<String, String> accountOf =
        contacts.stream().collect(toMap(row -> row.get("contact_id"), row -> row.get("siren")));
    Map<String, List<Instant>> logins = new HashMap<>();
    product.stream()
        .filter(row -> row.get("event").equals("login"))
        .forEach(
            row ->
                logins
                    .computeIfAbsent(accountOf.get(row.get("contact_id")), _ -> new ArrayList<>())
                    .add(row.at("at")));
    long before = 0;
    long last = 0;
    for (Row row : product) {
      if (row.get("event").equals("subscription_cancelled")) {
        Instant at = row.at("at");
        for (Instant login : logins.getOrDefault(accountOf.get(row.get("contact_id")), List.of())) {
          long days = Duration.between(login, at).toDays();
          before += days >= 90 && days < 120 ? 1 : 0;
          last += days >= 0 && days < 30 ? 1 : 0;
        }
      }
    }
    assertThat(last).isLessThan(before * 6 / 10);
  }

  private static List<Row> events(String event) {
    return emails.stream().filter(row -> row.get("event").equals(event)).toList();
  }

  private static Set<String> distinct(List<Row> rows, String column) {
    return rows.stream().map(row -> row.get(column)).collect(toSet());
  }

  private static List<Someone> everybody() {
    DemoOptions options = TestingDemo.options(CONTACTS);
    Acquaintances all = new Acquaintances(options, BusinessCalendar.of(options));
    List<Someone> everybody = new ArrayList<>();
    for (int number = 0; number < CONTACTS; number++) {
      everybody.add(all.of(number));
    }
    return Collections.unmodifiableList(everybody);
  }
}
