package io.strate.demo;

import io.strate.demo.Draws.Purpose;
import io.strate.domain.Value;
import java.util.Map;

/** Customers at work with the software, and what they ask the support. */
final class LiveUse {

  private final Cast cast;

  LiveUse(Cast cast) {
    this.cast = cast;
  }

  Theme theme() {
    return Theme.brief(Purpose.USE, 0.05, this::tell);
  }

  private void tell(Draws draws, long begin, long end, Telling telling) {
    int day = cast.day(begin);
    cast.pick(
            draws,
            someone ->
                someone.isThere(day)
                    ? someone.contact().role().use() * Math.min(1, someone.course().use(day) / 1.9)
                    : 0)
        .ifPresent(someone -> work(draws, someone.contact(), begin, telling));
  }

  private static void work(Draws draws, Contact contact, long begin, Telling telling) {
    telling.happened(contact, "login", begin, Map.of());
    int features = draws.poisson(0.9);
    for (int i = 0; i < features; i++) {
      long at = begin + (long) (draws.unit() * (Theme.SCENE - 60_000)) + 20_000;
      telling.happened(
          contact,
          "feature_used",
          at,
          Map.of("feature", Value.text(draws.pick(Whereabouts.FEATURES))));
    }
    if (draws.chance(0.02)) {
      telling.happened(
          contact,
          "ticket_opened",
          begin + 600_000,
          Map.of(
              "ticket_id", Value.text("T" + telling.story()),
              "topic", Value.text(draws.pick(Whereabouts.TOPICS))));
    }
  }
}
