package io.strate.server.pages;

import io.strate.workspace.answer.profile.BestMoment;
import io.strate.workspace.learning.card.Sureness;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Locale;

/** Says when somebody reacts best. */
public final class MomentWords {

  private final Words words;

  public MomentWords(Words words) {
    this.words = words;
  }

  /**
   * A day of the week.
   *
   * @param number 1 for Monday
   */
  public String weekday(int number) {
    return DayOfWeek.of(number).getDisplayName(TextStyle.FULL, Locale.of(words.tag()));
  }

  /** A day of the week and an hour. */
  public String time(int weekday, int hour) {
    return words.say("moment.time", weekday(weekday), hour);
  }

  /** Somebody's, with how sure it is. */
  public String of(BestMoment moment) {
    return words.say(
        moment.isUsual() ? "moment.usual" : "moment.own",
        time(moment.weekday(), moment.hour()),
        words.name("moment.sureness", Sureness.of(moment.confidence())),
        words.percent(moment.confidence()));
  }
}
