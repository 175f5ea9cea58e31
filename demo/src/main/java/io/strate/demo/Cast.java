package io.strate.demo;

import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Finds people for stories, and knows who must be left in peace. */
final class Cast {

  private static final int TRIES = 5;

  private final DemoOptions options;
  private final BusinessCalendar calendar;
  private final Acquaintances acquaintances;
  private final Farewells farewells;

  Cast(DemoOptions options, BusinessCalendar calendar, Farewells farewells) {
    this.options = options;
    this.calendar = calendar;
    this.farewells = farewells;
    acquaintances = new Acquaintances(options, calendar);
  }

  BusinessCalendar calendar() {
    return calendar;
  }

  int day(long at) {
    return calendar.day(at);
  }

  Someone of(int number) {
    return acquaintances.of(number);
  }

  /**
   * Somebody of some whom chance proposes, the likelier the nearer to 1 they are. All are of one
   * block: a block of a million contacts is hardly ever remembered.
   */
  Optional<Someone> pick(Draws draws, ToDoubleFunction<Someone> likely) {
    int first = draws.below(options.contacts()) / Population.BLOCK * Population.BLOCK;
    int size = Math.min(Population.BLOCK, options.contacts() - first);
    for (int i = 0; i < TRIES; i++) {
      Someone someone = acquaintances.of(first + draws.below(size));
      if (draws.chance(likely.applyAsDouble(someone))) {
        return Optional.of(someone);
      }
    }
    return Optional.empty();
  }

  /** Whether e-mails of a kind may go to somebody, here and at the end of history. */
  boolean mayWrite(Someone someone, Campaign.Kind kind, long at) {
    Contact contact = someone.contact();
    return mayWriteUntilNow(someone)
        && someone.permission().allows(kind, at)
        && contact.leaves() > day(at)
        && at < farewells.from(contact.number());
  }

  /** Had not had enough when history ended. */
  boolean mayWriteUntilNow(Someone someone) {
    long end = options.historyEnd().toEpochMilli();
    return someone.permission().answer() == Permission.Answer.YES
        && someone.permission().tires() > end
        && someone.contact().leaves() > calendar.days();
  }
}
