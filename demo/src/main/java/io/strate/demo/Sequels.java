package io.strate.demo;

import io.strate.domain.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What the written history has set going and left open: answers to its quotes, monthly and yearly
 * orders, cancellations, for a year. They come at their time, however fast the rest is made.
 */
final class Sequels {

  private final DemoOptions options;
  private final BusinessCalendar calendar;

  /** By instant; looked for once, at the first question. */
  private final NavigableMap<Long, List<DemoEvent>> sequels = new TreeMap<>();

  private boolean known;

  Sequels(DemoOptions options, BusinessCalendar calendar) {
    this.options = options;
    this.calendar = calendar;
  }

  List<DemoEvent> from(long from, long to) {
    if (!known) {
      look();
      known = true;
    }
    return sequels.subMap(from, to).values().stream().flatMap(List::stream).toList();
  }

  private void look() {
    Population population = new Population(options, calendar);
    for (int block = 0; block < population.blocks(); block++) {
      for (Account account : population.block(block)) {
        look(account, CourseMaker.course(account, calendar, options.seed()));
      }
    }
  }

  private void look(Account account, Course course) {
    int number = 0;
    for (Deal deal : course.deals()) {
      Contact contact = account.contacts().get(deal.place());
      String story = "deal-" + account.number() + "-" + ++number;
      switch (deal) {
        case Deal.Trial trial -> trial(story, contact, trial);
        case Deal.Quote quote -> quote(story, contact, quote);
        case Deal.Order order -> {
          Map<String, Value> what =
              new TreeMap<>(LiveDeals.what(order.plan(), order.seats(), order.amount()));
          what.put("order_id", Value.text("F" + story));
          what.put("kind", Value.text(order.kind()));
          what.put("sku", Value.text("crm-" + order.plan().words()));
          add(story, contact, "order", order.at(), what);
        }
        case Deal.Cancellation(_, long at, String reason) ->
            add(story, contact, "subscription_cancelled", at, Map.of("reason", Value.text(reason)));
      }
    }
  }

  private void trial(String story, Contact contact, Deal.Trial trial) {
    Map<String, Value> pro = Map.of("plan", Value.text(Plan.PRO.words()));
    add(story, contact, "trial_started", trial.at(), pro);
    trial.activated().ifPresent(at -> add(story + "-a", contact, "trial_activated", at, pro));
  }

  private void quote(String story, Contact contact, Deal.Quote quote) {
    Map<String, Value> what =
        new TreeMap<>(LiveDeals.what(quote.plan(), quote.seats(), quote.amount()));
    what.put("quote_id", Value.text(quote.id()));
    add(story, contact, "quote_sent", quote.at(), what);
    switch (quote.answer()) {
      case Deal.Answer.Signed(long at) -> add(story + "-a", contact, "quote_signed", at, what);
      case Deal.Answer.Lost(long at, String reason) -> {
        Map<String, Value> why = new TreeMap<>(what);
        why.put("reason", Value.text(reason));
        add(story + "-a", contact, "quote_lost", at, why);
      }
      case Deal.Answer.Silence() -> {}
    }
  }

  private void add(
      String story, Contact contact, String event, long at, Map<String, Value> properties) {
    if (at >= options.historyEnd().toEpochMilli()) {
      Telling telling = new Telling(story);
      telling.happened(contact, event, at, properties);
      sequels.computeIfAbsent(at, _ -> new ArrayList<>()).addAll(telling.events());
    }
  }
}
