package io.strate.demo;

import io.strate.demo.Draws.Purpose;
import io.strate.domain.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Visits of the site, by contacts and by strangers, of whom some say later who they are. */
final class LiveVisits {

  private final Cast cast;

  LiveVisits(Cast cast) {
    this.cast = cast;
  }

  Theme theme() {
    return Theme.brief(Purpose.VISIT, 0.03, this::tell);
  }

  private void tell(Draws draws, long begin, long end, Telling telling) {
    if (draws.chance(0.06)) {
      stranger(draws, begin, telling);
      return;
    }
    int day = cast.day(begin);
    cast.pick(draws, someone -> someone.isThere(day) ? visiting(someone, day) : 0)
        .ifPresent(
            someone ->
                telling.visited(
                    Optional.of(someone.contact().id()),
                    someone.contact().anonymousId(),
                    shortened(
                        Visit.drawn(draws, cast.calendar().site(day), begin, someone.pull(day)),
                        begin)));
  }

  private static double visiting(Someone someone, int day) {
    return 0.05 + 0.6 * someone.contact().interest() + 0.35 * someone.pull(day);
  }

  /** What fits into a scene. */
  static Visit shortened(Visit visit, long begin) {
    List<Visit.Page> pages = new ArrayList<>(visit.pages());
    pages.removeIf(page -> page.at() >= begin + Theme.SCENE);
    return new Visit(visit.referrer(), visit.utm(), pages);
  }

  private void stranger(Draws draws, long begin, Telling telling) {
    String anonymous = "anon-" + telling.story();
    Site site = cast.calendar().site(cast.day(begin));
    Visit visit = shortened(Visit.drawn(draws, site, begin, 0.3), begin);
    telling.visited(Optional.empty(), anonymous, visit);
    if (draws.chance(0.3)) {
      long at = Math.min(visit.pages().getLast().at() + 45_000, begin + Theme.SCENE - 1);
      introduction(draws, anonymous, at, telling);
    }
  }

  private static void introduction(Draws draws, String anonymous, long at, Telling telling) {
    String contact = "C-" + telling.story();
    String first = PersonNames.first(draws);
    String last = PersonNames.last(draws);
    String email =
        PersonNames.slug(first)
            + "."
            + PersonNames.slug(last)
            + "@"
            + PersonNames.slug(telling.story())
            + ".example";
    telling.identified(
        contact,
        anonymous,
        at,
        Map.of(
            "email", Value.text(email),
            "prenom", Value.text(first),
            "nom", Value.text(last),
            "fonction", Value.text(Role.drawn(draws, 50).words()),
            "acquisition", Value.text(Acquisition.FORMULAIRE.words())));
    telling.consented(contact, "newsletter", true, "double opt-in", at);
  }
}
