package io.strate.app;

import io.strate.workspace.answer.learnt.LearntJson;
import io.strate.workspace.answer.learnt.ShowMoment;
import io.strate.workspace.learning.card.MomentCard;
import io.strate.workspace.learning.card.MomentCard.Spread;
import io.strate.workspace.learning.card.Sureness;
import java.io.PrintWriter;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;

/** Prints a version of a best moment: for people in chapters, for programs as JSON or versions. */
final class MomentView {

  private static final double PARTS = 1_000;

  private final ShowMoment.Shown shown;
  private final MomentCard card;
  private final Words words;

  MomentView(ShowMoment.Shown shown, Words words) {
    this.shown = shown;
    this.card = shown.card();
    this.words = words;
  }

  void print(Format format, PrintWriter out) {
    new LearntView(
            this::printChapters,
            () -> LearntJson.of(shown),
            () -> LearntWords.versions(shown.versions()))
        .print(format, words, out);
  }

  private void printChapters(PrintWriter out) {
    out.println(LearntWords.head(shown, words));
    out.println(
        words
            .say("usual: %s, around %d:00", "habituel : %s, vers %d h")
            .formatted(weekday(card.weekdays().best() - 1), card.hours().best()));
    out.println(
        words
            .say("%s of %s reacted, %s times", "%s sur %s ont réagi, %s fois")
            .formatted(
                words.whole(card.reacted()),
                words.whole(card.contacts()),
                words.whole(card.reactions())));
    out.println(LearntWords.made(card.made(), words));
    Chapters chapters = new Chapters(words, out);
    card.week()
        .ifPresent(
            week ->
                chapters.print(
                    words.say("Whose moment is their own", "À qui le moment est propre"),
                    sureness(week)));
    chapters.print(
        words.say("Weekdays", "Jours"),
        spread(Column.WEEKDAY, card.weekdays(), this::weekday, this::ofWeekday));
    chapters.print(
        words.say("Hours", "Heures"),
        spread(Column.HOUR, card.hours(), Integer::toString, this::atHour));
    chapters.print(words.say("Versions", "Versions"), LearntWords.versions(shown.versions()));
  }

  private Table sureness(MomentCard.Week week) {
    Table table = new Table(Column.CONFIDENCE, Column.MEMBERS, Column.SHARE);
    for (Sureness sureness : Sureness.values()) {
      long many = week.sureness().getOrDefault(sureness, 0L);
      table.row(LearntWords.sureness(sureness), many, new Words.Share(many, card.contacts()));
    }
    long silent = (long) card.contacts() - card.reacted();
    table.row(
        new Words.Term("never reacted: everybody's", "n'a jamais réagi : celui de tous"),
        silent,
        new Words.Share(silent, card.contacts()));
    return table;
  }

  private static Table spread(
      Column what, Spread spread, IntFunction<String> name, IntToLongFunction reactions) {
    Table table = new Table(what, Column.REACTIONS, Column.SHARE);
    for (int slot = 0; slot < spread.shares().size(); slot++) {
      table.row(
          name.apply(slot),
          reactions.applyAsLong(slot),
          Math.round(spread.shares().get(slot) * PARTS) / PARTS);
    }
    return table;
  }

  private String weekday(int fromMonday) {
    Locale language = words.say("en", "fr").equals("fr") ? Locale.FRENCH : Locale.ENGLISH;
    return DayOfWeek.of(fromMonday + 1).getDisplayName(TextStyle.FULL, language);
  }

  /** Versions from before the week was kept count none. */
  private List<List<Long>> week() {
    return card.week().map(MomentCard.Week::reactions).orElse(List.of());
  }

  private long ofWeekday(int day) {
    return week().isEmpty() ? 0 : week().get(day).stream().mapToLong(many -> many).sum();
  }

  private long atHour(int hour) {
    return week().stream().mapToLong(day -> day.get(hour)).sum();
  }
}
