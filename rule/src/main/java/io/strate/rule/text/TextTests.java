package io.strate.rule.text;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.strate.domain.Type;
import io.strate.rule.Expr;
import io.strate.rule.grammar.RuleLanguageParser.ContainsContext;
import io.strate.rule.grammar.RuleLanguageParser.MatchesContext;
import io.strate.rule.grammar.RuleLanguageParser.SumContext;
import java.util.List;

/** What is said of texts and lists. */
final class TextTests {

  private final Checker checker;

  TextTests(Checker checker) {
    this.checker = checker;
  }

  Expr contains(SumContext of, ContainsContext contains) {
    return Flaw.both(
        () -> checker.values.sum(of),
        () -> checker.values.sum(contains.sum()),
        (value, part) -> {
          checker.motions.still(contains.sum(), part);
          if (value.type() instanceof Type.ListOf(Type element) && element instanceof Type.Scalar) {
            Type type =
                element != Type.ANY ? element : part.type() != Type.ANY ? part.type() : Type.TEXT;
            Expr list = element == Type.ANY ? relist(value, type) : value;
            return new Expr.ListContains(list, checker.types.as(type, part, contains.sum()));
          }
          if (value.type() == Type.ANY) {
            return open(value, part, contains.sum());
          }
          return new Expr.TextTest(
              Expr.TextTest.Kind.CONTAINS,
              checker.types.as(Type.TEXT, value, of),
              checker.types.as(Type.TEXT, part, contains.sum()));
        });
  }

  /** Of a value that may be a text or a list: a part of the one, an element of the other. */
  private Expr open(Expr value, Expr part, SumContext at) {
    Expr list = Types.reading(value, new Type.ListOf(part.type()));
    boolean isElement =
        part.type() instanceof Type.Scalar && part.type() != Type.ANY && part.type() != Type.TEXT;
    return isElement && list.type() instanceof Type.ListOf
        ? new Expr.ListContains(list, part)
        : new Expr.TextTest(
            Expr.TextTest.Kind.CONTAINS, value, checker.types.as(Type.TEXT, part, at));
  }

  private static Expr relist(Expr list, Type element) {
    Type type = new Type.ListOf(element);
    return switch (list) {
      case Expr.Attribute(String name, Type _) -> new Expr.Attribute(name, type);
      case Expr.Trait(String name, Type _) -> new Expr.Trait(name, type);
      case Expr.Property(List<String> path, Type _) -> new Expr.Property(path, type);
      case Expr.OfAccount(Expr inner) -> new Expr.OfAccount(relist(inner, element));
      default -> list;
    };
  }

  Expr part(Expr.TextTest.Kind kind, SumContext of, SumContext part) {
    return Flaw.both(
        () -> checker.types.as(Type.TEXT, checker.values.sum(of), of),
        () -> checker.types.as(Type.TEXT, checker.values.sum(part), part),
        (text, piece) -> new Expr.TextTest(kind, text, piece));
  }

  Expr matches(SumContext of, MatchesContext matches) {
    Expr text = checker.types.as(Type.TEXT, checker.values.sum(of), of);
    String pattern = Literals.text(matches.TEXT().getText());
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      checker.findings.error(
          "pattern.wrong",
          matches.TEXT().getSymbol(),
          "this is no RE2 pattern: "
              + e.getDescription()
              + (e.getPattern().isEmpty() ? "" : " at '" + Findings.shorten(e.getPattern()) + "'"));
      throw new Flaw();
    } catch (RuntimeException | StackOverflowError e) {
      checker.findings.error(
          "pattern.wrong",
          matches.TEXT().getSymbol(),
          "this RE2 pattern is too large or too deeply nested");
      throw new Flaw();
    }
    return new Expr.Matches(text, pattern);
  }
}
