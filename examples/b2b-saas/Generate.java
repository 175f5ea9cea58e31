import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Writes the files of this example: {@code java examples/b2b-saas/Generate.java}. A made-up vendor of
 * software for companies: 40 accounts, 160 contacts, eighteen months up to 2026-07-01. The same
 * program writes the same files, to the byte; nothing in them is about anybody.
 */
final class Generate {

  private static final LocalDateTime START = LocalDateTime.of(2025, 1, 1, 0, 0);
  private static final LocalDateTime END = LocalDateTime.of(2026, 7, 1, 0, 0);
  private static final int ACCOUNTS = 40;
  private static final int CONTACTS = 160;
  private static final int CAMPAIGNS = 36;

  private static final String[] REGIONS = {
    "Île-de-France", "Île-de-France", "Île-de-France", "Auvergne-Rhône-Alpes", "Bretagne",
    "Occitanie", "Grand Est", "Wallonie", "Québec"
  };
  private static final String[] SECTORS = {"industrie", "santé", "services", "distribution", "public"};
  private static final String[] ROLES = {"direction", "achats", "marketing", "informatique", "finance"};
  private static final String[] FIRST = {
    "Agathe", "Bastien", "Chloé", "Damien", "Élodie", "Fabien", "Gaëlle", "Hugo", "Inès", "Jules",
    "Karim", "Léa", "Maël", "Nadia", "Océane", "Paul", "Quentin", "Rose", "Samir", "Zoé"
  };
  private static final String[] LAST = {
    "Martin", "Bernard", "Thomas", "Petit", "Robert", "Richard", "Durand", "Dubois", "Moreau",
    "Laurent", "Lefèvre", "Michel", "Garcia", "David", "Bertrand", "Roux"
  };
  private static final String[] PAGES = {
    "/", "/tarifs", "/tarifs", "/fonctions", "/blog/segmenter", "/blog/rgpd", "/demo", "/docs"
  };
  private static final DateTimeFormatter FRENCH = DateTimeFormatter.ofPattern("d/M/yyyy H:mm");

  private final Random random = new Random(20260701);
  private final Path folder;
  private final List<Contact> contacts = new ArrayList<>();
  private final Map<String, LocalDateTime> lastOrders = new HashMap<>();

  private Generate(Path folder) {
    this.folder = folder;
  }

  /** How keen a contact is (0 to 1) decides how much it reads, clicks, visits and buys. */
  private record Contact(
      int number, int account, String first, String last, String role, String region, double keen) {
    String email() {
      return "%s.%s%d@societe%d.example".formatted(ascii(first), ascii(last), number, account);
    }

    String id() {
      return "C%04d".formatted(number);
    }
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "examples/b2b-saas");
    new Generate(folder).write();
  }

  private void write() throws IOException {
    accounts();
    people();
    emails();
    pages();
    orders();
    directory();
    quotes();
    consents();
  }

  private void accounts() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 1; i <= ACCOUNTS; i++) {
      int employees = (int) Math.round(Math.exp(2 + 5 * random.nextDouble()));
      LocalDate end = LocalDate.of(2026, 1, 15).plusDays(random.nextInt(540));
      lines.add(
          "A%03d,Société %d,%s,%d,%s,%05d"
              .formatted(i, i, pick(SECTORS), employees, end, 1000 + random.nextInt(94_000)));
    }
    save("accounts.csv", "company_id,nom,secteur,effectif,fin_contrat,code_postal", lines);
  }

  private void people() {
    for (int i = 1; i <= CONTACTS; i++) {
      int account = 1 + random.nextInt(ACCOUNTS);
      double keen = Math.pow(random.nextDouble(), 1.7);
      contacts.add(
          new Contact(i, account, pick(FIRST), pick(LAST), pick(ROLES), pick(REGIONS), keen));
    }
  }

  /** The directory as it was last exported; {@code dernier_achat} is the day of the last order. */
  private void directory() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Contact contact : contacts) {
      LocalDateTime bought = lastOrders.get(contact.id());
      LocalDateTime known = START.plusMinutes(random.nextInt(60 * 24 * 60));
      LocalDateTime updated = bought == null ? known : bought.plusMinutes(10);
      String zone = contact.region().equals("Québec") ? "America/Montreal" : "";
      lines.add(
          String.join(
              ",",
              contact.id(),
              contact.email(),
              "A%03d".formatted(contact.account()),
              contact.first(),
              contact.last(),
              contact.role(),
              contact.region(),
              bought == null ? "" : bought.toLocalDate().toString(),
              zone,
              stamp(updated)));
    }
    String header =
        "customer_id,email,company_id,prenom,nom,fonction,region,dernier_achat,tz,updated_at";
    save("contacts.csv", header, lines);
  }

  /** A campaign a fortnight to a quarter of the contacts: delivered, perhaps opened, perhaps clicked. */
  private void emails() throws IOException {
    List<Dated> events = new ArrayList<>();
    for (int campaign = 1; campaign <= CAMPAIGNS; campaign++) {
      LocalDateTime sent = START.plusDays(15L * campaign).withHour(8);
      String type = campaign % 9 == 0 ? "test" : campaign % 3 == 0 ? "promo" : "newsletter";
      for (Contact contact : contacts) {
        if (random.nextInt(4) == 0) {
          mail(events, contact, campaign, type, sent.plusMinutes(random.nextInt(60)));
        }
      }
    }
    save("emails.csv", "event,customer_id,email_id,campaign,campaign_type,machine,at", texts(events));
  }

  private void mail(List<Dated> events, Contact to, int campaign, String type, LocalDateTime sent) {
    String mail = "M%02d%04d".formatted(campaign, to.number());
    String tail = "%s,%s,campagne-%02d,%s,".formatted(to.id(), mail, campaign, type);
    if (random.nextInt(40) == 0) {
      events.add(event(sent, "email_bounced," + tail + ","));
      return;
    }
    events.add(event(sent, "email_delivered," + tail + ","));
    if (random.nextInt(12) == 0) {
      events.add(event(sent.plusSeconds(20), "email_opened," + tail + "yes,"));
    }
    if (random.nextDouble() < 0.1 + 0.8 * to.keen()) {
      LocalDateTime opened = sent.plusMinutes(5 + random.nextInt(2000));
      events.add(event(opened, "email_opened," + tail + "no,"));
      if (random.nextDouble() < to.keen()) {
        events.add(event(opened.plusMinutes(1 + random.nextInt(5)), "email_clicked," + tail + ","));
      }
    }
    if (random.nextInt(250) == 0) {
      events.add(event(sent.plusHours(3), "email_complained," + tail + ","));
    } else if (random.nextInt(90) == 0) {
      events.add(event(sent.plusHours(2), "unsubscribed," + tail + ","));
    }
  }

  private void pages() throws IOException {
    List<Dated> events = new ArrayList<>();
    for (Contact contact : contacts) {
      int visits = (int) (contact.keen() * 6);
      for (int v = 0; v < visits; v++) {
        LocalDateTime at = START.plusMinutes((long) (random.nextDouble() * minutes()));
        int views = 1 + random.nextInt(4);
        for (int p = 0; p < views; p++) {
          String json = "{\"contact\":\"%s\",\"at\":\"%s\",\"page\":{\"path\":\"%s\",\"ref\":\"%s\"}}";
          String ref = random.nextBoolean() ? "e-mail" : "web";
          events.add(new Dated(at, json.formatted(contact.id(), stamp(at), pick(PAGES), ref)));
          at = at.plusSeconds(20 + random.nextInt(600));
        }
      }
    }
    save("pages.jsonl", "", texts(events));
  }

  /** One file a year, with French dates and several lines an order. */
  private void orders() throws IOException {
    List<Dated> lines = new ArrayList<>();
    for (Contact contact : contacts) {
      int orders = contact.keen() > 0.35 ? 1 + (int) (contact.keen() * 5) : 0;
      for (int o = 0; o < orders; o++) {
        LocalDateTime at = START.plusMinutes((long) (random.nextDouble() * minutes()));
        lastOrders.merge(contact.id(), at, (x, y) -> x.isAfter(y) ? x : y);
        int items = 1 + random.nextInt(2);
        for (int i = 0; i < items; i++) {
          String line = "%s,%s,%s,%d,%s,%s";
          String id = "L%04d%d%d".formatted(contact.number(), o, i);
          String sku = "S-%02d".formatted(1 + random.nextInt(12));
          int price = 20 + 5 * random.nextInt(100);
          int quantity = random.nextInt(25) == 0 ? -1 : 1 + random.nextInt(10);
          String text = line.formatted(id, contact.id(), sku, quantity, price, FRENCH.format(at));
          lines.add(new Dated(at, text));
        }
      }
    }
    String header = "order_line_id,customer_id,stock_code,quantity,unit_price,OrderDate";
    for (int year = 2025; year <= 2026; year++) {
      int of = year;
      List<Dated> inYear = lines.stream().filter(line -> line.at().getYear() == of).toList();
      save("orders/%d.csv".formatted(year), header, texts(inYear));
    }
  }

  private void quotes() throws IOException {
    List<Dated> events = new ArrayList<>();
    int number = 0;
    for (Contact contact : contacts) {
      for (int q = 0; q < (int) (contact.keen() * 3); q++) {
        LocalDateTime sent = START.plusMinutes((long) (random.nextDouble() * minutes()));
        String tail = ",%s,Q%04d,%d".formatted(contact.id(), ++number, 500 + 100 * random.nextInt(200));
        events.add(event(sent, "quote_sent" + tail + ","));
        if (random.nextInt(3) > 0) {
          LocalDateTime signed = sent.plusHours(4 + random.nextInt(24 * 20));
          events.add(event(signed, "quote_signed" + tail + ","));
        }
      }
    }
    save("quotes.csv", "event,customer_id,quote_id,amount,at", texts(events));
  }

  private void consents() throws IOException {
    List<Dated> rows = new ArrayList<>();
    for (Contact contact : contacts) {
      LocalDateTime at = START.plusMinutes(random.nextInt(60 * 24 * 90));
      if (random.nextInt(5) > 0) {
        String proof = "formulaire-%04d".formatted(contact.number());
        rows.add(new Dated(at, "%s,email,newsletter,oui,formulaire,%s,%s".formatted(contact.email(), proof, stamp(at))));
        if (random.nextInt(8) == 0) {
          LocalDateTime later = at.plusDays(30 + random.nextInt(300));
          rows.add(new Dated(later, "%s,email,newsletter,non,lien,,%s".formatted(contact.email(), stamp(later))));
        }
      }
    }
    save("consents.csv", "email,canal,finalite,accord,moyen,preuve,le", texts(rows));
  }

  /** A line of a file and the time by which its file is sorted. */
  private record Dated(LocalDateTime at, String text) {}

  private static Dated event(LocalDateTime at, String text) {
    return new Dated(at, text + stamp(at));
  }

  /** What happened before the end, in order of time. */
  private static List<String> texts(List<Dated> events) {
    return events.stream()
        .filter(event -> event.at().isBefore(END))
        .sorted((a, b) -> a.at().compareTo(b.at()))
        .map(Dated::text)
        .toList();
  }

  private static double minutes() {
    return START.until(END, java.time.temporal.ChronoUnit.MINUTES);
  }

  private static String stamp(LocalDateTime at) {
    return at.withNano(0).toInstant(ZoneOffset.UTC).toString();
  }

  private String pick(String[] choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static String ascii(String name) {
    return java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFD)
        .replaceAll("[^\\p{ASCII}]", "")
        .toLowerCase(Locale.ROOT);
  }

  private void save(String name, String header, List<String> lines) throws IOException {
    List<String> all = new ArrayList<>(header.isEmpty() ? List.of() : Collections.singleton(header));
    all.addAll(lines);
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("\n", all) + "\n");
  }
}
