package io.strate.rule.interpret;

import io.strate.domain.Entry;
import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.Selection;
import io.strate.rule.Span;
import io.strate.rule.Window;
import io.strate.rule.definition.ChannelDefinition;
import io.strate.rule.definition.EventDefinition;
import io.strate.rule.definition.MachineTiming;
import io.strate.rule.definition.ScoreDefinition;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.SegmentRule;
import io.strate.rule.time.Calendar;
import io.strate.rule.time.Windows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Walks an expression and lists the instants at which its parts may change for one profile. */
final class TurnFinder {

  private final Interpreter interpreter;
  private final Who who;
  private final Value.RecordOf properties;
  private final Turns turns;
  private final History history;
  private final List<Calendar> calendars;

  TurnFinder(Interpreter interpreter, Who who, Turns turns) {
    this(interpreter, who, Value.RecordOf.EMPTY, turns);
  }

  private TurnFinder(Interpreter interpreter, Who who, Value.RecordOf properties, Turns turns) {
    this.interpreter = interpreter;
    this.who = who;
    this.properties = properties;
    this.turns = turns;
    this.history = new History(interpreter, who, turns);
    this.calendars = history.calendars();
    interpreter
        .definitions()
        .contactZone()
        .ifPresent(name -> find(new Expr.Attribute(name, io.strate.domain.Type.TEXT)));
  }

  void find(Expr expr) {
    switch (expr) {
      case Expr.Literal _, Expr.Now _, Expr.Property _ -> {}
      case Expr.Attribute(var name, _) -> attribute(name);
      case Expr.Trait(var name, _) -> trait(name);
      case Expr.OfAccount(var value) -> ofAccount(value);
      case Expr.InSegment(var name) -> segment(interpreter.segment(name));
      case Expr.And(var terms) -> terms.forEach(this::find);
      case Expr.Or(var terms) -> terms.forEach(this::find);
      case Expr.Not(var term) -> find(term);
      case Expr.Comparison(_, var left, var right) -> comparison(left, right);
      case Expr.Between(var value, var low, var high) -> {
        comparison(value, low);
        comparison(value, high);
      }
      case Expr.OneOf(var value, var choices) ->
          choices.forEach(choice -> comparison(value, choice));
      case Expr.TextTest(_, var text, var part) -> findBoth(text, part);
      case Expr.ListContains(var list, var element) -> findBoth(list, element);
      case Expr.Matches(var text, _) -> find(text);
      case Expr.Known(var value) -> find(value);
      case Expr.Arithmetic(_, var left, var right) -> findBoth(left, right);
      case Expr.Negation(var value) -> find(value);
      case Expr.Shift(var instant, _, _) -> find(instant);
      case Expr.Call(_, var arguments, _) -> arguments.forEach(this::find);
      case Expr.CalendarField(var field, var instant) -> calendarField(field, instant);
      case Expr.Elapsed(_, _, var instant) -> find(instant);
      case Expr.InWindow(var instant, var window) -> inWindow(instant, window);
      case Expr.InTheNext(var instant, var span) -> inTheNext(instant, span);
      case Expr.Aggregate(_, var events, _, _) -> selection(events);
      case Expr.TimeOf(_, var events) -> selection(events);
      case Expr.Did(var events) -> selection(events);
      case Expr.Sequence(var steps, _, _) -> steps.forEach(this::selection);
      case Expr.ButNot(var did, var not, var within, _) -> butNot(did, not, within);
      case Expr.CountContacts(var condition) -> contacts(condition);
      case Expr.SomeContact(_, var condition) -> contacts(condition);
      case Expr.Reachable(var channel, _) -> reachable(channel);
    }
  }

  private void findBoth(Expr left, Expr right) {
    find(left);
    find(right);
  }

  private TurnFinder of(Who other) {
    return new TurnFinder(interpreter, other, turns);
  }

  private TurnFinder of(Value.RecordOf event) {
    return new TurnFinder(interpreter, who, event, turns);
  }

  private Meaning meaning(long now) {
    return interpreter.meaning(who, now).of(properties);
  }

  // ---- statements ----

  private void attribute(String name) {
    for (Entry entry : history.entries(who)) {
      if (entry instanceof Entry.AttributeStated stated && stated.name().equals(name)) {
        turns.add(stated.time());
      }
    }
  }

  private void ofAccount(Expr value) {
    history.linked().forEach(account -> of(Who.account(account)).find(value));
  }

  private void contacts(Expr condition) {
    if (who.isAccount()) {
      history.linked().forEach(contact -> of(Who.contact(contact)).find(condition));
    }
  }

  private void reachable(String channel) {
    for (Entry entry : history.entries(who)) {
      if (entry instanceof Entry.ConsentStated) {
        turns.add(entry.time());
      }
    }
    Optional<ChannelDefinition> way = interpreter.channel(channel);
    way.ifPresent(
        known -> {
          find(known.address());
          find(known.bouncing());
          find(known.complained());
        });
  }

  // ---- definitions ----

  private void trait(String name) {
    interpreter.traitDefinition(who, name).ifPresent(trait -> of(who).find(trait.value()));
    interpreter.scoreDefinition(who, name).ifPresent(score -> of(who).score(score));
  }

  private void score(ScoreDefinition score) {
    for (ScoreDefinition.Line line : score.lines()) {
      switch (line) {
        case ScoreDefinition.When(var condition, _) -> find(condition);
        case ScoreDefinition.Each each -> {
          selection(each.events());
          if (score.halfLife().isPresent() && each.atMost().isPresent()) {
            crossing(
                List.of(finder -> finder.selection(each.events())),
                now ->
                    Double.compare(
                        Math.abs(Points.uncapped(each, score.halfLife(), meaning(now))),
                        each.atMost().getAsDouble()));
          }
        }
      }
    }
  }

  private void segment(SegmentDefinition segment) {
    history.entries(who).forEach(entry -> turns.add(entry.time()));
    if (who.isAccount()) {
      history.linked();
    }
    segment.under().ifPresent(parent -> segment(interpreter.segment(parent)));
    switch (segment.rule()) {
      case SegmentRule.When(var when, var stay) -> {
        of(who).find(when);
        stay.ifPresent(of(who)::find);
      }
      case SegmentRule.Top _, SegmentRule.Listed _ -> {}
    }
  }

  // ---- events ----

  private void selection(Selection selection) {
    events(selection.event(), selection.window());
    for (Scene.Happening event : history.happened(selection.event())) {
      selection.where().ifPresent(of(event.event().properties())::find);
    }
  }

  /** All events that the name's definitions draw on, and when the window lets them in and out. */
  private void events(String name, Window window) {
    for (Scene.Happening event : history.happened(name)) {
      turns.add(event.time());
      window(window, event.time());
    }
    conditions(name);
  }

  /** Conditions of the definitions behind a name. */
  private void conditions(String name) {
    List<Expr> wheres = new ArrayList<>();
    EventDefinition definition = interpreter.event(name);
    switch (definition) {
      case EventDefinition.Delivered(_, var where, var timing) -> {
        where.ifPresent(wheres::add);
        timing
            .flatMap(MachineTiming::delivery)
            .ifPresent(delivery -> events(delivery.event(), Window.EVER));
      }
      case EventDefinition.Filtered(_, var from, var where) -> {
        where.ifPresent(wheres::add);
        conditions(from);
      }
      case EventDefinition.Session(_, var from, var where, _) -> {
        where.ifPresent(wheres::add);
        conditions(from);
      }
    }
    for (Scene.Happening event : history.happened(name)) {
      wheres.forEach(of(event.event().properties())::find);
    }
  }

  private void butNot(Selection did, Selection not, Span within) {
    selection(did);
    selection(not);
    for (Scene.Happening event : history.happened(did.event())) {
      calendars.forEach(calendar -> turns.add(calendar.forward(event.time(), within)));
    }
  }

  // ---- time ----

  private void window(Window window, long t) {
    for (Calendar calendar : calendars) {
      turns.add(Windows.enters(window, t, calendar));
      turns.add(Windows.leaves(window, t, calendar));
    }
  }

  private void inWindow(Expr instant, Window window) {
    find(instant);
    if (Moving.moves(instant, who, interpreter)) {
      crossing(
          List.of(finder -> finder.find(instant)),
          now -> meaning(now).holds(new Expr.InWindow(instant, window)) ? 1 : 0);
    }
    instants(instant).forEach(t -> window(window, t));
  }

  private void inTheNext(Expr instant, Span span) {
    find(instant);
    for (long t : instants(instant)) {
      turns.add(t);
      calendars.forEach(calendar -> turns.add(calendar.firstWithForwardAtLeast(t, span)));
    }
  }

  /** All values that an instant ever has which does not move by itself. */
  private TreeSet<Long> instants(Expr instant) {
    Turns changes = new Turns();
    new TurnFinder(interpreter, who, properties, changes).find(instant);
    TreeSet<Long> at = new TreeSet<>(changes.listed());
    at.add(Crossings.EARLIEST);
    TreeSet<Long> values = new TreeSet<>();
    for (long now : at) {
      if (meaning(now).value(instant) instanceof Value.Instant(var t)) {
        values.add(t);
      }
    }
    return values;
  }

  private void calendarField(Expr.CalendarField.Field field, Expr instant) {
    find(instant);
    if (Moving.moves(instant, who, interpreter)) {
      for (Calendar calendar : calendars) {
        turns.add(
            new Turns.Clock(
                field,
                calendar,
                Shifts.shifted(instant, calendar),
                Shifts.unshifted(instant, calendar)));
      }
    }
  }

  // ---- values that move ----

  private void comparison(Expr left, Expr right) {
    findBoth(left, right);
    if (Moving.moves(left, who, interpreter) || Moving.moves(right, who, interpreter)) {
      crossing(
          List.of(finder -> finder.findBoth(left, right)),
          now -> order(meaning(now).value(left), meaning(now).value(right)));
    }
  }

  /** Less, equal, greater, or not to be compared. */
  private static int order(Value left, Value right) {
    return left.isKnown() && right.isKnown() ? Integer.signum(Reading.compare(left, right)) : 2;
  }

  /** Adds where a function of now changes between the turning points of its parts. */
  private void crossing(
      List<java.util.function.Consumer<TurnFinder>> parts,
      java.util.function.LongToIntFunction state) {
    Turns ofParts = new Turns();
    TurnFinder finder = new TurnFinder(interpreter, who, properties, ofParts);
    parts.forEach(part -> part.accept(finder));
    Crossings.of(state, ofParts.listed()).forEach(turns::add);
  }
}
