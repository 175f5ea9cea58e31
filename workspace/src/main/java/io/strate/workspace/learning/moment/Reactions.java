package io.strate.workspace.learning.moment;

import io.strate.domain.Entity;
import io.strate.domain.Profile;
import io.strate.domain.Timeline;
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
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * In how many hours of its past each contact that exists reacted, by hours of the day and weekdays
 * of its own clock.
 */
record Reactions(List<Row> rows) {

  private static final int[] NO_HOURS = new int[Round.HOURS.slots()];
  private static final int[] NO_WEEKDAYS = new int[Round.WEEKDAYS.slots()];

  Reactions {
    rows = List.copyOf(rows);
  }

  /**
   * A contact's reactions.
   *
   * @param weekdays from Monday
   */
  record Row(int contact, int[] hours, int[] weekdays) {
    int count() {
      return Arrays.stream(weekdays).sum();
    }
  }

  /**
   * Reads them as of an instant. Which events count is the interpreter's to say, contact by
   * contact.
   *
   * @throws io.strate.domain.Failure as {@link Interest#orEnd}
   */
  static Reactions read(Workspace workspace, MomentDefinition moment, long now, Interest interest) {
    Reader reader = new Reader(workspace.definition().definitions(), moment, now);
    List<List<Row>> threads = Collections.synchronizedList(new ArrayList<>());
    ScanTimelines.contacts(
        workspace.ledger(),
        interest,
        () -> {
          List<Row> rows = new ArrayList<>();
          threads.add(rows);
          return (number, timeline) -> {
            if (!timeline.asOf(now).isEmpty()) {
              rows.add(reader.row(number, timeline));
            }
          };
        });
    return new Reactions(
        threads.stream()
            .flatMap(List::stream)
            .sorted(Comparator.comparingInt(Row::contact))
            .toList());
  }

  /** An hour of a day: whatever somebody does in it is one reaction. */
  private record Hour(long day, int hour) {}

  /** Reads the timelines of single contacts. */
  private record Reader(Definitions definitions, MomentDefinition moment, long now) {

    /** A contact on its own has whatever id. */
    private static final String ID = "";

    Row row(int number, Timeline timeline) {
      Profile contact = new Profile(Entity.CONTACT, ID, timeline);
      Interpreter interpreter = new Interpreter(ofEvents(), Population.of(List.of(contact)));
      Calendar calendar = interpreter.calendar(Entity.CONTACT, ID, now);
      Set<Hour> reactions = new HashSet<>();
      for (Selection selection : moment.reactions()) {
        for (Happened happened : interpreter.events(Entity.CONTACT, ID, selection, now)) {
          long time = happened.event().time();
          reactions.add(new Hour(calendar.startOfDay(time, 0), calendar.field(Field.HOUR, time)));
        }
      }
      if (reactions.isEmpty()) {
        return new Row(number, NO_HOURS, NO_WEEKDAYS);
      }
      int[] hours = NO_HOURS.clone();
      int[] weekdays = NO_WEEKDAYS.clone();
      for (Hour reaction : reactions) {
        hours[reaction.hour()]++;
        weekdays[calendar.field(Field.WEEKDAY, reaction.day()) - 1]++;
      }
      return new Row(number, hours, weekdays);
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

  int[] contacts() {
    return rows.stream().mapToInt(Row::contact).toArray();
  }

  int[][] hours() {
    return rows.stream().map(Row::hours).toArray(int[][]::new);
  }

  int[][] weekdays() {
    return rows.stream().map(Row::weekdays).toArray(int[][]::new);
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
