package io.strate.demo;

import io.strate.demo.Deal.Answer;
import io.strate.demo.Deal.Subscribed;
import io.strate.demo.Draws.Purpose;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** Lets an account live: its projects one after the other, and its subscription between them. */
final class CourseMaker {

  static final List<String> LOSSES =
      List.of("prix", "concurrent", "projet reporté", "fonction manquante", "sans suite");
  private static final List<String> LEAVINGS =
      List.of("prix", "concurrent", "peu utilisé", "cessation d'activité");

  private final Account account;
  private final BusinessCalendar calendar;
  private final Draws draws;

  private final List<Project> projects = new ArrayList<>();
  private final List<Term> terms = new ArrayList<>();
  private final List<Deal> deals = new ArrayList<>();
  private final List<Deal.Standing> standings = new ArrayList<>();
  private int quotes;

  /** The running subscription. */
  private boolean subscribes;

  private Plan plan = Plan.ESSENTIEL;
  private int seats = 1;
  private int buyer;
  private int termFrom;
  private int termTo;
  private boolean leaves;
  private final boolean paysMonthly;

  private CourseMaker(Account account, BusinessCalendar calendar, Draws draws) {
    this.account = account;
    this.calendar = calendar;
    this.draws = draws;
    paysMonthly = draws.chance(account.headcount() < 20 ? 0.5 : 0.15);
  }

  static Course course(Account account, BusinessCalendar calendar, long seed) {
    Draws draws = Draws.of(seed, Purpose.COURSE, account.number());
    return new CourseMaker(account, calendar, draws).made();
  }

  private Course made() {
    longStanding();
    int free = 0;
    for (Project project : planned()) {
      renewUntil(project.from());
      if (project.from() >= free) {
        projects.add(project);
        free = project.to() + 20;
        if (subscribes) {
          enlarge(project);
        } else {
          pursue(project);
        }
      }
    }
    renewUntil(calendar.days());
    if (subscribes) {
      terms.add(new Term(termFrom, termTo, leaves, false));
    }
    return new Course(projects, terms, deals, standings);
  }

  /** Before the first day: some are customers since long. */
  private void longStanding() {
    buyer = leader(-1);
    if (buyer >= 0 && draws.chance(0.2 * account.fit())) {
      plan = Plan.drawn(draws, account.headcount());
      seats = seats();
      subscribe(-1 - draws.below(360), "renouvellement");
    } else {
      standings.add(new Deal.Standing(calendar.at(-900, 0), "prospect", new Subscribed.Nothing()));
    }
  }

  private List<Project> planned() {
    int count = draws.poisson(0.35 + 2.6 * account.fit());
    List<Project> planned = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int from = calendar.pickDay(draws, 0, calendar.days());
      int leader = leader(from);
      int companion = leader(from);
      int length = draws.between(28, 63);
      if (leader >= 0) {
        planned.add(
            new Project(from, from + length, leader, draws.chance(0.6) ? leader : companion));
      }
    }
    planned.sort(Comparator.comparingInt(Project::from));
    return planned;
  }

  /** The place of somebody who is known on a day and pursues a project; −1 if there is nobody. */
  private int leader(int day) {
    int best = -1;
    double most = Double.NEGATIVE_INFINITY;
    for (Contact contact : account.contacts()) {
      double weight = 2 * contact.interest() + contact.role().lead() + 0.35 * draws.gauss();
      boolean there =
          contact.signUp() <= day && contact.leaves() > day + 60 && !contact.isDuplicate();
      if (there && weight > most) {
        most = weight;
        best = contact.place();
      }
    }
    return best;
  }

  private int seats() {
    int wanted = (int) (account.headcount() * (0.15 + 0.3 * draws.unit()));
    return Math.clamp(wanted, 2, 250);
  }

  private int within(Project project, double share) {
    return project.from() + (int) (share * (project.to() - project.from()));
  }

  /** Perhaps a trial, perhaps quotes, perhaps a customer. */
  private void pursue(Project project) {
    Contact leader = account.contacts().get(project.leader());
    boolean activated = tried(project, leader);
    if (draws.chance(Odds.asks(leader, activated))) {
      boolean signs = draws.chance(Odds.signs(account, leader, activated));
      quote(project, Plan.drawn(draws, account.headcount()), seats(), signs, "nouveau");
    }
  }

  private boolean tried(Project project, Contact leader) {
    if (!draws.chance(0.25 + 0.35 * leader.interest())) {
      return false;
    }
    long start = calendar.workingTime(draws, within(project, 0.35));
    boolean activated = draws.chance(0.25 + 0.5 * account.fit());
    OptionalLong when =
        activated
            ? OptionalLong.of(
                calendar.workingTime(draws, calendar.day(start) + draws.between(1, 6)))
            : OptionalLong.empty();
    deals.add(new Deal.Trial(project.leader(), start, when));
    return activated;
  }

  /** A quote, in three of ten cases two at a time for the same contact; at most one is signed. */
  private void quote(Project project, Plan wanted, int count, boolean signs, String kind) {
    int sent = within(project, 0.7);
    int waits = Math.min(40, 2 + (int) draws.exponential(8));
    long decided = calendar.workingTime(draws, sent + 6 + waits);
    boolean two = draws.chance(0.3);
    boolean firstWins = !two || draws.chance(0.4);
    quote(project.leader(), sent, wanted, count, answer(signs && firstWins, decided));
    Plan other = draws.chance(0.5) ? wanted.next() : wanted;
    int otherCount = other == wanted ? Math.max(2, count * 3 / 4) : count;
    if (two) {
      int later = sent + draws.between(1, 5);
      quote(project.leader(), later, other, otherCount, answer(signs && !firstWins, decided));
    }
    if (signs) {
      plan = firstWins ? wanted : other;
      seats = firstWins ? count : otherCount;
      buyer = project.leader();
      signed(calendar.day(decided) + draws.between(0, 3), kind);
    }
  }

  private void signed(int day, String kind) {
    if (subscribes) {
      grow(day, kind);
    } else {
      subscribe(day, kind);
    }
  }

  private void quote(int place, int day, Plan wanted, int count, Answer answer) {
    long at = calendar.workingTime(draws, day);
    double discount = 0.05 * draws.below(4);
    double amount = Math.round(wanted.yearly(count) * (1 - discount));
    String id = "D" + account.number() + "-" + ++quotes;
    deals.add(new Deal.Quote(place, at, id, wanted, count, amount, answer));
  }

  private Answer answer(boolean signed, long decided) {
    if (signed) {
      return new Answer.Signed(decided);
    }
    return draws.chance(0.65)
        ? new Answer.Lost(decided + 60_000L * draws.below(2000), draws.pick(LOSSES))
        : new Answer.Silence();
  }

  /** Half of a customer's projects end in a greater plan; their use grew before. */
  private void enlarge(Project project) {
    boolean signs = draws.chance(leaves ? 0 : 0.5);
    if (signs || draws.chance(0.3)) {
      Plan greater = plan.next();
      int more = seats + Math.max(1, (int) (seats * 0.3 * draws.unit()));
      quote(project, greater, more, signs, "montée en gamme");
    }
  }

  private void grow(int day, String kind) {
    if (day >= termTo) {
      return; // Signed when the term was over: the renewal has the greater plan already.
    }
    terms.add(new Term(termFrom, day, false, true));
    termFrom = day;
    bill(day, kind, 0.25);
    stand(day);
  }

  private void subscribe(int day, String kind) {
    subscribes = true;
    termFrom = day;
    termTo = calendar.day(calendar.date(day).plusYears(1));
    leaves = draws.chance(Draws.logistic(-0.9 - 2.4 * (account.fit() - 0.4)));
    bill(day, kind, 1);
    stand(day);
  }

  private void bill(int day, String kind, double share) {
    if (paysMonthly && share == 1) {
      billMonthly(day, kind);
    } else {
      double amount = Math.round(plan.yearly(seats) * share);
      deals.add(new Deal.Order(buyer, calendar.workingTime(draws, day), kind, plan, seats, amount));
    }
  }

  private void billMonthly(int day, String kind) {
    for (int month = 0; month < 12; month++) {
      int due = calendar.day(calendar.date(day).plusMonths(month));
      double amount = Math.round(plan.yearly(seats) * 1.1 / 12);
      String what = month == 0 ? kind : "mensualité";
      deals.add(new Deal.Order(buyer, calendar.workingTime(draws, due), what, plan, seats, amount));
    }
  }

  private void stand(int day) {
    standings.add(
        new Deal.Standing(
            calendar.at(day, 12 * 3600),
            "client",
            new Subscribed.To(plan, seats, calendar.date(termTo))));
  }

  private void renewUntil(int day) {
    while (subscribes && termTo <= day) {
      terms.add(new Term(termFrom, termTo, leaves, false));
      if (leaves) {
        leave();
      } else {
        subscribe(termTo, "renouvellement");
      }
    }
  }

  private void leave() {
    long at = calendar.workingTime(draws, termTo - draws.between(5, 30));
    deals.add(new Deal.Cancellation(buyer, at, draws.pick(LEAVINGS)));
    subscribes = false;
    standings.add(
        new Deal.Standing(calendar.at(termTo, 3600), "ancien client", new Subscribed.Nothing()));
  }
}
