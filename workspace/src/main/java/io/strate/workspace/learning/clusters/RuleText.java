package io.strate.workspace.learning.clusters;

import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.learn.portrait.Condition;
import io.strate.rule.Expr;
import io.strate.rule.definition.LearntTrait.Feature;
import io.strate.rule.text.RulePrinter;
import java.time.ZoneId;
import java.util.List;

/** Conditions on features in the rule language. */
final class RuleText {

  private static final double DAY = 86_400_000;

  private final List<Feature> features;
  private final ZoneId zone;

  RuleText(List<Feature> features, ZoneId zone) {
    this.features = features;
    this.zone = zone;
  }

  String of(List<Condition> conditions) {
    List<Expr> terms = conditions.stream().map(this::expression).toList();
    Expr all = terms.size() == 1 ? terms.getFirst() : new Expr.And(terms);
    return RulePrinter.print(all, RulePrinter.Language.ENGLISH, zone);
  }

  private Expr expression(Condition condition) {
    Expr value =
        features.stream()
            .filter(feature -> feature.name().equals(condition.feature()))
            .findFirst()
            .orElseThrow()
            .value();
    return switch (condition) {
      case Condition.AtLeast(var _, double least) when value.type() == Type.BOOLEAN ->
          least > 0 ? value : new Expr.Known(value);
      case Condition.Below(var _, double _) when value.type() == Type.BOOLEAN ->
          new Expr.Not(value);
      case Condition.AtLeast(var _, double least) ->
          compare(Expr.Comparison.Operator.AT_LEAST, value, least);
      case Condition.Below(var _, double bound) ->
          compare(Expr.Comparison.Operator.LESS, value, bound);
      case Condition.OneOf(var _, var texts) when texts.size() == 1 ->
          new Expr.Comparison(Expr.Comparison.Operator.EQUAL, value, text(texts.getFirst()));
      case Condition.OneOf(var _, var texts) ->
          new Expr.OneOf(value, texts.stream().map(RuleText::text).toList());
    };
  }

  private static Expr compare(Expr.Comparison.Operator operator, Expr value, double bound) {
    Value literal =
        value.type() == Type.INSTANT ? Value.instant(Math.round(bound * DAY)) : Value.number(bound);
    return new Expr.Comparison(operator, value, new Expr.Literal(literal));
  }

  private static Expr.Literal text(String text) {
    return new Expr.Literal(Value.text(text));
  }
}
