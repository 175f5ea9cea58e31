package io.strate.demo;

import io.strate.demo.Draws.Purpose;
import java.io.IOException;
import java.util.List;

/** One contact's visits of the site, and of the software itself. */
final class Whereabouts {

  static final List<String> FEATURES =
      List.of(
          "pipeline",
          "contacts",
          "import",
          "rapports",
          "emails",
          "automatisation",
          "api",
          "mobile");
  static final List<String> TOPICS =
      List.of("import", "facturation", "droits", "connexion", "rapports", "api");

  private static final int WEEK = 7;

  private final Contact contact;
  private final Course course;
  private final BusinessCalendar calendar;
  private final long seed;
  private final Part part;

  Whereabouts(Someone someone, BusinessCalendar calendar, long seed, Part part) {
    contact = someone.contact();
    course = someone.course();
    this.calendar = calendar;
    this.seed = seed;
    this.part = part;
  }

  void write() throws IOException {
    if (!contact.isDuplicate()) {
      site();
      product();
    }
  }

  private void site() throws IOException {
    Draws draws = Draws.of(seed, Purpose.SITE, contact.number());
    before(draws);
    int first = Math.max(0, contact.signUp());
    for (int week = first; week < calendar.days(); week += WEEK) {
      if (week >= contact.leaves()) {
        return;
      }
      double pull = course.pull(contact.place(), week);
      double usual =
          calendar.site(week).idle() + 0.14 * contact.interest() * Odds.fade(contact, week);
      int visits = draws.poisson((usual + 1.1 * pull) * calendar.season(week));
      for (int i = 0; i < visits; i++) {
        visit(draws, week, true);
      }
    }
  }

  /** Visits of somebody who signed up over the site later. */
  private void before(Draws draws) throws IOException {
    if (contact.acquisition().isOnline() && contact.signUp() > 20) {
      int visits = draws.between(1, 3);
      for (int i = 0; i < visits; i++) {
        visit(draws, contact.signUp() - draws.between(7, 20), false);
      }
    }
  }

  private void visit(Draws draws, int week, boolean known) throws IOException {
    int day = calendar.pickDay(draws, week, Math.min(calendar.days(), week + WEEK));
    long at = calendar.at(day, calendar.workingSecond(draws));
    part.visit(
        contact,
        known,
        Visit.drawn(draws, calendar.site(day), at, course.pull(contact.place(), day)));
  }

  /** Logins and what is used, by the week; tickets come with use, more before leaving. */
  private void product() throws IOException {
    Draws draws = Draws.of(seed, Purpose.PRODUCT, contact.number());
    if (!draws.chance(contact.role().use())) {
      return;
    }
    double diligence = 0.4 + 1.4 * draws.unit();
    int tickets = 0;
    for (int week = Math.max(0, contact.signUp()); week < calendar.days(); week += WEEK) {
      double use = course.use(week);
      if (use > 0 && week < contact.leaves()) {
        int logins = draws.poisson(0.9 * diligence * use * (0.35 + 0.65 * calendar.season(week)));
        for (int i = 0; i < logins; i++) {
          login(draws, week);
        }
        if (draws.chance(use < 0.7 ? 0.035 : 0.013)) {
          ticket(draws, week, ++tickets, use < 0.7);
        }
      }
    }
  }

  private void login(Draws draws, int week) throws IOException {
    int day = calendar.pickDay(draws, week, Math.min(calendar.days(), week + WEEK));
    long at = calendar.at(day, calendar.workingSecond(draws));
    part.product(contact, "login", at, "", "", "");
    int features = draws.poisson(0.9);
    for (int i = 0; i < features; i++) {
      at += 1000L * draws.between(20, 900);
      part.product(contact, "feature_used", at, draws.pick(FEATURES), "", "");
    }
  }

  private void ticket(Draws draws, int week, int number, boolean unhappy) throws IOException {
    long at = calendar.workingTime(draws, week + draws.below(5));
    String id = "T" + contact.number() + "-" + number;
    String topic = draws.pick(TOPICS);
    part.support(contact, "ticket_opened", at, id, topic, 0);
    int satisfaction = draws.chance(0.4) ? 0 : unhappy ? draws.between(1, 3) : draws.between(3, 5);
    long closed = calendar.workingTime(draws, calendar.day(at) + draws.between(1, 5));
    part.support(contact, "ticket_closed", closed, id, topic, satisfaction);
  }
}
