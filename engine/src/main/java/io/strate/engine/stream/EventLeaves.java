package io.strate.engine.stream;

import io.strate.domain.Type;
import io.strate.engine.column.Decay;
import io.strate.engine.column.Facts;
import io.strate.engine.column.Graph;
import io.strate.engine.column.Kind;
import io.strate.engine.column.Slot;
import io.strate.engine.column.Watch;
import io.strate.rule.Expr;
import io.strate.rule.Selection;
import io.strate.rule.Window;
import io.strate.rule.definition.EventDefinition;
import io.strate.rule.definition.MachineTiming;
import io.strate.rule.time.Calendar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The columns of one entity's program that are read from timelines: what rules say of events and
 * attributes, led back to what sources deliver.
 */
public final class EventLeaves {

  private record Windowed(FeedKey feed, Window window) {}

  private final Graph graph;
  private final Map<String, EventDefinition> definitions;
  private final Calendar calendar;
  private final int stage;
  private Optional<String> zone = Optional.empty();
  private final Map<Window, Integer> windows = new LinkedHashMap<>();
  private final Map<Windowed, Integer> dues = new HashMap<>();
  private final Map<Expr, EntryProgram> wheres = new HashMap<>();

  /**
   * @param stage of the first scan in which these can be read
   */
  public EventLeaves(Graph graph, List<EventDefinition> definitions, Calendar calendar, int stage) {
    this.graph = graph;
    this.stage = stage;
    this.calendar = calendar;
    this.definitions = new HashMap<>();
    definitions.forEach(event -> this.definitions.put(event.name(), event));
  }

  /** Names the attribute that says in which time zone a contact lives. */
  public void zone(String attribute) {
    zone = Optional.of(attribute);
    attribute(attribute, Type.TEXT);
  }

  Optional<String> zone() {
    return zone;
  }

  /** Whether any column reads events. */
  public boolean readEvents() {
    return graph.order().stream()
        .anyMatch(
            node ->
                node.key() instanceof Leaf leaf
                    && switch (leaf) {
                      case Leaf.Exists _, Leaf.Attribute _, Leaf.Consented _ -> false;
                      case Leaf.OfEvents _,
                          Leaf.TimeOf _,
                          Leaf.Sequence _,
                          Leaf.ButNot _,
                          Leaf.Decaying _ ->
                          true;
                    });
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
    return graph.leaf(new Leaf.Exists(), Kind.BOOLEAN, false, Facts.standing(stage));
  }

  public Slot attribute(String name, Type type) {
    Kind kind = Kind.of(type);
    return graph.leaf(
        new Leaf.Attribute(name, type), kind, kind == Kind.BOOLEAN, Facts.standing(stage));
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
        aggregate.aggregation() == Expr.Aggregation.COUNT
            && !(events.window() instanceof Window.Ago));
  }

  public Slot count(Selection events) {
    return aggregate(new Expr.Aggregate(Expr.Aggregation.COUNT, events, List.of(), Type.NUMBER));
  }

  public Slot timeOf(Expr.TimeOf time) {
    FeedKey feed = feed(time.events());
    Window window = window(time.events().window());
    return windowed(new Leaf.TimeOf(feed, window, time.last()), Kind.INSTANT, feed, window, false);
  }

  private Slot windowed(Leaf leaf, Kind kind, FeedKey feed, Window window, boolean ownDue) {
    Optional<Slot> known = graph.find(leaf);
    if (known.isPresent()) {
      return known.get();
    }
    Facts facts = Facts.standing(stage);
    if (WindowClock.moves(window)) {
      int due = ownDue ? graph.newDue() : due(feed, window);
      facts = Facts.due(stage, due);
    }
    return graph.leaf(leaf, kind, kind == Kind.BOOLEAN, facts);
  }

  public Slot sequence(Expr.Sequence sequence) {
    List<Leaf.Events> steps = sequence.steps().stream().map(this::events).toList();
    Leaf.Sequence leaf = new Leaf.Sequence(steps, sequence.within(), sequence.sameProperty());
    return graph.find(leaf).orElseGet(() -> condition(leaf, duesOf(steps)));
  }

  public Slot butNot(Expr.ButNot butNot) {
    List<Leaf.Events> both = List.of(events(butNot.did()), events(butNot.not()));
    Leaf.ButNot leaf =
        new Leaf.ButNot(both.getFirst(), both.getLast(), butNot.within(), butNot.sameProperty());
    return graph
        .find(leaf)
        .orElseGet(
            () -> {
              List<Integer> changes = new ArrayList<>();
              changes.add(graph.newDue());
              changes.addAll(duesOf(both));
              return condition(leaf, changes);
            });
  }

  private Slot condition(Leaf leaf, List<Integer> changes) {
    Facts facts = Facts.standing(stage);
    if (!changes.isEmpty()) {
      int[] columns = changes.stream().mapToInt(Integer::intValue).toArray();
      facts = facts.watchedBy(new Watch.Dues(columns));
    }
    return graph.leaf(leaf, Kind.BOOLEAN, false, facts);
  }

  /** What a score's line gives, before its limit. */
  public Slot decaying(Selection selection, double give, long halfLife) {
    Leaf.Events events = events(selection);
    Leaf.Decaying leaf = new Leaf.Decaying(events, give, halfLife);
    return graph
        .find(leaf)
        .orElseGet(
            () ->
                graph.moving(
                    leaf,
                    Facts.due(stage, new TreeSet<>(duesOf(List.of(events)))),
                    slot -> Decay.motion(slot, halfLife)));
  }

  public Slot consented(String channel, String purpose) {
    return graph.leaf(
        new Leaf.Consented(channel, purpose), Kind.BOOLEAN, false, Facts.standing(stage));
  }

  private List<Integer> duesOf(List<Leaf.Events> ranges) {
    return ranges.stream()
        .filter(range -> WindowClock.moves(range.window()))
        .map(range -> due(range.feed(), range.window()))
        .toList();
  }

  /** The column for the next change of a feed's window. */
  int due(FeedKey feed, Window window) {
    return dues.computeIfAbsent(new Windowed(feed, window), _ -> graph.newDue());
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
    return filtered(named(selection.event(), selection.includingMachines()), selection.where());
  }

  private FeedKey named(String event, boolean includingMachines) {
    EventDefinition definition = definitions.get(event);
    return switch (definition) {
      case null -> new FeedKey.Raw(event);
      case EventDefinition.Delivered(String name, Optional<Expr> where, var timing) ->
          filtered(delivered(name, timing), includingMachines ? Optional.empty() : where);
      case EventDefinition.Filtered(_, String from, Optional<Expr> where) ->
          filtered(named(from, includingMachines), where);
      case EventDefinition.Session(_, String from, Optional<Expr> where, var gap) ->
          new FeedKey.Session(filtered(named(from, includingMachines), where), gap, from + "s");
    };
  }

  private static FeedKey delivered(String name, Optional<MachineTiming> timing) {
    FeedKey.Raw raw = new FeedKey.Raw(name);
    return timing.<FeedKey>map(judging -> new FeedKey.Judged(raw, judging)).orElse(raw);
  }

  private FeedKey filtered(FeedKey feed, Optional<Expr> where) {
    if (where.isEmpty()) {
      return feed;
    }
    wheres.computeIfAbsent(
        where.get(), condition -> EntryProgram.compile(condition, graph.literals(), calendar));
    return new FeedKey.Filtered(feed, where.get());
  }
}
