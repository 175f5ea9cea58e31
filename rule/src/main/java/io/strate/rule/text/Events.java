package io.strate.rule.text;

import io.strate.domain.Nearest;
import io.strate.domain.Type;
import io.strate.rule.Expr;
import io.strate.rule.Expr.Aggregation;
import io.strate.rule.Selection;
import io.strate.rule.Window;
import io.strate.rule.grammar.RuleLanguageParser.AggregateContext;
import io.strate.rule.grammar.RuleLanguageParser.AggregatedContext;
import io.strate.rule.grammar.RuleLanguageParser.AggregationContext;
import io.strate.rule.grammar.RuleLanguageParser.ConditionContext;
import io.strate.rule.grammar.RuleLanguageParser.CountedContext;
import io.strate.rule.grammar.RuleLanguageParser.EventContext;
import io.strate.rule.grammar.RuleLanguageParser.FieldContext;
import io.strate.rule.grammar.RuleLanguageParser.StepContext;
import io.strate.rule.grammar.RuleLanguageParser.TestedContext;
import io.strate.rule.grammar.RuleLanguageParser.WindowContext;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/** Events chosen by name, condition and window, and what is made of many. */
final class Events {

  private final Checker checker;

  Events(Checker checker) {
    this.checker = checker;
  }

  // ---- selections ----

  Selection step(StepContext step) {
    return selection(
        step,
        step.event(),
        step.group() == null ? null : step.group().condition(),
        step.window(),
        !step.including().isEmpty());
  }

  /** Events as they stand inside parentheses, without a property. */
  Selection counted(CountedContext counted) {
    if (!counted.field().isEmpty()) {
      throw noProperty(counted, counted.event());
    }
    return selectionOf(counted);
  }

  private Selection selectionOf(CountedContext counted) {
    boolean including = !counted.including().isEmpty();
    Optional<TestedContext> trailing = TrailingWindow.find(counted);
    if (trailing.isEmpty()) {
      return selection(counted, counted.event(), counted.condition(), counted.window(), including);
    }
    String name = event(counted, counted.event());
    Checker inner = ofEvent(name);
    Optional<Window> window = TrailingWindow.window(inner, trailing.get(), name);
    Checker where = window.isPresent() ? inner.passingOver(trailing.get().test()) : inner;
    Expr condition = where.conditions.condition(counted.condition());
    return checker.findings.selected(
        new Selection(name, Optional.of(condition), window.orElse(Window.EVER), including),
        counted);
  }

  private Selection selection(
      ParserRuleContext at,
      EventContext event,
      @Nullable ConditionContext where,
      @Nullable WindowContext window,
      boolean including) {
    String name = event(at, event);
    return Flaw.both(
        () -> Optional.ofNullable(where).map(condition -> where(name, condition)),
        () -> window == null ? Window.EVER : checker.moments.window(window),
        (condition, in) ->
            checker.findings.selected(new Selection(name, condition, in, including), at));
  }

  /** A condition on the properties of an event. */
  Expr where(String event, ConditionContext condition) {
    return ofEvent(event).conditions.condition(condition);
  }

  /** The checker for what stands behind {@code where}. */
  Checker ofEvent(String event) {
    return checker.in(new Scope.OfEvent(event, properties(event)));
  }

  private Type.RecordOf properties(String event) {
    return checker.catalogue.event(event).orElseGet(() -> new Type.RecordOf(java.util.Map.of()));
  }

  /** The name of an event, in a place that may speak of events. */
  String event(ParserRuleContext at, EventContext context) {
    String name = Names.of(context);
    switch (checker.scope) {
      case Scope.OfProfile _ -> {}
      case Scope.OfEvent(String event, _) ->
          throw checker.findings.flaw(
              "scope.event",
              at,
              "behind 'where' stand properties of '"
                  + event
                  + "' only: make a trait of "
                  + checker.findings.quoted(at)
                  + ", or combine the conditions outside");
      case Scope.OfRow _ ->
          throw checker.findings.flaw("scope.row", at, "a row has columns only, and no events");
    }
    if (checker.catalogue.event(name).isEmpty()) {
      checker.findings.warning(
          "event.unknown",
          context,
          "no source declares an event called '"
              + name
              + "', and none has come"
              + Nearest.hint(name, checker.catalogue.events()));
    }
    return name;
  }

  // ---- one value of many ----

  Expr aggregate(AggregateContext context) {
    Aggregation aggregation = aggregation(context.aggregation());
    if (context.counted() != null) {
      CountedContext counted = context.counted();
      Selection selection = selectionOf(counted);
      return aggregate(context, aggregation, selection, counted.event(), counted.field());
    }
    AggregatedContext open = context.aggregated();
    Selection selection =
        selection(
            open,
            open.event(),
            open.group() == null ? null : open.group().condition(),
            open.window(),
            !open.including().isEmpty());
    return aggregate(context, aggregation, selection, open.event(), open.field());
  }

  private Expr aggregate(
      AggregateContext at,
      Aggregation aggregation,
      Selection selection,
      EventContext event,
      List<FieldContext> fields) {
    List<String> path = Names.of(fields);
    if (aggregation == Aggregation.COUNT) {
      if (!path.isEmpty()) {
        throw noProperty(at, event);
      }
      return new Expr.Aggregate(aggregation, selection, path, Type.NUMBER);
    }
    String word = at.aggregation().getText();
    if (path.isEmpty()) {
      throw checker.findings.flaw(
          "aggregate.property",
          at,
          "'"
              + word
              + "' needs a property of '"
              + selection.event()
              + "', as in "
              + word
              + "("
              + event.getText()
              + ".amount)"
              + (at.counted() == null ? "; a name of several words stands in backticks" : ""));
    }
    Type element =
        element(
            checker.names.propertyType(
                fields.getLast(), path, selection.event(), properties(selection.event())));
    return new Expr.Aggregate(aggregation, selection, path, result(at, aggregation, element, path));
  }

  private Type result(
      AggregateContext at, Aggregation aggregation, Type element, List<String> path) {
    String property = String.join(".", path);
    if (element instanceof Type.RecordOf) {
      throw checker.findings.flaw(
          "type.mismatch", at, "'" + property + "' is a record: name one of its fields");
    }
    return switch (aggregation) {
      case COUNT, DISTINCT -> Type.NUMBER;
      case SUM, AVG -> {
        if (element != Type.NUMBER && element != Type.ANY) {
          throw checker.findings.flaw(
              "type.mismatch",
              at,
              "'"
                  + at.aggregation().getText()
                  + "' takes numbers, and '"
                  + property
                  + "' is "
                  + Types.name(element));
        }
        yield Type.NUMBER;
      }
      case MIN, MAX -> {
        if (element == Type.BOOLEAN) {
          throw checker.findings.flaw(
              "type.mismatch",
              at,
              "'" + property + "' is a condition, of which there is no least or greatest");
        }
        yield element;
      }
      case FIRST, LAST, MOST_FREQUENT -> element;
    };
  }

  private static Type element(Type type) {
    return type instanceof Type.ListOf(Type element) ? element(element) : type;
  }

  private Flaw noProperty(ParserRuleContext at, EventContext event) {
    return checker.findings.flaw(
        "aggregate.property",
        at,
        "events are counted as a whole, without a property: count("
            + event.getText()
            + "), count("
            + event.getText()
            + " where … is known) or distinct("
            + event.getText()
            + ".…)");
  }

  private static Aggregation aggregation(AggregationContext context) {
    return switch (context.getStart().getType()) {
      case io.strate.rule.grammar.RuleLanguageLexer.COUNT -> Aggregation.COUNT;
      case io.strate.rule.grammar.RuleLanguageLexer.SUM -> Aggregation.SUM;
      case io.strate.rule.grammar.RuleLanguageLexer.AVG -> Aggregation.AVG;
      case io.strate.rule.grammar.RuleLanguageLexer.MIN -> Aggregation.MIN;
      case io.strate.rule.grammar.RuleLanguageLexer.MAX -> Aggregation.MAX;
      case io.strate.rule.grammar.RuleLanguageLexer.FIRST -> Aggregation.FIRST;
      case io.strate.rule.grammar.RuleLanguageLexer.LAST -> Aggregation.LAST;
      case io.strate.rule.grammar.RuleLanguageLexer.DISTINCT -> Aggregation.DISTINCT;
      default -> Aggregation.MOST_FREQUENT;
    };
  }
}
