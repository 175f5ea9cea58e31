package io.strate.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An e-mail to many.
 *
 * @param number different for each, from 1
 * @param at when the first one goes out
 */
record Campaign(int number, Kind kind, String name, int day, long at) {

  enum Kind {
    NEWSLETTER("newsletter", 1.0),
    PROMO("promo", 0.8),
    NURTURING("nurturing", 1.3),
    PRODUIT("produit", 1.1);

    private final String words;
    private final double appeal;

    Kind(String words, double appeal) {
      this.words = words;
      this.appeal = appeal;
    }

    String words() {
      return words;
    }

    /** How much likelier it is to be opened than a newsletter. */
    double appeal() {
      return appeal;
    }

    boolean isAdvertising() {
      return this == PROMO || this == NURTURING;
    }
  }

  /** Days after signing up on which the welcome e-mails go out. */
  static final List<Integer> WELCOME = List.of(1, 4, 9, 16, 25, 40);

  private static final int TEN = 10 * 3600;

  /** All that are sent to lists, in order of time: each week, each month, and at special times. */
  static List<Campaign> all(BusinessCalendar calendar) {
    List<Campaign> all = new ArrayList<>();
    for (int day = 0; day < calendar.days(); day++) {
      LocalDate date = calendar.date(day);
      boolean rests = calendar.season(day) < 0.5;
      if (date.getDayOfWeek() == DayOfWeek.TUESDAY) {
        int week = date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        int year = date.get(IsoFields.WEEK_BASED_YEAR);
        add(all, Kind.NEWSLETTER, "newsletter-%d-S%02d".formatted(year, week), day, calendar);
      }
      if (!rests && isNth(date, 2, DayOfWeek.THURSDAY)) {
        add(all, Kind.PROMO, "offre-" + month(date), day, calendar);
      }
      if (isNth(date, 1, DayOfWeek.WEDNESDAY)) {
        add(all, Kind.PRODUIT, "nouveautes-" + month(date), day, calendar);
      }
      if (date.getMonthValue() == 9 && isNth(date, 3, DayOfWeek.MONDAY)) {
        add(all, Kind.PROMO, "rentree-" + date.getYear(), day, calendar);
      }
      if (date.getMonthValue() == 11 && isNth(date, 4, DayOfWeek.FRIDAY)) {
        add(all, Kind.PROMO, "black-friday-" + date.getYear(), day, calendar);
      }
    }
    all.sort(Comparator.comparingLong(Campaign::at));
    return List.copyOf(all);
  }

  private static void add(
      List<Campaign> all, Kind kind, String name, int day, BusinessCalendar calendar) {
    all.add(new Campaign(all.size() + 1, kind, name, day, calendar.at(day, TEN)));
  }

  private static boolean isNth(LocalDate date, int nth, DayOfWeek weekday) {
    return date.getDayOfWeek() == weekday && (date.getDayOfMonth() + 6) / 7 == nth;
  }

  private static String month(LocalDate date) {
    return "%d-%02d".formatted(date.getYear(), date.getMonthValue());
  }

  /** Whether it concerns a contact: most get the newsletter every other week, a sixth each. */
  boolean concerns(Contact contact, boolean customer) {
    return switch (kind) {
      case NEWSLETTER -> contact.number() % 6 == 0 || (day / 7 + contact.number()) % 2 == 0;
      case PRODUIT -> customer;
      case PROMO, NURTURING -> true;
    };
  }
}
