package io.strate.demo;

import io.strate.demo.Draws.Purpose;
import io.strate.domain.Value;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Prospects who look at prices, try, get a quote, and sign it or do not. */
final class LiveDeals {

  private static final long THREE_DAYS = 3 * 86_400_000L;

  private final Cast cast;
  private final double speed;

  LiveDeals(Cast cast, double speed) {
    this.cast = cast;
    this.speed = speed;
  }

  Theme theme() {
    return new Theme(Purpose.DEAL, 0.0015, THREE_DAYS, this::lag, this::tell);
  }

  /** The faster the demo, the sooner they make up their minds. */
  private long lag(Draws draws) {
    return Math.min(THREE_DAYS, 1_200_000 + (long) (draws.exponential(72_000_000) / speed));
  }

  private void tell(Draws draws, long begin, long end, Telling telling) {
    int day = cast.day(begin);
    cast.pick(
            draws,
            someone ->
                someone.isThere(day) && !someone.course().isCustomer(day)
                    ? someone.contact().interest() * someone.contact().interest()
                    : 0)
        .ifPresent(someone -> pursue(draws, someone, begin, end, telling));
  }

  private void pursue(Draws draws, Someone someone, long begin, long end, Telling telling) {
    Contact contact = someone.contact();
    Visit visit =
        LiveVisits.shortened(
            Visit.drawn(draws, cast.calendar().site(cast.day(begin)), begin, 1), begin);
    telling.visited(Optional.of(contact.id()), contact.anonymousId(), visit);
    boolean tries = draws.chance(0.35);
    boolean activated = tries && draws.chance(0.25 + 0.5 * someone.account().fit());
    if (tries) {
      Map<String, Value> pro = Map.of("plan", Value.text(Plan.PRO.words()));
      telling.happened(contact, "trial_started", begin + 240_000, pro);
      if (activated) {
        telling.happened(contact, "trial_activated", begin + 800_000, pro);
      }
    }
    Plan plan = Plan.drawn(draws, someone.account().headcount());
    int seats = Math.clamp((int) (someone.account().headcount() * 0.3), 2, 250);
    Map<String, Value> quote = new TreeMap<>(what(plan, seats));
    quote.put("quote_id", Value.text("D" + telling.story()));
    telling.happened(contact, "quote_sent", begin + 890_000, quote);
    double signs = Odds.signs(someone.account(), contact, activated);
    if (draws.chance(signs)) {
      telling.happened(contact, "quote_signed", end, quote);
      Map<String, Value> order = new TreeMap<>(what(plan, seats));
      order.put("order_id", Value.text("F" + telling.story()));
      order.put("kind", Value.text("nouveau"));
      order.put("sku", Value.text("crm-" + plan.words()));
      telling.happened(contact, "order", end + 300_000, order);
    } else if (draws.chance(0.65)) {
      quote.put("reason", Value.text(draws.pick(CourseMaker.LOSSES)));
      telling.happened(contact, "quote_lost", end, quote);
    }
  }

  static Map<String, Value> what(Plan plan, int seats) {
    return what(plan, seats, plan.yearly(seats));
  }

  static Map<String, Value> what(Plan plan, int seats, double amount) {
    return Map.of(
        "plan", Value.text(plan.words()),
        "seats", Value.number(seats),
        "amount", Value.number(amount));
  }
}
