package io.strate.rule.form;

import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.Selection;
import io.strate.rule.text.RulePrinter;
import io.strate.rule.text.RulePrinter.Language;
import java.time.ZoneId;
import java.util.List;

/** Makes rows of expressions. */
final class Rows {

  private final Language language;
  private final ZoneId zone;
  private final Terms terms;

  Rows(Language language, ZoneId zone) {
    this.language = language;
    this.zone = zone;
    this.terms = new Terms(this);
  }

  /** The row of a condition that lies at a depth. */
  Row of(Expr condition, int depth) {
    if (depth >= RuleForm.DEEPEST) {
      return text(condition, Plain.DEPTH);
    }
    return switch (condition) {
      case Expr.Condition is -> of(false, is, depth);
      case Expr.Literal _ -> text(condition, Plain.CALCULATION);
      default -> isTrue(false, condition, depth);
    };
  }

  private Row of(boolean not, Expr.Condition condition, int depth) {
    return switch (condition) {
      case Expr.And(List<Expr> parts) -> group(not ? Row.Join.NOT_ALL : Row.Join.ALL, parts, depth);
      case Expr.Or(List<Expr> parts) -> group(not ? Row.Join.NONE : Row.Join.ANY, parts, depth);
      case Expr.Not(Expr term) when not -> group(Row.Join.NONE, List.of(new Expr.Not(term)), depth);
      case Expr.Not(Expr term) -> not(term, depth);
      case Expr.Comparison(var operator, Expr left, Expr right) ->
          test(not, left, operator(operator), List.of(right), depth);
      case Expr.Between(Expr value, Expr low, Expr high) ->
          test(not, value, Operator.BETWEEN, List.of(low, high), depth);
      case Expr.OneOf(Expr value, List<Expr.Literal> choices) ->
          test(not, value, Operator.IN, choices, depth);
      case Expr.TextTest(var kind, Expr text, Expr part) ->
          test(not, text, operator(kind), List.of(part), depth);
      case Expr.ListContains(Expr list, Expr element) ->
          test(not, list, Operator.CONTAINS, List.of(element), depth);
      case Expr.Matches(Expr text, String pattern) ->
          test(not, text, Operator.MATCHES, List.of(new Expr.Literal(Value.text(pattern))), depth);
      case Expr.Known(Expr value) -> test(not, value, Operator.KNOWN, List.of(), depth);
      case Expr.InWindow(Expr instant, var window) ->
          new Row.Dated(not, terms.of(instant, depth), window);
      case Expr.InTheNext(Expr instant, var span) ->
          new Row.Upcoming(not, terms.of(instant, depth), span);
      case Expr.InSegment(String segment) -> new Row.Member(not, segment);
      case Expr.Did(Selection events) -> new Row.Happened(not, events(events, depth));
      case Expr.Sequence(List<Selection> steps, var within, List<String> same) ->
          new Row.Sequence(
              not, steps.stream().map(step -> events(step, depth)).toList(), within, same);
      case Expr.ButNot(Selection did, Selection missing, var within, List<String> same) ->
          new Row.Unfollowed(not, events(did, depth), events(missing, depth), within, same);
      case Expr.SomeContact(boolean every, Expr of) ->
          new Row.Contacts(not, every, of(of, depth + 1));
      case Expr.Reachable(String channel, String purpose) ->
          new Row.Reachable(not, channel, purpose);
    };
  }

  private Row not(Expr term, int depth) {
    return switch (term) {
      case Expr.Condition is -> of(true, is, depth);
      case Expr.Literal _ -> new Row.Group(Row.Join.NONE, List.of(of(term, depth + 1)));
      default -> isTrue(true, term, depth);
    };
  }

  private Row group(Row.Join join, List<Expr> parts, int depth) {
    return new Row.Group(join, parts.stream().map(part -> of(part, depth + 1)).toList());
  }

  private Row isTrue(boolean not, Expr value, int depth) {
    return new Row.Test(not, terms.of(value, depth), Operator.TRUE, List.of());
  }

  private Row test(
      boolean not, Expr value, Operator operator, List<? extends Expr> operands, int depth) {
    return new Row.Test(
        not,
        terms.of(value, depth),
        operator,
        operands.stream().map(operand -> terms.of(operand, depth)).toList());
  }

  private static Operator operator(Expr.Comparison.Operator operator) {
    return switch (operator) {
      case EQUAL -> Operator.EQUAL;
      case LESS -> Operator.LESS;
      case AT_MOST -> Operator.AT_MOST;
      case GREATER -> Operator.GREATER;
      case AT_LEAST -> Operator.AT_LEAST;
    };
  }

  private static Operator operator(Expr.TextTest.Kind kind) {
    return switch (kind) {
      case CONTAINS -> Operator.CONTAINS;
      case STARTS_WITH -> Operator.STARTS_WITH;
      case ENDS_WITH -> Operator.ENDS_WITH;
    };
  }

  Events events(Selection events, int depth) {
    return new Events(
        events.event(),
        events.where().map(where -> of(where, depth + 1)),
        events.window(),
        events.includingMachines());
  }

  private Row text(Expr condition, Plain why) {
    return new Row.Text(print(condition), why);
  }

  String print(Expr expr) {
    return RulePrinter.print(expr, language, zone);
  }
}
