package io.strate.demo;

import io.strate.demo.Draws.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Who is there: accounts and contacts, a block of a hundred contacts at a time. */
final class Population {

  static final int BLOCK = 100;

  private static final int FAR = Integer.MAX_VALUE / 4;
  private static final List<String> STYLES = List.of("", "", "", "Groupe ", "Ateliers ", "Maison ");
  private static final List<String> FREE_WORDS =
      List.of(
          "Nova", "Alpes", "Océan", "Horizon", "Lumen", "Vega", "Atlas", "Mistral", "Cap", "Iris");

  /** In how many companies several people read one mailbox. */
  private static final double SHARING = 0.06;

  private final DemoOptions options;
  private final BusinessCalendar calendar;

  /** What a company's contacts have in common. */
  private record Company(double fit, int headcount, String domain, boolean sharesMailbox) {}

  Population(DemoOptions options, BusinessCalendar calendar) {
    this.options = options;
    this.calendar = calendar;
  }

  int blocks() {
    return (options.contacts() + BLOCK - 1) / BLOCK;
  }

  /** The accounts of a block, with all their contacts; no account lies in two. */
  List<Account> block(int block) {
    int first = block * BLOCK;
    int end = Math.min(options.contacts(), first + BLOCK);
    List<Account> accounts = new ArrayList<>();
    for (int next = first; next < end; ) {
      Account account = account(first + accounts.size(), next, end);
      accounts.add(account);
      next += account.contacts().size();
    }
    return accounts;
  }

  private Account account(int number, int firstContact, int end) {
    Draws draws = Draws.of(options.seed(), Purpose.ACCOUNT, number);
    SizeBand size = SizeBand.drawn(draws);
    Sector sector = draws.pick(Sector.ALL);
    Region region = Region.drawn(draws);
    String department = draws.pick(region.departments());
    double fit = Draws.logistic(1.4 * sector.fit() + 1.2 * size.fit() - 0.5 + 0.9 * draws.gauss());
    int headcount = size.headcount(draws);
    String name = companyName(draws, sector);
    String domain = PersonNames.slug(name) + Integer.toString(number, 36) + ".example";
    int contacts = Math.min(end - firstContact, size.contacts(draws));
    return new Account(
        number,
        Account.siren(number),
        name,
        sector,
        size,
        headcount,
        region.name(),
        department,
        department + Integer.toString(1000 + draws.below(90) * 10).substring(1),
        fit,
        draws.chance(headcount >= 100 ? 0.3 : 0.1),
        contacts(
            firstContact, contacts, new Company(fit, headcount, domain, draws.chance(SHARING))));
  }

  private static String companyName(Draws draws, Sector sector) {
    String own = draws.chance(0.6) ? PersonNames.last(draws) : draws.pick(FREE_WORDS);
    return draws.pick(STYLES) + own + " " + sector.word();
  }

  private List<Contact> contacts(int first, int count, Company company) {
    List<Contact> contacts = new ArrayList<>(count);
    for (int place = 0; place < count; place++) {
      Draws draws = Draws.of(options.seed(), Purpose.CONTACT, first + place);
      boolean again = place > 0 && draws.chance(0.04) && !contacts.getLast().isDuplicate();
      contacts.add(
          again
              ? duplicate(draws, contacts.getLast(), company.domain())
              : person(draws, first + place, place, company));
    }
    return contacts;
  }

  private Contact person(Draws draws, int number, int place, Company company) {
    Role role = Role.drawn(draws, company.headcount());
    Acquisition acquisition = Acquisition.drawn(draws);
    double drive =
        2.4 * (company.fit() - 0.5)
            + role.interest()
            + acquisition.interest()
            + 1.1 * draws.gauss()
            - 0.5;
    String first = PersonNames.first(draws);
    String last = PersonNames.last(draws);
    int signUp = signUp(draws);
    return new Contact(
        number,
        place,
        first,
        last,
        email(draws, first, last, company),
        role,
        acquisition,
        Draws.logistic(drive),
        signUp,
        draws.chance(0.22) ? Math.max(signUp, 0) + 30 + (int) draws.exponential(500) : FAR,
        draws.chance(0.13) ? Contact.Mailbox.PROXY : Contact.Mailbox.PLAIN,
        false);
  }

  /** Half were there before the first day; the others came since, when the season was good. */
  private int signUp(Draws draws) {
    return draws.chance(0.45)
        ? -1 - draws.below(900)
        : calendar.pickDay(draws, 0, calendar.days() - 1);
  }

  private static String email(Draws draws, String first, String last, Company company) {
    double shared = company.sharesMailbox() ? 50 : 0.5;
    String name =
        switch (draws.weighted(94, 5, shared, 0.5)) {
          case 0 -> PersonNames.slug(first) + "." + PersonNames.slug(last);
          case 1 -> PersonNames.slug(first).charAt(0) + PersonNames.slug(last);
          case 2 -> "contact";
          default -> "info";
        };
    return name + "@" + company.domain();
  }

  /** Typed in once more, at a fair or over another form, a little differently. */
  private Contact duplicate(Draws draws, Contact same, String domain) {
    String slug = PersonNames.slug(same.last());
    String email =
        draws.chance(0.5)
            ? PersonNames.slug(same.first()).charAt(0) + "." + slug + "@" + domain
            : PersonNames.slug(same.first())
                + "."
                + slug
                + slug.charAt(slug.length() - 1)
                + "@"
                + domain;
    String last =
        switch (draws.below(3)) {
          case 0 -> same.last().toUpperCase(Locale.FRENCH);
          case 1 -> same.last() + same.last().charAt(same.last().length() - 1);
          default -> slug.replace('-', ' ');
        };
    return new Contact(
        same.number() + 1,
        same.place() + 1,
        same.first(),
        last,
        email,
        same.role(),
        draws.chance(0.5) ? Acquisition.SALON : Acquisition.LIVRE_BLANC,
        0.6 * same.interest(),
        signUp(draws),
        same.leaves(),
        same.mailbox(),
        true);
  }
}
