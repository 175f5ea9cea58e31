package io.strate.rule.text;

import static io.strate.rule.grammar.RuleLanguageLexer.*;

import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.Span;
import io.strate.rule.grammar.RuleLanguageParser.AggregateContext;
import io.strate.rule.grammar.RuleLanguageParser.BooleanContext;
import io.strate.rule.grammar.RuleLanguageParser.CalendarFieldContext;
import io.strate.rule.grammar.RuleLanguageParser.CallContext;
import io.strate.rule.grammar.RuleLanguageParser.CountContactsContext;
import io.strate.rule.grammar.RuleLanguageParser.FactorContext;
import io.strate.rule.grammar.RuleLanguageParser.MomentContext;
import io.strate.rule.grammar.RuleLanguageParser.NamedContext;
import io.strate.rule.grammar.RuleLanguageParser.NowContext;
import io.strate.rule.grammar.RuleLanguageParser.NumberContext;
import io.strate.rule.grammar.RuleLanguageParser.ParenthesisedContext;
import io.strate.rule.grammar.RuleLanguageParser.PrimaryContext;
import io.strate.rule.grammar.RuleLanguageParser.ProductContext;
import io.strate.rule.grammar.RuleLanguageParser.SinceEventContext;
import io.strate.rule.grammar.RuleLanguageParser.SinceInstantContext;
import io.strate.rule.grammar.RuleLanguageParser.SpanContext;
import io.strate.rule.grammar.RuleLanguageParser.SumContext;
import io.strate.rule.grammar.RuleLanguageParser.TextContext;
import io.strate.rule.grammar.RuleLanguageParser.TimeOfContext;
import io.strate.rule.grammar.RuleLanguageParser.UnitContext;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Numbers, texts, instants: what can be compared. */
final class Values {

  /** A longer sum makes a tree that is too deep to walk. */
  private static final int MOST_TERMS = 500;

  private final Checker checker;

  Values(Checker checker) {
    this.checker = checker;
  }

  // ---- arithmetic ----

  Expr sum(SumContext context) {
    refuseLong(context);
    ProductContext first = context.product(0);
    Expr sum = product(first);
    boolean minus = false;
    for (int i = 1; i < context.getChildCount(); i++) {
      switch (context.getChild(i)) {
        case ProductContext product -> sum = plus(sum, first, minus, product);
        case SpanContext span -> sum = shift(sum, first, minus, span);
        case TerminalNode sign -> minus = sign.getSymbol().getType() == MINUS;
        default -> throw new IllegalStateException("a sum of another form: " + context.getText());
      }
    }
    return sum;
  }

  private Expr plus(Expr left, ParserRuleContext leftAt, boolean minus, ProductContext product) {
    Expr right = product(product);
    if (left.type() == Type.INSTANT) {
      String quoted = checker.findings.quote(leftAt);
      throw checker.findings.flaw(
          "type.mismatch",
          product,
          right.type() == Type.INSTANT
              ? "instants are not subtracted: write days since " + quoted + ", or compare them"
              : "to an instant a length of time is added, as in '" + quoted + " + 3 days'");
    }
    Expr a = checker.types.as(Type.NUMBER, left, leftAt);
    Expr b = checker.types.as(Type.NUMBER, right, product);
    return new Expr.Arithmetic(
        minus ? Expr.Arithmetic.Operator.MINUS : Expr.Arithmetic.Operator.PLUS, a, b);
  }

  private Expr shift(Expr left, ParserRuleContext leftAt, boolean minus, SpanContext span) {
    if (left.type() != Type.INSTANT && left.type() != Type.ANY) {
      throw checker.findings.flaw(
          "type.mismatch",
          span,
          "a length of time is added to an instant, and "
              + checker.findings.quoted(leftAt)
              + " is "
              + Types.name(left.type())
              + (left.type() == Type.TEXT
                  ? Types.advice(Type.INSTANT, left, checker.findings.quote(leftAt))
                  : ""));
    }
    Span length = checker.moments.span(span);
    return new Expr.Shift(checker.types.as(Type.INSTANT, left, leftAt), minus, length);
  }

  private Expr product(ProductContext context) {
    refuseLong(context);
    FactorContext first = context.factor(0);
    Expr product = factor(first);
    for (int i = 1; i < context.factor().size(); i++) {
      FactorContext next = context.factor(i);
      TerminalNode sign = (TerminalNode) context.getChild(2 * i - 1);
      Expr a = checker.types.as(Type.NUMBER, product, first);
      Expr b = checker.types.as(Type.NUMBER, factor(next), next);
      boolean times = sign.getSymbol().getType() == TIMES;
      product =
          new Expr.Arithmetic(
              times ? Expr.Arithmetic.Operator.TIMES : Expr.Arithmetic.Operator.DIVIDED_BY, a, b);
    }
    return product;
  }

  private void refuseLong(ParserRuleContext context) {
    if (context.getChildCount() > 2 * MOST_TERMS) {
      throw checker.findings.flaw(
          "rule.too_deep",
          context,
          "more than " + MOST_TERMS + " terms in one calculation: make traits of its parts");
    }
  }

  private Expr factor(FactorContext context) {
    if (context.primary() != null) {
      return primary(context.primary());
    }
    FactorContext inner = context.factor();
    Optional<NumberContext> number = Literals.number(inner);
    if (number.isPresent()) {
      return Literals.number(checker, context, number.get().NUMBER(), number.get().PERCENT(), true);
    }
    return new Expr.Negation(checker.types.as(Type.NUMBER, factor(inner), inner));
  }

  // ---- single values ----

  private Expr primary(PrimaryContext context) {
    return switch (context) {
      case NumberContext number ->
          Literals.number(checker, number, number.NUMBER(), number.PERCENT(), false);
      case TextContext text -> new Expr.Literal(Value.text(Literals.text(text.getText())));
      case MomentContext moment ->
          new Expr.Literal(Value.instant(checker.moments.instant(moment.date())));
      case BooleanContext bool -> new Expr.Literal(Value.bool(bool.TRUE() != null));
      case NowContext now -> now(now);
      case ParenthesisedContext group -> checker.conditions.value(group.group().condition());
      case AggregateContext aggregate -> checker.events.aggregate(aggregate);
      case SinceEventContext since -> sinceEvent(since);
      case SinceInstantContext since -> sinceInstant(since);
      case TimeOfContext time ->
          new Expr.TimeOf(time.LAST() != null, checker.events.step(time.step()));
      case CalendarFieldContext field -> calendarField(field);
      case CountContactsContext contacts ->
          new Expr.CountContacts(checker.conditions.ofContacts(contacts, contacts.group()));
      case CallContext call -> checker.calls.call(call);
      case NamedContext named -> checker.names.resolve(named.path());
      default -> throw new IllegalStateException("a value of another form: " + context.getText());
    };
  }

  private Expr now(NowContext context) {
    checker.motions.noRow(context, "'now' moves");
    return new Expr.Now();
  }

  private Expr sinceEvent(SinceEventContext context) {
    Span.Unit unit = unit(context, context.unit());
    if (context.SINCE() == null) {
      throw checker.findings.flaw(
          "elapsed.until",
          context,
          "events lie in the past: write '" + context.unit().getText() + " since'");
    }
    Expr time = new Expr.TimeOf(context.LAST() != null, checker.events.step(context.step()));
    return new Expr.Elapsed(unit, Expr.Elapsed.Direction.SINCE, time);
  }

  private Expr sinceInstant(SinceInstantContext context) {
    Span.Unit unit = unit(context, context.unit());
    checker.motions.noRow(context, checker.findings.quoted(context) + " moves");
    if (context.primary() instanceof NamedContext named && named.path().field().isEmpty()) {
      adviseEvent(context, named);
    }
    Expr instant = checker.types.as(Type.INSTANT, primary(context.primary()), context.primary());
    return new Expr.Elapsed(
        unit,
        context.SINCE() != null ? Expr.Elapsed.Direction.SINCE : Expr.Elapsed.Direction.UNTIL,
        instant);
  }

  private void adviseEvent(SinceInstantContext context, NamedContext named) {
    String name = Names.plain(named.path().name());
    boolean value =
        checker.scope instanceof Scope.OfProfile(var of)
            && checker.catalogue.attributesAndTraits(of).contains(name);
    if (checker.scope instanceof Scope.OfProfile
        && !value
        && checker.catalogue.event(name).isPresent()) {
      throw checker.findings.flaw(
          "name.unknown",
          named,
          "'"
              + name
              + "' is an event: write '"
              + context.unit().getText()
              + " since last "
              + named.getText()
              + "'");
    }
  }

  private Span.Unit unit(ParserRuleContext at, UnitContext context) {
    Span.Unit unit = Moments.unit(context);
    if (!unit.isExact()) {
      throw checker.findings.flaw(
          "elapsed.unit",
          at,
          "months and years differ in length: count in days, hours or weeks, or compare with 'within "
              + (unit == Span.Unit.YEAR ? "1 year" : "3 months")
              + "'");
    }
    return unit;
  }

  private Expr calendarField(CalendarFieldContext context) {
    Expr instant = checker.types.as(Type.INSTANT, primary(context.primary()), context.primary());
    Expr.CalendarField.Field field =
        switch (context.field_of().getStart().getType()) {
          case HOURS -> Expr.CalendarField.Field.HOUR;
          case MONTHS -> Expr.CalendarField.Field.MONTH;
          case YEARS -> Expr.CalendarField.Field.YEAR;
          default -> Expr.CalendarField.Field.WEEKDAY;
        };
    return new Expr.CalendarField(field, instant);
  }
}
