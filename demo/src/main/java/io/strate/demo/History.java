package io.strate.demo;

import java.io.IOException;
import java.util.List;

/** Writes all that is known of a block of contacts into a part of the files. */
final class History {

  private final DemoOptions options;
  private final BusinessCalendar calendar;
  private final Population population;
  private final List<Campaign> campaigns;

  History(DemoOptions options) {
    this.options = options;
    calendar = BusinessCalendar.of(options);
    population = new Population(options, calendar);
    campaigns = Campaign.all(calendar);
  }

  int blocks() {
    return population.blocks();
  }

  BusinessCalendar calendar() {
    return calendar;
  }

  void write(int block, Part part) throws IOException {
    for (Account account : population.block(block)) {
      Course course = CourseMaker.course(account, calendar, options.seed());
      part.account(account, course.standings());
      for (Contact contact : account.contacts()) {
        Permission permission = Permission.of(contact, calendar, options.seed());
        Someone someone = new Someone(account, contact, course, permission);
        part.contact(account, contact, permission.given());
        new Correspondence(someone, calendar, options.seed(), part).write(campaigns);
        new Whereabouts(someone, calendar, options.seed(), part).write();
      }
      deals(account, course, part);
    }
  }

  private static void deals(Account account, Course course, Part part) throws IOException {
    int orders = 0;
    for (Deal deal : course.deals()) {
      Contact contact = account.contacts().get(deal.place());
      switch (deal) {
        case Deal.Trial trial -> trial(contact, trial, part);
        case Deal.Quote quote -> quote(contact, quote, part);
        case Deal.Order order ->
            part.order(contact, "F" + account.number() + "-" + ++orders, order);
        case Deal.Cancellation(_, long at, String reason) ->
            part.product(contact, "subscription_cancelled", at, "", "", reason);
      }
    }
  }

  private static void trial(Contact contact, Deal.Trial trial, Part part) throws IOException {
    part.product(contact, "trial_started", trial.at(), "", Plan.PRO.words(), "");
    if (trial.activated().isPresent()) {
      long at = trial.activated().getAsLong();
      part.product(contact, "trial_activated", at, "", Plan.PRO.words(), "");
    }
  }

  private static void quote(Contact contact, Deal.Quote quote, Part part) throws IOException {
    part.quote(contact, "quote_sent", quote.at(), quote, "");
    switch (quote.answer()) {
      case Deal.Answer.Signed(long at) -> part.quote(contact, "quote_signed", at, quote, "");
      case Deal.Answer.Lost(long at, String reason) ->
          part.quote(contact, "quote_lost", at, quote, reason);
      case Deal.Answer.Silence() -> {}
    }
  }
}
