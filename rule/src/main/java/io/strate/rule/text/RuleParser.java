package io.strate.rule.text;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import io.strate.rule.Catalogue;
import io.strate.rule.Expr;
import io.strate.rule.Selection;
import io.strate.rule.Span;
import io.strate.rule.grammar.RuleLanguageParser;
import io.strate.rule.grammar.RuleLanguageParser.ConditionTextContext;
import io.strate.rule.time.Calendar;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;

/**
 * Reads the rule language: text to typed expressions, with every problem at its place. Names
 * resolve in a catalogue; dates without a zone are in the workspace's.
 */
public final class RuleParser {

  private final Catalogue catalogue;
  private final Calendar calendar;

  public RuleParser(Catalogue catalogue, ZoneId zone) {
    this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
    this.calendar = Calendar.of(zone);
  }

  /** A condition on a contact or an account. */
  public Parsed<Expr> condition(SourceText text, Entity of) {
    return parse(
        text,
        new Scope.OfProfile(of),
        RuleLanguageParser::conditionText,
        (checker, tree) -> checker.conditions.condition(tree.condition()));
  }

  /** A value of a contact or an account, of any type. */
  public Parsed<Expr> value(SourceText text, Entity of) {
    return parse(
        text, new Scope.OfProfile(of), RuleLanguageParser::conditionText, RuleParser::value);
  }

  /** The same, and where the events that it selects stand. */
  public Parsed<Placed> placed(SourceText text, Entity of) {
    return parse(
        text,
        new Scope.OfProfile(of),
        RuleLanguageParser::conditionText,
        (checker, tree) -> new Placed(value(checker, tree), checker.findings.selections()));
  }

  /** A number of a contact or an account. */
  public Parsed<Expr> number(SourceText text, Entity of) {
    return parse(
        text,
        new Scope.OfProfile(of),
        RuleLanguageParser::conditionText,
        (checker, tree) -> checker.types.as(Type.NUMBER, value(checker, tree), tree.condition()));
  }

  /** A condition on the properties of an event. */
  public Parsed<Expr> where(SourceText text, String event) {
    return parse(
        text,
        properties(event),
        RuleLanguageParser::conditionText,
        (checker, tree) -> checker.conditions.condition(tree.condition()));
  }

  /** A value of the properties of an event. */
  public Parsed<Expr> valueOfEvent(SourceText text, String event) {
    return parse(text, properties(event), RuleLanguageParser::conditionText, RuleParser::value);
  }

  /** A property of an event that has one value: {@code url}, {@code campaign.id}. */
  public Parsed<Expr.Property> property(SourceText text, String event) {
    return parse(
        text,
        properties(event),
        RuleLanguageParser::conditionText,
        (checker, tree) -> {
          if (value(checker, tree) instanceof Expr.Property property
              && property.type() instanceof Type.Scalar) {
            return property;
          }
          throw checker.findings.flaw(
              "property.expected",
              tree.condition(),
              "expected a property of '"
                  + event
                  + "' with one value, found "
                  + checker.findings.quoted(tree.condition()));
        });
  }

  private Scope.OfEvent properties(String event) {
    return new Scope.OfEvent(
        event, catalogue.event(event).orElseGet(() -> new Type.RecordOf(Map.of())));
  }

  /** Events: {@code email_clicked where campaign.type != 'test' within 30 days}. */
  public Parsed<Selection> selection(SourceText text, Entity of) {
    return parse(
        text,
        new Scope.OfProfile(of),
        RuleLanguageParser::selectionText,
        (checker, tree) -> checker.events.counted(tree.counted()));
  }

  /** A condition, or IF condition THEN segment = '…' (ELSE …). */
  public Parsed<Rule> rule(SourceText text, Entity of) {
    return parse(text, new Scope.OfProfile(of), RuleLanguageParser::ruleText, Rules::of);
  }

  /** A condition, or empty for {@code otherwise}. */
  public Parsed<Optional<Expr>> caseOf(SourceText text, Entity of) {
    return parse(
        text,
        new Scope.OfProfile(of),
        RuleLanguageParser::caseText,
        (checker, tree) ->
            Optional.ofNullable(tree.condition()).map(checker.conditions::condition));
  }

  /**
   * An expression over the columns of a source's row, which appear as {@link Expr.Property} of path
   * [column]. A text that is exactly the name of a column is that column, whatever its characters.
   */
  public static Parsed<Expr> row(SourceText text, Map<String, Type> columns, ZoneId zone) {
    String name = text.text().strip();
    Type type = columns.get(name);
    if (type != null) {
      return new Parsed<>(Optional.of(new Expr.Property(List.of(name), type)), List.of());
    }
    return new RuleParser(NoCatalogue.INSTANCE, zone)
        .parse(
            text, new Scope.OfRow(columns), RuleLanguageParser::conditionText, RuleParser::value);
  }

  /** A condition over the columns of a source's row, such as which rows to keep. */
  public static Parsed<Expr> rowCondition(SourceText text, Map<String, Type> columns, ZoneId zone) {
    return new RuleParser(NoCatalogue.INSTANCE, zone)
        .parse(
            text,
            new Scope.OfRow(columns),
            RuleLanguageParser::conditionText,
            (checker, tree) -> checker.conditions.condition(tree.condition()));
  }

  /** The segments that a text of the form IF … THEN segment = '…' names, without its meaning. */
  public static List<String> outcomes(SourceText text) {
    return Syntax.parse(text, new Findings(text), RuleLanguageParser::ruleText)
        .map(Rules::outcomes)
        .orElse(List.of());
  }

  /** The bounds of a tier; empty for {@code otherwise}. */
  public static Parsed<Optional<Bounds>> bounds(SourceText text) {
    return new RuleParser(NoCatalogue.INSTANCE, java.time.ZoneOffset.UTC)
        .parse(
            text,
            new Scope.OfProfile(Entity.CONTACT),
            RuleLanguageParser::boundsText,
            (checker, tree) ->
                Optional.ofNullable(tree.bounds())
                    .map(bounds -> Bounds.of(checker.findings, bounds)));
  }

  /** A length of time: {@code 30 minutes}, {@code 2 semaines}. */
  public static Parsed<Span> span(SourceText text) {
    return new RuleParser(NoCatalogue.INSTANCE, java.time.ZoneOffset.UTC)
        .parse(
            text,
            new Scope.OfProfile(Entity.CONTACT),
            RuleLanguageParser::spanText,
            (checker, tree) -> checker.moments.span(tree.span()));
  }

  /** A value whose type is open ({@link Type#ANY}) read as a type; any other as it is. */
  public static Expr reading(Expr value, Type type) {
    return Types.reading(value, type);
  }

  private static Expr value(Checker checker, ConditionTextContext tree) {
    return checker.conditions.value(tree.condition());
  }

  <C extends ParserRuleContext, T> Parsed<T> parse(
      SourceText text,
      Scope scope,
      Function<RuleLanguageParser, C> start,
      BiFunction<Checker, C, T> check) {
    Findings findings = new Findings(text);
    Optional<C> tree = Syntax.parse(text, findings, start);
    Optional<T> value = Optional.empty();
    if (tree.isPresent()) {
      try {
        value =
            Optional.of(check.apply(new Checker(catalogue, calendar, scope, findings), tree.get()));
      } catch (Flaw e) {
        // Its problem is among the findings.
      }
    }
    return new Parsed<>(findings.hasErrors() ? Optional.empty() : value, findings.problems());
  }
}
