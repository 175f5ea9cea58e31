package io.strate.rule.definition;

import io.strate.domain.Entity;
import io.strate.rule.Expr;
import io.strate.rule.Selection;
import io.strate.rule.Span;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A trait made of points: the sum of its lines, not below {@code floor} nor above {@code ceiling}.
 * With a half-life, the points of an event at t count {@code 2^(−(now − t) / halfLife)} times.
 */
public record ScoreDefinition(
    Entity of,
    String name,
    List<Line> lines,
    Optional<Span> halfLife,
    OptionalDouble floor,
    OptionalDouble ceiling) {

  public ScoreDefinition {
    lines = List.copyOf(lines);
  }

  /** What gives points. */
  public sealed interface Line {
    double give();
  }

  /**
   * Points for each event selected, of one sign, at most {@code atMost} in absolute value for the
   * whole line. The score's own window is already part of the selection.
   */
  public record Each(Selection events, double give, OptionalDouble atMost) implements Line {}

  /** Points once, while a condition holds; they do not decay. */
  public record When(Expr condition, double give) implements Line {}
}
