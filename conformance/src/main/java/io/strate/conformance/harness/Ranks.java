package io.strate.conformance.harness;

import io.strate.conformance.Parts;
import io.strate.domain.Entity;
import io.strate.rule.Expr;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.ScoreDefinition;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.SegmentRule;
import io.strate.rule.definition.TraitDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which segments depend on a {@code top}: they may change whenever anybody's value does. */
public final class Ranks {

  private Ranks() {}

  public static boolean matterTo(String segment, Definitions definitions) {
    return definitions.segments().stream()
        .filter(s -> s.name().equals(segment))
        .anyMatch(s -> matterTo(s, definitions));
  }

  private static boolean matterTo(SegmentDefinition segment, Definitions definitions) {
    return segment.under().filter(parent -> matterTo(parent, definitions)).isPresent()
        || switch (segment.rule()) {
          case SegmentRule.Top _ -> true;
          case SegmentRule.Listed _ -> false;
          case SegmentRule.When(var when, var stay) ->
              Stream.concat(Stream.of(when), stay.stream())
                  .anyMatch(expr -> matterTo(expr, segment.of(), definitions));
        };
  }

  private static boolean matterTo(Expr expr, Entity of, Definitions definitions) {
    return switch (expr) {
      case Expr.InSegment(var name) -> matterTo(name, definitions);
      case Expr.Trait(var name, _) ->
          parts(name, of, definitions).stream().anyMatch(part -> matterTo(part, of, definitions));
      case Expr.OfAccount(var value) -> matterTo(value, Entity.ACCOUNT, definitions);
      case Expr.CountContacts(var condition) -> matterTo(condition, Entity.CONTACT, definitions);
      case Expr.SomeContact(_, var condition) -> matterTo(condition, Entity.CONTACT, definitions);
      default -> Parts.of(expr).stream().anyMatch(part -> matterTo(part, of, definitions));
    };
  }

  private static List<Expr> parts(String name, Entity of, Definitions definitions) {
    List<Expr> parts = new ArrayList<>();
    for (TraitDefinition trait : definitions.traits()) {
      if (trait.of() == of && trait.name().equals(name)) {
        parts.add(trait.value());
      }
    }
    for (ScoreDefinition score : definitions.scores()) {
      for (ScoreDefinition.Line line : score.lines()) {
        if (score.of() == of
            && score.name().equals(name)
            && line instanceof ScoreDefinition.When(var condition, _)) {
          parts.add(condition);
        }
      }
    }
    return parts;
  }
}
