package io.strate.rule.text;

import static io.strate.rule.grammar.RuleLanguageLexer.*;

import io.strate.domain.Type;
import io.strate.rule.Expr;
import io.strate.rule.Expr.Comparison.Operator;
import io.strate.rule.Window;
import io.strate.rule.grammar.RuleLanguageParser.BetweenContext;
import io.strate.rule.grammar.RuleLanguageParser.CompareContext;
import io.strate.rule.grammar.RuleLanguageParser.ContainsContext;
import io.strate.rule.grammar.RuleLanguageParser.EndsWithContext;
import io.strate.rule.grammar.RuleLanguageParser.InTheNextContext;
import io.strate.rule.grammar.RuleLanguageParser.InWindowContext;
import io.strate.rule.grammar.RuleLanguageParser.IsKnownContext;
import io.strate.rule.grammar.RuleLanguageParser.MatchesContext;
import io.strate.rule.grammar.RuleLanguageParser.OneOfContext;
import io.strate.rule.grammar.RuleLanguageParser.StartsWithContext;
import io.strate.rule.grammar.RuleLanguageParser.SumContext;
import io.strate.rule.grammar.RuleLanguageParser.TestContext;
import io.strate.rule.grammar.RuleLanguageParser.TestedContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** What is said of a value: comparisons, choices, parts of texts, windows of instants. */
final class Tests {

  private final Checker checker;
  private final TextTests texts;

  Tests(Checker checker) {
    this.checker = checker;
    this.texts = new TextTests(checker);
  }

  /** A value alone, or a condition on it. */
  Expr tested(TestedContext context) {
    Optional<TestContext> test = checker.test(context);
    if (test.isEmpty()) {
      return checker.values.sum(context.sum());
    }
    SumContext of = context.sum();
    return switch (test.get()) {
      case CompareContext compare -> compare(context, of, compare);
      case OneOfContext oneOf -> not(oneOf.NOT(), oneOf(of, oneOf));
      case BetweenContext between -> not(between.NOT(), between(context, of, between));
      case ContainsContext contains -> not(contains.NOT(), texts.contains(of, contains));
      case StartsWithContext starts ->
          not(starts.NOT(), texts.part(Expr.TextTest.Kind.STARTS_WITH, of, starts.sum()));
      case EndsWithContext ends ->
          not(ends.NOT(), texts.part(Expr.TextTest.Kind.ENDS_WITH, of, ends.sum()));
      case MatchesContext matches -> not(matches.NOT(), texts.matches(of, matches));
      case IsKnownContext known -> known(of, known);
      case InWindowContext window -> not(window.NOT(), inWindow(of, window));
      case InTheNextContext next -> not(next.NOT(), inTheNext(of, next));
      default -> throw new IllegalStateException("a test of another form: " + context.getText());
    };
  }

  private static Expr not(@Nullable TerminalNode not, Expr condition) {
    return not == null ? condition : new Expr.Not(condition);
  }

  // ---- comparisons ----

  private Expr compare(TestedContext at, SumContext left, CompareContext compare) {
    return Flaw.both(
        () -> checker.values.sum(left),
        () -> checker.values.sum(compare.sum()),
        (a, b) -> compare(at, compare, a, left, b, compare.sum()));
  }

  private Expr compare(
      TestedContext at, CompareContext compare, Expr a, SumContext left, Expr b, SumContext right) {
    int sign = compare.operator().getStart().getType();
    Type type = shared(at, a, b, sign == EQUAL || sign == UNEQUAL ? Type.TEXT : Type.NUMBER);
    Expr x = checker.types.as(type, a, left);
    Expr y = checker.types.as(type, b, right);
    if (type == Type.BOOLEAN && sign != EQUAL && sign != UNEQUAL) {
      throw checker.findings.flaw(
          "type.mismatch", at, "true and false have no order: they are equal or not");
    }
    checker.motions.comparable(at, x, y);
    Expr.Comparison comparison = new Expr.Comparison(operator(sign), x, y);
    NeverDone.warn(checker, at, comparison);
    return sign == UNEQUAL ? new Expr.Not(comparison) : comparison;
  }

  private static Operator operator(int sign) {
    return switch (sign) {
      case LESS -> Operator.LESS;
      case AT_MOST -> Operator.AT_MOST;
      case GREATER -> Operator.GREATER;
      case AT_LEAST -> Operator.AT_LEAST;
      default -> Operator.EQUAL;
    };
  }

  /**
   * The type of two values that are compared, {@code otherwise} if neither is known to have one.
   */
  private Type shared(ParserRuleContext at, Expr a, Expr b, Type otherwise) {
    Type type = a.type() != Type.ANY ? a.type() : b.type() != Type.ANY ? b.type() : otherwise;
    if (type instanceof Type.Scalar && (b.type() == Type.ANY || b.type().equals(type))) {
      return type;
    }
    Expr odd = type instanceof Type.Scalar ? b : a;
    Type wanted = type instanceof Type.Scalar ? type : b.type();
    throw mismatch(at, a, b, wanted, odd);
  }

  private Flaw mismatch(ParserRuleContext at, Expr a, Expr b, Type wanted, Expr odd) {
    TestedContext tested = (TestedContext) at;
    List<SumContext> sums = new ArrayList<>(List.of(tested.sum()));
    sums.addAll(tested.test().getRuleContexts(SumContext.class));
    boolean literalLeft = a instanceof Expr.Literal;
    boolean dateMeant =
        a.type() == Type.INSTANT && b.type() == Type.TEXT
            || b.type() == Type.INSTANT && a.type() == Type.TEXT;
    Expr text = a.type() == Type.TEXT ? a : b;
    String advice;
    if (a.type() instanceof Type.ListOf) {
      advice = Types.advice(b.type(), a, checker.findings.quote(sums.getFirst()));
    } else if (dateMeant) {
      String quoted = checker.findings.quote(text == a ? sums.getFirst() : sums.getLast());
      advice = Types.advice(Type.INSTANT, text, quoted);
    } else {
      boolean adviseRight = b instanceof Expr.Literal && !literalLeft;
      Expr advised = adviseRight ? b : odd;
      Type towards = advised == b ? a.type() : advised == a ? b.type() : wanted;
      advice =
          Types.advice(
              towards,
              advised,
              checker.findings.quote(advised == a ? sums.getFirst() : sums.getLast()));
    }
    return checker.findings.flaw(
        "type.mismatch",
        at,
        checker.findings.quoted(sums.getFirst())
            + " is "
            + Types.name(a.type())
            + ", and "
            + checker.findings.quoted(sums.getLast())
            + " is "
            + Types.name(b.type())
            + advice);
  }

  /** Of numbers and texts both ends count; of instants the later one does not, as in windows. */
  private Expr between(TestedContext at, SumContext of, BetweenContext between) {
    List<SumContext> sums = List.of(of, between.sum(0), between.sum(1));
    List<Expr> values = Flaw.each(sums, checker.values::sum);
    Type type =
        values.stream().map(Expr::type).filter(t -> t != Type.ANY).findFirst().orElse(Type.NUMBER);
    List<Expr> fitted =
        Flaw.each(
            List.of(0, 1, 2),
            i -> {
              if (values.getFirst().type() == Type.TEXT && values.get(i).type() == Type.INSTANT) {
                throw mismatch(
                    at, values.getFirst(), values.get(i), Type.INSTANT, values.getFirst());
              }
              return checker.types.as(type, values.get(i), sums.get(i));
            });
    if (!(type instanceof Type.Scalar) || type == Type.BOOLEAN) {
      throw checker.findings.flaw(
          "type.mismatch",
          at,
          checker.findings.quoted(of) + " is " + Types.name(type) + ", which has no order");
    }
    Expr value = fitted.getFirst();
    checker.motions.comparable(at, value, fitted.get(1));
    checker.motions.comparable(at, value, fitted.get(2));
    if (type == Type.INSTANT) {
      return Literals.date(sums.get(1)).isPresent()
              && Literals.date(sums.get(2)).isPresent()
              && checker.motions.isStill(value)
          ? new Expr.InWindow(
              value,
              checker.moments.range(
                  between, Literals.date(sums.get(1)).get(), Literals.date(sums.get(2)).get()))
          : new Expr.And(
              List.of(
                  new Expr.Comparison(Operator.AT_LEAST, value, fitted.get(1)),
                  new Expr.Comparison(Operator.LESS, value, fitted.get(2))));
    }
    return new Expr.Between(value, fitted.get(1), fitted.get(2));
  }

  private Expr oneOf(SumContext of, OneOfContext oneOf) {
    Expr value = checker.values.sum(of);
    List<Expr> choices = Flaw.each(oneOf.sum(), this::literal);
    Type type = value.type() != Type.ANY ? value.type() : choices.getFirst().type();
    if (!(type instanceof Type.Scalar)) {
      throw checker.findings.flaw(
          "type.mismatch",
          of,
          checker.findings.quoted(of)
              + " is "
              + Types.name(type)
              + Types.advice(Type.TEXT, value, checker.findings.quote(of)));
    }
    List<Integer> positions = java.util.stream.IntStream.range(0, choices.size()).boxed().toList();
    List<Expr.Literal> fitted =
        Flaw.each(
            positions, i -> (Expr.Literal) checker.types.as(type, choices.get(i), oneOf.sum(i)));
    Expr fit = checker.types.as(type, value, of);
    checker.motions.still(of, fit);
    return new Expr.OneOf(fit, fitted);
  }

  private Expr literal(SumContext sum) {
    Expr value = checker.values.sum(sum);
    if (value instanceof Expr.Literal) {
      return value;
    }
    throw checker.findings.flaw(
        "choice.literal",
        sum,
        "a list of choices holds values as written, and "
            + checker.findings.quoted(sum)
            + " is none: texts stand in single quotes");
  }

  // ---- knowledge and time ----

  private Expr known(SumContext of, IsKnownContext known) {
    Expr value = checker.values.sum(of);
    checker.motions.tame(of, value);
    boolean negative = (known.UNKNOWN() != null) != (known.NOT() != null);
    return negative ? new Expr.Not(new Expr.Known(value)) : new Expr.Known(value);
  }

  private Expr inWindow(SumContext of, InWindowContext context) {
    Expr instant = instant(of);
    Window window = checker.moments.recent(context.recent());
    return new Expr.InWindow(instant, window);
  }

  private Expr inTheNext(SumContext of, InTheNextContext next) {
    Expr instant = instant(of);
    return new Expr.InTheNext(
        instant,
        next.span() != null
            ? checker.moments.span(next.span())
            : checker.moments.span(next, next.NUMBER().getSymbol(), next.unit()));
  }

  private Expr instant(SumContext of) {
    Expr instant = checker.types.as(Type.INSTANT, checker.values.sum(of), of);
    checker.motions.noRow(of, "windows end at the present");
    checker.motions.still(of, instant);
    return instant;
  }
}
