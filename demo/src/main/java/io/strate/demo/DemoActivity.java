package io.strate.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What happens after the written history: a function of the options, the speed and the instants
 * asked for. Asking for two halves gives what asking for the whole would give. It needs no files:
 * it knows the people from the same seeds. Not for several threads at once.
 */
public final class DemoActivity {

  /** Stories begin within ticks of ten seconds. */
  private static final long TICK = 10_000;

  private static final long DAY = 86_400_000;
  private static final int REMEMBERED = 20_000;

  private final DemoOptions options;
  private final double speed;
  private final BusinessCalendar calendar;
  private final Farewells farewells;
  private final Cast cast;
  private final List<Theme> themes;
  private final Sequels sequels;

  /** Who asks every second meets the same stories for a quarter of an hour. */
  private final SequencedMap<String, List<DemoEvent>> remembered =
      new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param options as the workspace was written with
   * @param speed how many times as much happens as usual; 1 is a day's worth in a day
   */
  public DemoActivity(DemoOptions options, double speed) {
    if (!(speed > 0 && speed <= 10_000)) {
      throw new IllegalArgumentException("a speed is more than 0 and at most 10000: " + speed);
    }
    this.options = options;
    this.speed = speed;
    calendar = BusinessCalendar.of(options);
    farewells = new Farewells(options, calendar, speed);
    cast = new Cast(options, calendar, farewells);
    themes =
        List.of(
            new LiveVisits(cast).theme(),
            new LiveMail(cast).theme(),
            new LiveUse(cast).theme(),
            new LiveDeals(cast, speed).theme());
    sequels = new Sequels(options, calendar);
  }

  /** All that happens from {@code from} on and before {@code to}, in order of time. */
  public List<DemoEvent> between(Instant from, Instant to) {
    long end = to.toEpochMilli();
    long begin = Math.max(from.toEpochMilli(), options.historyEnd().toEpochMilli());
    List<DemoEvent> told = new ArrayList<>();
    if (begin < end) {
      themes.forEach(theme -> stories(theme, begin, end, told));
      farewells(begin, end, told);
      told.addAll(sequels.from(begin, end));
      told.removeIf(event -> event.time().isBefore(from) || !event.time().isBefore(to));
      told.sort(Comparator.comparing(DemoEvent::time).thenComparing(DemoEvent::messageId));
    }
    return told;
  }

  private void stories(Theme theme, long from, long to, List<DemoEvent> told) {
    long start = options.historyEnd().toEpochMilli();
    long earliest = Math.max(start, from - theme.longest() - Theme.SCENE);
    // Days begin with a tick: midnight is a whole number of ten seconds everywhere.
    for (long tick = Math.floorDiv(earliest, TICK); tick * TICK < to; tick++) {
      long at = tick * TICK;
      double bustle = calendar.bustle(calendar.day(at), calendar.second(at) / 3600);
      double mean = theme.daily() * options.contacts() * bustle * speed * TICK / DAY;
      int count = Draws.of(options.seed(), theme.purpose(), tick).poisson(mean);
      for (int i = 0; i < count; i++) {
        story(theme, tick, i, from, to, told);
      }
    }
  }

  private void story(Theme theme, long tick, int index, long from, long to, List<DemoEvent> told) {
    Draws draws = Draws.of(options.seed() ^ tick, theme.purpose(), -1 - index);
    long begin = tick * TICK + draws.below((int) TICK);
    long end = begin + theme.lag().applyAsLong(draws);
    if (overlaps(begin, from, to) || overlaps(end, from, to)) {
      String name = theme.purpose().name().charAt(0) + "-" + Long.toString(tick, 36) + "-" + index;
      told.addAll(
          remembered.computeIfAbsent(
              name,
              _ -> {
                Telling telling = new Telling(name);
                theme.teller().tell(draws, begin, end, telling);
                return telling.events();
              }));
      if (remembered.size() > REMEMBERED) {
        remembered.pollFirstEntry();
      }
    }
  }

  private static boolean overlaps(long scene, long from, long to) {
    return scene < to && scene + Theme.SCENE > from;
  }

  /** Who has had enough: one last e-mail, opened and unsubscribed from. */
  private void farewells(long from, long to, List<DemoEvent> told) {
    // A turn of the night comes in the morning, so some may be eight hours late.
    long first = farewells.turnFrom(from - DAY / 3 - Theme.SCENE);
    for (long turn = first; turn < farewells.turns(); turn++) {
      if (farewells.at(turn) - DAY / 3 >= to) {
        return;
      }
      Someone someone = cast.of(farewells.contact(turn));
      if (cast.mayWriteUntilNow(someone)) {
        Telling telling = new Telling("farewell-" + turn);
        farewell(someone.contact(), farewells.at(turn), telling);
        told.addAll(telling.events());
      }
    }
  }

  private static void farewell(Contact contact, long at, Telling telling) {
    Mail mail =
        new Mail(contact, Campaign.Kind.NEWSLETTER, "newsletter-live", "M" + telling.story());
    telling.happened(contact, "email_delivered", at - 1, LiveMail.properties(mail));
    telling.happened(contact, "email_opened", at + 60_000, LiveMail.with(mail, "no", ""));
    telling.happened(contact, "unsubscribed", at + 75_000, LiveMail.with(mail, "no", ""));
    telling.consented(contact.id(), "newsletter", false, "lien de désinscription", at + 75_000);
    telling.consented(contact.id(), "offres", false, "lien de désinscription", at + 75_000);
  }
}
