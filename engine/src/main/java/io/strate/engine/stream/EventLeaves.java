package io.strate.engine.stream;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.domain.Type;
import io.strate.engine.column.Facts;
import io.strate.engine.column.Graph;
import io.strate.engine.column.Kind;
import io.strate.engine.column.Slot;
import io.strate.rule.Expr;
import io.strate.rule.Selection;
import io.strate.rule.Window;
import io.strate.rule.definition.EventDefinition;
import io.strate.rule.time.Calendar;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The columns of one entity's program that are read from timelines: what rules say of events and
 * attributes, led back to what sources deliver.
 */
public final class EventLeaves {

  private record Windowed(FeedKey feed, Window window) {}

  private final Graph graph;
  private final Map<String, EventDefinition> definitions;
  private final Calendar calendar;
  private final Map<Window, Integer> windows = new LinkedHashMap<>();
  private final Map<Windowed, Integer> dues = new HashMap<>();
  private final Map<Expr, EntryProgram> wheres = new HashMap<>();

  public EventLeaves(Graph graph, List<EventDefinition> definitions, Calendar calendar) {
    this.graph = graph;
    this.calendar = calendar;
    this.definitions = new HashMap<>();
    definitions.forEach(event -> this.definitions.put(event.name(), event));
  }

  Graph graph() {
    return graph;
  }

  Calendar calendar() {
    return calendar;
  }

  /** All windows, by their numbers. */
  List<Window> windows() {
    return List.copyOf(windows.keySet());
  }

  int number(Window window) {
    return windows.computeIfAbsent(window, _ -> windows.size());
  }

  EntryProgram where(Expr condition) {
    EntryProgram program = wheres.get(condition);
    if (program == null) {
      throw new IllegalStateException("not compiled: " + condition);
    }
    return program;
  }

  public Slot exists() {
    return graph.leaf(new Leaf.Exists(), Kind.BOOLEAN, false, Facts.STANDING);
  }

  public Slot attribute(String name, Type type) {
    Kind kind = Kind.of(type);
    return graph.leaf(
        new Leaf.Attribute(name, type), kind, kind == Kind.BOOLEAN, Facts.STANDING);
  }

  public Slot aggregate(Expr.Aggregate aggregate) {
    Selection events = aggregate.events();
    Kind kind = Kind.of(aggregate.type());
    return windowed(
        new Leaf.OfEvents(
            feed(events),
            window(events.window()),
            aggregate.aggregation(),
            aggregate.path(),
            aggregate.type()),
        kind,
        feed(events),
        events.window(),
        aggregate.aggregation() == Expr.Aggregation.COUNT);
  }

  public Slot count(Selection events) {
    return aggregate(
        new Expr.Aggregate(Expr.Aggregation.COUNT, events, List.of(), Type.NUMBER));
  }

  public Slot timeOf(Expr.TimeOf time) {
    FeedKey feed = feed(time.events());
    Window window = window(time.events().window());
    return windowed(
        new Leaf.TimeOf(feed, window, time.last()), Kind.INSTANT, feed, window, false);
  }

  private Slot windowed(Leaf leaf, Kind kind, FeedKey feed, Window window, boolean ownDue) {
    Optional<Slot> known = graph.find(leaf);
    if (known.isPresent()) {
      return known.get();
    }
    Facts facts = Facts.STANDING;
    if (WindowClock.moves(window)) {
      int due =
          ownDue
              ? graph.newDue()
              : dues.computeIfAbsent(new Windowed(feed, window), _ -> graph.newDue());
      facts = Facts.due(0, due);
    }
    return graph.leaf(leaf, kind, kind == Kind.BOOLEAN, facts);
  }

  Window window(Window window) {
    number(window);
    return window;
  }

  // ---- which events ----

  Leaf.Events events(Selection selection) {
    return new Leaf.Events(feed(selection), window(selection.window()));
  }

  FeedKey feed(Selection selection) {
    return filtered(
        named(selection.event(), selection.includingMachines()), selection.where());
  }

  private FeedKey named(String event, boolean includingMachines) {
    EventDefinition definition = definitions.get(event);
    return switch (definition) {
      case null -> new FeedKey.Raw(event);
      case EventDefinition.Delivered(String name, Optional<Expr> where) ->
          filtered(new FeedKey.Raw(name), includingMachines ? Optional.empty() : where);
      case EventDefinition.Filtered(_, String from, Optional<Expr> where) ->
          filtered(named(from, includingMachines), where);
      case EventDefinition.Session(_, String from, Optional<Expr> where, var gap) ->
          new FeedKey.Session(filtered(named(from, includingMachines), where), gap, from + "s");
    };
  }

  private FeedKey filtered(FeedKey feed, Optional<Expr> where) {
    if (where.isEmpty()) {
      return feed;
    }
    wheres.computeIfAbsent(
        where.get(), condition -> EntryProgram.compile(condition, graph.literals(), calendar));
    return new FeedKey.Filtered(feed, where.get());
  }

  static Failure unsupported(String what) {
    return new Failure("engine.unsupported", Blame.INTERNAL, "The engine cannot evaluate " + what);
  }
}
