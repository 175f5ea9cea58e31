package io.strate.rule.draft;

import io.strate.domain.Entity;
import io.strate.rule.text.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A score: its lines, the window of every {@code each} and the half-life as spans in text. */
public record ScoreDraft(
    Entity of,
    Name name,
    List<Line> points,
    Optional<SourceText> within,
    Optional<SourceText> halfLife,
    OptionalDouble floor,
    OptionalDouble ceiling) {

  public ScoreDraft {
    points = List.copyOf(points);
  }

  /** What gives points. */
  public sealed interface Line {
    double give();
  }

  /** {@code { each: E, give: 10, at_most: 100 }}. */
  public record Each(SourceText events, double give, OptionalDouble atMost) implements Line {}

  /** {@code { when: condition, give: −15 }}. */
  public record When(SourceText condition, double give) implements Line {}
}
