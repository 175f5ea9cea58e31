package io.strate.workspace.learning.moment;

import io.strate.domain.Entity;
import io.strate.domain.Profile;
import io.strate.learn.moment.Round;
import io.strate.rule.Expr.CalendarField.Field;
import io.strate.rule.Selection;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.MomentDefinition;
import io.strate.rule.interpret.Happened;
import io.strate.rule.interpret.Interpreter;
import io.strate.rule.interpret.Population;
import io.strate.rule.time.Calendar;
import io.strate.workspace.learning.RowsHash;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Interest;
import io.strate.workspace.run.ScanTimelines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * In how many hours of its past each contact or account that exists reacted, by hours of the day
 * and weekdays: a contact by its own clock, an account, whose people react, by the workspace's.
 */
record Reactions(List<Row> rows) {

  private static final int HOURS = Round.HOURS.slots();

  Reactions {
    rows = List.copyOf(rows);
  }

  /**
   * The reactions of one.
   *
   * @param places of each reaction in the week, in hours from Monday at midnight
   */
  record Row(int profile, int[] places) {

    int count() {
      return places.length;
    }

    int[] hours() {
      int[] hours = new int[HOURS];
      for (int place : places) {
        hours[place % HOURS]++;
      }
      return hours;
    }

    /** From Monday. */
    int[] weekdays() {
      int[] weekdays = new int[Round.WEEKDAYS.slots()];
      for (int place : places) {
        weekdays[place / HOURS]++;
      }
      return weekdays;
    }
  }

  /**
   * Reads them as of an instant. Which events count is the interpreter's to say, profile by
   * profile.
   *
   * @throws io.strate.domain.Failure as {@link Interest#orEnd}
   */
  static Reactions read(Workspace workspace, MomentDefinition moment, long now, Interest interest) {
    Reader reader = new Reader(workspace.definition().definitions(), moment, now);
    List<List<Row>> threads = Collections.synchronizedList(new ArrayList<>());
    ScanTimelines.profiles(
        workspace.ledger(),
        moment.of(),
        interest,
        () -> {
          List<Row> rows = new ArrayList<>();
          threads.add(rows);
          return (number, profile, others) ->
              reader.row(number, profile, others).ifPresent(rows::add);
        });
    return new Reactions(
        threads.stream()
            .flatMap(List::stream)
            .sorted(Comparator.comparingInt(Row::profile))
            .toList());
  }

  /** An hour of a day: whatever somebody does in it is one reaction. */
  private record Hour(String who, long day, int hour) {}

  /** Reads the timelines of single profiles. */
  private record Reader(Definitions definitions, MomentDefinition moment, long now) {

    /** None of an account to which nobody belongs yet, and of a contact before its first entry. */
    Optional<Row> row(int number, Profile profile, Collection<Profile> contacts) {
      List<Profile> all = new ArrayList<>(contacts);
      all.add(profile);
      Interpreter interpreter = new Interpreter(ofEvents(), Population.of(all));
      Entity of = profile.entity();
      if (!interpreter.exists(of, profile.id(), now)) {
        return Optional.empty();
      }
      Calendar calendar = interpreter.calendar(of, profile.id(), now);
      Set<Hour> reactions = new HashSet<>();
      for (Selection selection : moment.reactions()) {
        for (Happened happened : interpreter.events(of, profile.id(), selection, now)) {
          long time = happened.event().time();
          reactions.add(
              new Hour(
                  happened.contact(),
                  calendar.startOfDay(time, 0),
                  calendar.field(Field.HOUR, time)));
        }
      }
      return Optional.of(
          new Row(
              number,
              reactions.stream()
                  .mapToInt(
                      reaction ->
                          HOURS * (calendar.field(Field.WEEKDAY, reaction.day()) - 1)
                              + reaction.hour())
                  .sorted()
                  .toArray()));
    }

    /** What events are does not depend on traits and segments. */
    private Definitions ofEvents() {
      return new Definitions(
          definitions.zone(),
          definitions.contactZone(),
          definitions.events(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Set.of());
    }
  }

  int[] profiles() {
    return rows.stream().mapToInt(Row::profile).toArray();
  }

  int[][] hours() {
    return rows.stream().map(Row::hours).toArray(int[][]::new);
  }

  int[][] weekdays() {
    return rows.stream().map(Row::weekdays).toArray(int[][]::new);
  }

  /** How many there were, a line for each weekday from Monday, with 24 counts. */
  List<List<Long>> week() {
    long[][] week = new long[Round.WEEKDAYS.slots()][HOURS];
    for (Row row : rows) {
      for (int place : row.places()) {
        week[place / HOURS][place % HOURS]++;
      }
    }
    return Arrays.stream(week).map(day -> Arrays.stream(day).boxed().toList()).toList();
  }

  int reacted() {
    return (int) rows.stream().filter(row -> row.count() > 0).count();
  }

  long count() {
    return rows.stream().mapToLong(Row::count).sum();
  }

  String hash() {
    return RowsHash.of(hours(), weekdays());
  }
}
