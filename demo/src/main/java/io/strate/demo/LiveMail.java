package io.strate.demo;

import io.strate.demo.Draws.Purpose;
import io.strate.domain.Value;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** E-mails that are sent to each at the best time, and what becomes of them. */
final class LiveMail {

  private static final long TWELVE_HOURS = 12 * 3_600_000L;

  private final Cast cast;

  LiveMail(Cast cast) {
    this.cast = cast;
  }

  Theme theme() {
    return new Theme(Purpose.NEWS, 0.07, TWELVE_HOURS, LiveMail::lag, this::tell);
  }

  private static long lag(Draws draws) {
    return Math.min(TWELVE_HOURS, 90_000 + (long) draws.exponential(5_400_000));
  }

  private void tell(Draws draws, long begin, long end, Telling telling) {
    Campaign.Kind kind = draws.chance(0.7) ? Campaign.Kind.NEWSLETTER : Campaign.Kind.PROMO;
    cast.pick(draws, someone -> cast.mayWrite(someone, kind, begin) ? 1 : 0)
        .ifPresent(someone -> tell(draws, someone, kind, begin, end, telling));
  }

  private void tell(
      Draws draws, Someone someone, Campaign.Kind kind, long begin, long end, Telling telling) {
    Contact contact = someone.contact();
    String campaign = kind.words() + "-" + cast.calendar().date(cast.day(begin));
    Mail mail = new Mail(contact, kind, campaign, "M" + telling.story());
    telling.happened(contact, "email_delivered", begin, properties(mail));
    if (contact.mailbox() == Contact.Mailbox.PROXY) {
      telling.happened(contact, "email_opened", begin + 30_000, with(mail, "yes", ""));
    }
    if (someone.account().scansMail() && draws.chance(0.2)) {
      scan(draws, mail, begin + 21_000, telling);
    }
    int day = cast.day(end);
    double pull = someone.pull(day);
    double opening = Odds.opens(contact, kind, day, 1, pull);
    // Who unsubscribes meanwhile is not heard of again.
    if (draws.chance(opening) && cast.mayWrite(someone, kind, end)) {
      String who = contact.mailbox() == Contact.Mailbox.PROXY ? "unknown" : "no";
      telling.happened(contact, "email_opened", end, with(mail, who, ""));
      if (draws.chance(Odds.clicks(contact, pull))) {
        click(draws, mail, end + 20_000, pull, telling);
      }
    }
  }

  private static void scan(Draws draws, Mail mail, long at, Telling telling) {
    int links = draws.between(3, Correspondence.LINKS.size());
    for (int i = 0; i < links; i++) {
      telling.happened(
          mail.contact(),
          "email_clicked",
          at + 140L * i,
          with(mail, "yes", Correspondence.LINKS.get(i)));
    }
  }

  private void click(Draws draws, Mail mail, long at, double pull, Telling telling) {
    Site site = cast.calendar().site(cast.day(at));
    String link = draws.chance(0.1 + 0.4 * pull) ? site.offer() : draws.pick(Correspondence.LINKS);
    telling.happened(mail.contact(), "email_clicked", at, with(mail, "no", link));
    Visit visit = Visit.clicked(draws, site, mail, link, at + 1_500, pull);
    telling.visited(
        Optional.of(mail.contact().id()),
        mail.contact().anonymousId(),
        LiveVisits.shortened(visit, at - 20_000));
  }

  static Map<String, Value> properties(Mail mail) {
    Map<String, Value> properties = new TreeMap<>();
    properties.put("email_id", Value.text(mail.id()));
    properties.put(
        "campaign",
        new Value.RecordOf(
            Map.of("name", Value.text(mail.campaign()), "type", Value.text(mail.kind().words()))));
    return properties;
  }

  static Map<String, Value> with(Mail mail, String machine, String link) {
    Map<String, Value> properties = properties(mail);
    properties.put("machine", Value.text(machine));
    if (!link.isEmpty()) {
      properties.put("link", Value.text(link));
    }
    return properties;
  }
}
