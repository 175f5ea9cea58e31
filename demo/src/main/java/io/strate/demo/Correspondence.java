package io.strate.demo;

import io.strate.demo.Draws.Purpose;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The e-mails of one contact: what was sent, and what people and machines did with it. */
final class Correspondence {

  static final List<String> LINKS =
      List.of("/blog/choisir-son-crm", "/blog/relancer-un-devis", "/fonctionnalites", "/clients");

  /** Numbers of campaigns stay below. */
  private static final int FIRST_WELCOME = 9_001;

  private final Account account;
  private final Contact contact;
  private final Course course;
  private final Permission permission;
  private final BusinessCalendar calendar;
  private final Part part;
  private final Draws draws;
  private int bounces;

  /** From then on nothing is sent any more. */
  private long silentFrom = Long.MAX_VALUE;

  Correspondence(Someone someone, BusinessCalendar calendar, long seed, Part part) {
    account = someone.account();
    contact = someone.contact();
    course = someone.course();
    permission = someone.permission();
    this.calendar = calendar;
    this.part = part;
    draws = Draws.of(seed, Purpose.MAIL, contact.number());
  }

  void write(List<Campaign> campaigns) throws IOException {
    consents();
    if (permission.answer() != Permission.Answer.YES) {
      return;
    }
    List<Sending> sendings = new ArrayList<>(welcome());
    for (Campaign campaign : campaigns) {
      if (campaign.concerns(contact, course.isCustomer(campaign.day()))) {
        // Half an hour for all of a campaign.
        long at = campaign.at() + 1000L * Math.floorMod(contact.number() * 7919, 1800);
        sendings.add(new Sending(campaign.kind(), campaign.name(), campaign.number(), at));
      }
    }
    // In order of time: what one brings about decides whether the next is sent.
    sendings.sort(Comparator.comparingLong(Sending::at));
    for (Sending sending : sendings) {
      send(sending);
    }
  }

  private record Sending(Campaign.Kind kind, String name, int number, long at) {}

  /** The e-mails that welcome who signed up. */
  private List<Sending> welcome() {
    List<Sending> welcome = new ArrayList<>();
    for (int i = 0; i < Campaign.WELCOME.size(); i++) {
      int day = contact.signUp() + Campaign.WELCOME.get(i);
      if (day >= 0 && day < calendar.days()) {
        long at = calendar.workingTime(draws, day);
        String name = "bienvenue-" + (i + 1);
        welcome.add(new Sending(Campaign.Kind.NURTURING, name, FIRST_WELCOME + i, at));
      }
    }
    return welcome;
  }

  private void consents() throws IOException {
    if (permission.answer() == Permission.Answer.NEVER_ASKED) {
      return;
    }
    boolean yes = permission.answer() == Permission.Answer.YES;
    String how = permission.confirmed() && yes ? "double opt-in" : contact.acquisition().words();
    part.consent(contact, "newsletter", yes, how, permission.given());
    part.consent(contact, "offres", yes && permission.offers(), how, permission.given());
  }

  private void send(Sending sending) throws IOException {
    long at = sending.at();
    if (!permission.allows(sending.kind(), at) || at >= silentFrom || bounces >= 2) {
      return;
    }
    String id = "M" + sending.number() + "-" + contact.number();
    Mail mail = new Mail(contact, sending.kind(), sending.name(), id);
    int day = calendar.day(at);
    if (day >= contact.leaves()) {
      bounces++;
      part.mail(mail, "email_bounced", at + 2_000, "", "", "hard");
    } else if (draws.chance(0.004)) {
      part.mail(mail, "email_bounced", at + 90_000, "", "", "soft");
    } else {
      part.mail(mail, "email_delivered", at + 1000L * draws.between(1, 20), "", "", "");
      machines(mail, at + 21_000);
      read(mail, day, at + 60_000);
    }
  }

  /** Apple's proxy fetches every picture; scanners follow every link within a second. */
  private void machines(Mail mail, long at) throws IOException {
    if (contact.mailbox() == Contact.Mailbox.PROXY && draws.chance(0.9)) {
      part.mail(mail, "email_opened", at + 1000L * draws.between(0, 900), "yes", "", "");
    }
    if (account.scansMail() && draws.chance(0.2)) {
      int links = draws.between(3, 6);
      for (int i = 0; i < links; i++) {
        String link = i < LINKS.size() ? LINKS.get(i) : "/tarifs";
        part.mail(mail, "email_clicked", at + i * 140L + draws.below(90), "yes", link, "");
      }
    }
  }

  private void read(Mail mail, int day, long at) throws IOException {
    boolean tired = at >= permission.tires();
    double pull = course.pull(contact.place(), day);
    if (!tired
        && !draws.chance(Odds.opens(contact, mail.kind(), day, calendar.season(day), pull))) {
      return;
    }
    long opened = calendar.response(draws, at);
    String who = contact.mailbox() == Contact.Mailbox.PROXY ? "unknown" : "no";
    part.mail(mail, "email_opened", opened, who, "", "");
    if (draws.chance(0.12)) {
      part.mail(mail, "email_opened", calendar.response(draws, opened), who, "", "");
    }
    if (tired) {
      stop(mail, opened + 1000L * draws.between(4, 90));
    } else if (draws.chance(Odds.clicks(contact, pull))) {
      click(mail, opened + 1000L * draws.between(5, 120), pull);
    }
  }

  private void click(Mail mail, long at, double pull) throws IOException {
    Site site = calendar.site(calendar.day(at));
    String link = draws.chance(0.1 + 0.4 * pull) ? site.offer() : draws.pick(LINKS);
    // Few know who clicked where neither page nor pixel was loaded.
    boolean seen = draws.chance(0.85);
    part.mail(mail, "email_clicked", at, seen ? "no" : "unknown", link, "");
    if (seen) {
      part.visit(contact, true, Visit.clicked(draws, site, mail, link, at + 1_500, pull));
    }
  }

  private void stop(Mail mail, long at) throws IOException {
    silentFrom = at;
    if (permission.complains()) {
      part.mail(mail, "complaint", at, "", "", "");
    } else {
      part.mail(mail, "unsubscribed", at, "no", "", "");
    }
    String how = permission.complains() ? "plainte" : "lien de désinscription";
    part.consent(contact, "newsletter", false, how, at);
    part.consent(contact, "offres", false, how, at);
  }
}
