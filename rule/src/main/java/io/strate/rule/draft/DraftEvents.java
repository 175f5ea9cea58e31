package io.strate.rule.draft;

import io.strate.domain.Nearest;
import io.strate.domain.Type;
import io.strate.rule.Expr;
import io.strate.rule.Span;
import io.strate.rule.definition.EventDefinition;
import io.strate.rule.definition.MachineTiming;
import io.strate.rule.text.RuleParser;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The events that sources deliver, and those that the workspace makes of them. */
final class DraftEvents {

  private final SourceCatalogue sources;
  private final Report report;
  private final Map<String, EventDraft> drafts = new LinkedHashMap<>();
  private final Set<String> cyclic = new TreeSet<>();

  DraftEvents(List<EventDraft> drafts, SourceCatalogue sources, Report report) {
    this.sources = sources;
    this.report = report;
    drafts.forEach(this::enter);
    this.drafts.values().forEach(this::check);
  }

  private void enter(EventDraft draft) {
    String name = draft.name().text();
    EventDraft first = drafts.putIfAbsent(name, draft);
    if (first != null) {
      report.error(
          "name.taken",
          draft.name().place(),
          "event '" + name + "' is defined twice, first at " + first.name().place());
    }
  }

  private void check(EventDraft draft) {
    Name name = draft.name();
    boolean delivered = sources.events().containsKey(name.text());
    if (draft.from().isEmpty()) {
      if (draft.gap().isPresent()) {
        report.error(
            "event.from",
            name.place(),
            "a session is made of another event: '" + name + "' has a gap and needs 'from:'");
      }
      if (!delivered) {
        report.warning("event.unknown", name.place(), unknown(name.text()));
      }
      return;
    }
    if (draft.machine().isPresent()) {
      report.error(
          "event.machine",
          name.place(),
          "'machine:' belongs to events that sources deliver: '"
              + name
              + "' is made from '"
              + draft.from().get()
              + "', whose verdicts it has");
    }
    if (delivered) {
      report.error(
          "name.taken",
          name.place(),
          "sources deliver events called '"
              + name
              + "': one that is made from '"
              + draft.from().get()
              + "' needs another name");
    }
    if (!isKnown(draft.from().get().text())) {
      report.warning(
          "event.unknown", draft.from().get().place(), unknown(draft.from().get().text()));
    }
    refuseCycle(draft);
  }

  String unknown(String name) {
    Set<String> others = new TreeSet<>(sources.events().keySet());
    drafts.values().stream()
        .filter(draft -> draft.from().isPresent())
        .forEach(draft -> others.add(draft.name().text()));
    return "no source declares an event called '"
        + name
        + "', and none has come"
        + Nearest.hint(name, others);
  }

  private void refuseCycle(EventDraft draft) {
    LinkedHashSet<String> chain = new LinkedHashSet<>();
    EventDraft at = draft;
    while (at != null && at.from().isPresent()) {
      if (!chain.add(at.name().text())) {
        if (at == draft) {
          report.error(
              "cycle",
              draft.name().place(),
              "an event cannot be made from itself: "
                  + String.join(" → ", chain)
                  + " → "
                  + at.name());
        }
        cyclic.addAll(chain);
        return;
      }
      at = drafts.get(at.from().get().text());
    }
  }

  // ---- what texts ask ----

  boolean isKnown(String name) {
    return sources.events().containsKey(name) || isMade(name);
  }

  /** Whether the workspace makes it from another event. */
  boolean isMade(String name) {
    EventDraft draft = drafts.get(name);
    return draft != null && draft.from().isPresent();
  }

  /** The properties of an event that sources deliver or that is made from another. */
  Optional<Type.RecordOf> properties(String name) {
    Type.RecordOf delivered = sources.events().get(name);
    EventDraft draft = drafts.get(name);
    if (delivered != null || draft == null || draft.from().isEmpty()) {
      return Optional.ofNullable(delivered)
          .map(record -> draft != null && draft.machine().isPresent() ? judged(record) : record);
    }
    if (cyclic.contains(name)) {
      return Optional.of(new Type.RecordOf(Map.of()));
    }
    String from = draft.from().get().text();
    return Optional.of(
        draft.gap().isPresent()
            ? session(from)
            : properties(from).orElseGet(() -> new Type.RecordOf(Map.of())));
  }

  /** With a verdict, also where none is stated; if nothing is known, that says nothing either. */
  private static Type.RecordOf judged(Type.RecordOf stated) {
    if (stated.fields().isEmpty()) {
      return stated;
    }
    Map<String, Type> properties = new TreeMap<>(stated.fields());
    properties.putIfAbsent(MachineTiming.PROPERTY, Type.TEXT);
    return new Type.RecordOf(properties);
  }

  private static Type.RecordOf session(String from) {
    Map<String, Type> properties = new TreeMap<>();
    properties.put("duration", Type.NUMBER);
    properties.put("events", Type.NUMBER);
    properties.put(from + "s", Type.NUMBER);
    return new Type.RecordOf(properties);
  }

  Set<String> names() {
    Set<String> names = new TreeSet<>(sources.events().keySet());
    drafts.values().stream()
        .filter(draft -> draft.from().isPresent())
        .forEach(draft -> names.add(draft.name().text()));
    return names;
  }

  // ---- definitions ----

  /** The definitions, each after the one that it is made from. */
  List<EventDefinition> compile(DraftCatalogue catalogue, ZoneId zone) {
    RuleParser parser = new RuleParser(catalogue, zone);
    Map<String, EventDefinition> compiled = new LinkedHashMap<>();
    for (EventDraft draft : drafts.values()) {
      List<EventDraft> chain = new ArrayList<>();
      for (EventDraft at = draft;
          at != null
              && !cyclic.contains(at.name().text())
              && !compiled.containsKey(at.name().text());
          at = at.from().map(from -> drafts.get(from.text())).orElse(null)) {
        chain.addFirst(at);
      }
      chain.forEach(
          each -> compile(parser, each).ifPresent(event -> compiled.put(event.name(), event)));
    }
    return List.copyOf(compiled.values());
  }

  private Optional<EventDefinition> compile(RuleParser parser, EventDraft draft) {
    String name = draft.name().text();
    String properties = draft.from().map(Name::text).orElse(name);
    Optional<Expr> where =
        draft.where().flatMap(text -> report.take(parser.where(text, properties)));
    if (where.isEmpty() && draft.where().isPresent()) {
      return Optional.empty();
    }
    if (draft.from().isEmpty()) {
      return delivered(parser, draft, where);
    }
    String from = draft.from().get().text();
    if (draft.gap().isEmpty()) {
      return Optional.of(new EventDefinition.Filtered(name, from, where));
    }
    return gap(draft).map(gap -> new EventDefinition.Session(name, from, where, gap));
  }

  private Optional<EventDefinition> delivered(
      RuleParser parser, EventDraft draft, Optional<Expr> where) {
    DraftTimings timings = new DraftTimings(this, parser, report);
    Optional<MachineTiming> timing =
        draft.machine().flatMap(machine -> timings.compile(draft.name(), machine));
    return Optional.of(new EventDefinition.Delivered(draft.name().text(), where, timing));
  }

  private Optional<Span> gap(EventDraft draft) {
    return draft
        .gap()
        .flatMap(
            text ->
                report
                    .take(RuleParser.span(text))
                    .filter(
                        span -> {
                          boolean sound = span.isExact() && span.count() > 0;
                          if (!sound) {
                            report.error(
                                "event.gap",
                                text.place(),
                                "the gap between sessions is an exact time such as '30 minutes'");
                          }
                          return sound;
                        }));
  }
}
