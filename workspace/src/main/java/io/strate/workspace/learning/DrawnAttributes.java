package io.strate.workspace.learning;

import io.strate.domain.Entity;
import io.strate.rule.Expr;
import io.strate.rule.Parts;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.ScoreDefinition;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.SegmentRule;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** The attributes that a value draws on, directly or through other definitions. */
public final class DrawnAttributes {

  /** An attribute of an entity. */
  public record Drawn(Entity of, String name) {}

  private record Defined(Entity of, String name) {}

  private final Definitions definitions;
  private final Set<Drawn> found = new LinkedHashSet<>();
  private final Set<Defined> seen = new HashSet<>();

  private DrawnAttributes(Definitions definitions) {
    this.definitions = definitions;
  }

  public static Set<Drawn> of(Definitions definitions, Entity of, Expr value) {
    DrawnAttributes drawn = new DrawnAttributes(definitions);
    drawn.visit(of, value);
    return drawn.found;
  }

  private void visit(Entity of, Expr expr) {
    Entity inside =
        switch (expr) {
          case Expr.OfAccount _ -> Entity.ACCOUNT;
          case Expr.CountContacts _, Expr.SomeContact _ -> Entity.CONTACT;
          default -> of;
        };
    switch (expr) {
      case Expr.Attribute(String name, _) -> found.add(new Drawn(of, name));
      case Expr.Trait(String name, _) -> trait(of, name);
      case Expr.InSegment(String name) -> segment(name);
      case Expr.Reachable(String channel, _) -> channel(channel);
      default -> {}
    }
    Parts.of(expr).forEach(part -> visit(inside, part));
  }

  private void trait(Entity of, String name) {
    if (!seen.add(new Defined(of, name))) {
      return;
    }
    definitions.traits().stream()
        .filter(trait -> trait.of() == of && trait.name().equals(name))
        .forEach(trait -> visit(of, trait.value()));
    definitions.scores().stream()
        .filter(score -> score.of() == of && score.name().equals(name))
        .flatMap(score -> score.lines().stream())
        .forEach(
            line -> {
              if (line instanceof ScoreDefinition.When(Expr condition, _)) {
                visit(of, condition);
              }
            });
  }

  private void segment(String name) {
    definitions.segments().stream()
        .filter(segment -> segment.name().equals(name))
        .filter(segment -> seen.add(new Defined(segment.of(), "in " + name)))
        .forEach(this::segment);
  }

  private void segment(SegmentDefinition segment) {
    segment.under().ifPresent(this::segment);
    switch (segment.rule()) {
      case SegmentRule.When(Expr when, var stay) -> {
        visit(segment.of(), when);
        stay.ifPresent(condition -> visit(segment.of(), condition));
      }
      case SegmentRule.Top(_, Expr by) -> visit(segment.of(), by);
      case SegmentRule.Listed _ -> {}
    }
  }

  private void channel(String name) {
    definitions.channels().stream()
        .filter(channel -> channel.name().equals(name))
        .forEach(
            channel -> {
              visit(Entity.CONTACT, channel.address());
              visit(Entity.CONTACT, channel.bouncing());
              visit(Entity.CONTACT, channel.complained());
            });
  }
}
