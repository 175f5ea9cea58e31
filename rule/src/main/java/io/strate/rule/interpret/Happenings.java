package io.strate.rule.interpret;

import io.strate.domain.Entry;
import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.Selection;
import io.strate.rule.definition.EventDefinition;
import io.strate.rule.interpret.Scene.Happening;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which events count: by name, by the definitions behind the name, by condition, by window. */
final class Happenings {

  private final Meaning meaning;

  Happenings(Meaning meaning) {
    this.meaning = meaning;
  }

  /** In canonical order. */
  List<Happening> selected(Selection selection) {
    return named(selection.event(), selection.includingMachines()).stream()
        .filter(event -> satisfies(event, selection.where()))
        .filter(event -> meaning.isIn(selection.window(), event.time()))
        .toList();
  }

  /** Events of a name: as delivered, or as the workspace makes them out of others. */
  private List<Happening> named(String name, boolean includingMachines) {
    return switch (meaning.interpreter().event(name)) {
      case EventDefinition.Delivered(_, var where, _) ->
          delivered(name).stream()
              .filter(event -> includingMachines || satisfies(event, where))
              .toList();
      case EventDefinition.Filtered(_, var from, var where) ->
          named(from, includingMachines).stream().filter(event -> satisfies(event, where)).toList();
      case EventDefinition.Session session -> sessions(session, includingMachines);
    };
  }

  private List<Happening> delivered(String name) {
    return meaning.scene().happenings(meaning.who()).stream()
        .filter(happening -> happening.event().name().equals(name))
        .toList();
  }

  private boolean satisfies(Happening happening, Optional<Expr> where) {
    return where.isEmpty() || meaning.of(happening.event().properties()).holds(where.get());
  }

  // ---- sessions ----

  /** Each contact has sessions of its own, also where an account's events are asked for. */
  private List<Happening> sessions(EventDefinition.Session session, boolean includingMachines) {
    Map<String, List<Happening>> byContact = new LinkedHashMap<>();
    for (Happening event : named(session.from(), includingMachines)) {
      if (satisfies(event, session.where())) {
        byContact.computeIfAbsent(event.contact(), _ -> new ArrayList<>()).add(event);
      }
    }
    return byContact.values().stream()
        .flatMap(events -> runs(events, session).stream())
        .map(run -> asEvent(run, session))
        .sorted(Happening.ORDER)
        .toList();
  }

  /** Events go on with the run of the one before if they are at most a gap after it. */
  private List<List<Happening>> runs(List<Happening> events, EventDefinition.Session session) {
    List<List<Happening>> runs = new ArrayList<>();
    long lastsTo = Entry.ALWAYS;
    for (Happening event : events) {
      if (runs.isEmpty() || event.time() > lastsTo) {
        runs.add(new ArrayList<>());
      }
      runs.getLast().add(event);
      lastsTo = meaning.calendar().forward(event.time(), session.gap());
    }
    return runs;
  }

  private static Happening asEvent(List<Happening> run, EventDefinition.Session session) {
    Happening first = run.getFirst();
    Value count = Value.number(run.size());
    Value seconds = Value.number((run.getLast().time() - first.time()) / 1000.0);
    Map<String, Value> properties = new LinkedHashMap<>();
    properties.put(session.from() + "s", count);
    properties.put("events", count);
    properties.put("duration", seconds);
    return new Happening(
        first.contact(),
        new Entry.Event(
            first.time(), first.event().origin(), session.name(), new Value.RecordOf(properties)));
  }
}
