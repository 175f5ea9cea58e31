package io.strate.workspace.answer;

import io.strate.domain.Entity;
import io.strate.rule.Expr;
import io.strate.rule.Parts;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.ScoreDefinition;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.SegmentRule;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All that a segment or trait draws on, directly or through other definitions. */
public final class Involved {

  private final Definitions definitions;
  private final Set<String> traits = new HashSet<>();
  private final Set<String> segments = new LinkedHashSet<>();
  private final Deque<Expr> open = new ArrayDeque<>();
  private boolean looksAround;

  private Involved(Definitions definitions) {
    this.definitions = definitions;
  }

  public static Involved in(Definitions definitions, String name) {
    Involved involved = new Involved(definitions);
    involved.segment(name);
    involved.trait(name);
    return involved.complete();
  }

  /** What several segments draw on. */
  static Involved in(Definitions definitions, List<String> segments) {
    Involved involved = new Involved(definitions);
    segments.forEach(involved::segment);
    return involved.complete();
  }

  static Involved in(Definitions definitions, Expr expr) {
    Involved involved = new Involved(definitions);
    involved.open.push(expr);
    return involved.complete();
  }

  /** What several expressions draw on. */
  public static Involved in(Definitions definitions, Collection<Expr> all) {
    Involved involved = new Involved(definitions);
    all.forEach(involved.open::push);
    return involved.complete();
  }

  private Involved complete() {
    definitions.contactZone().ifPresent(this::trait);
    while (!open.isEmpty()) {
      visit(open.pop());
    }
    return this;
  }

  /** Whether it looks from a contact at accounts or from an account at contacts. */
  public boolean looksAround() {
    return looksAround;
  }

  /** Whether it depends on who is among the highest. */
  public boolean isRanked() {
    return definitions.segments().stream()
        .anyMatch(s -> s.rule() instanceof SegmentRule.Top && segments.contains(s.name()));
  }

  /** Whether a segment itself is one of the highest. */
  public boolean isTop(String name) {
    return definitions.segments().stream()
        .anyMatch(s -> s.rule() instanceof SegmentRule.Top && s.name().equals(name));
  }

  /** The definitions without all else. */
  public Definitions only() {
    return new Definitions(
        definitions.zone(),
        definitions.contactZone(),
        definitions.events(),
        definitions.traits().stream().filter(t -> traits.contains(t.name())).toList(),
        definitions.scores().stream().filter(s -> traits.contains(s.name())).toList(),
        definitions.segments().stream().filter(s -> segments.contains(s.name())).toList(),
        definitions.channels(),
        definitions.legalBases());
  }

  private void visit(Expr expr) {
    switch (expr) {
      case Expr.Trait(var name, _) -> trait(name);
      case Expr.InSegment(var name) -> segment(name);
      case Expr.Reachable(var channel, _) -> channel(channel);
      case Expr.OfAccount _, Expr.CountContacts _, Expr.SomeContact _ -> looksAround = true;
      default -> {}
    }
    Parts.of(expr).forEach(open::push);
  }

  private void trait(String name) {
    if (!traits.add(name)) {
      return;
    }
    definitions.traits().stream()
        .filter(trait -> trait.name().equals(name))
        .forEach(
            trait -> {
              looksAround |= trait.of() == Entity.ACCOUNT;
              open.push(trait.value());
            });
    definitions.scores().stream()
        .filter(score -> score.name().equals(name))
        .forEach(
            score -> {
              looksAround |= score.of() == Entity.ACCOUNT;
              score.lines().stream().flatMap(Involved::of).forEach(open::push);
            });
  }

  private static Stream<Expr> of(ScoreDefinition.Line line) {
    return switch (line) {
      case ScoreDefinition.Each each -> each.events().where().stream();
      case ScoreDefinition.When when -> Stream.of(when.condition());
    };
  }

  private void segment(String name) {
    Optional<SegmentDefinition> found =
        definitions.segments().stream().filter(s -> s.name().equals(name)).findFirst();
    if (found.isEmpty() || !segments.add(name)) {
      return;
    }
    SegmentDefinition segment = found.get();
    looksAround |= segment.of() == Entity.ACCOUNT;
    segment.under().ifPresent(this::segment);
    switch (segment.rule()) {
      case SegmentRule.When(var when, var stay) -> {
        open.push(when);
        stay.ifPresent(open::push);
      }
      case SegmentRule.Top(_, var by) -> open.push(by);
      case SegmentRule.Listed _ -> {}
    }
  }

  private void channel(String name) {
    definitions.channels().stream()
        .filter(channel -> channel.name().equals(name))
        .forEach(
            channel ->
                Stream.of(channel.address(), channel.bouncing(), channel.complained())
                    .forEach(open::push));
  }
}
