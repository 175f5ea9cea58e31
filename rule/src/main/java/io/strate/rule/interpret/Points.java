package io.strate.rule.interpret;

import io.strate.domain.Value;
import io.strate.rule.Span;
import io.strate.rule.definition.ScoreDefinition;
import io.strate.rule.interpret.Scene.Happening;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Scores: points for events, which may decay, and for conditions. */
final class Points {

  private Points() {}

  /** Lines in the order written, then floor and ceiling. */
  static Value of(ScoreDefinition score, Meaning meaning) {
    double sum = 0;
    for (ScoreDefinition.Line line : score.lines()) {
      sum += of(line, score.halfLife(), meaning);
    }
    sum = score.floor().isPresent() ? Math.max(sum, score.floor().getAsDouble()) : sum;
    sum = score.ceiling().isPresent() ? Math.min(sum, score.ceiling().getAsDouble()) : sum;
    return Value.number(sum);
  }

  /** What one line gives. */
  static LinePoints of(ScoreDefinition.Line line, ScoreDefinition score, Meaning meaning) {
    double given = of(line, score.halfLife(), meaning);
    return switch (line) {
      case ScoreDefinition.When _ -> new LinePoints(given, given);
      case ScoreDefinition.Each each ->
          new LinePoints(uncapped(each, score.halfLife(), meaning), given);
    };
  }

  private static double of(ScoreDefinition.Line line, Optional<Span> halfLife, Meaning meaning) {
    return switch (line) {
      case ScoreDefinition.When(var condition, var give) -> meaning.holds(condition) ? give : 0;
      case ScoreDefinition.Each each -> capped(uncapped(each, halfLife, meaning), each.atMost());
    };
  }

  /** What a line's events give before {@code at_most}, in canonical order. */
  static double uncapped(ScoreDefinition.Each each, Optional<Span> halfLife, Meaning meaning) {
    List<Happening> events = meaning.happenings(each.events());
    if (halfLife.isEmpty()) {
      return each.give() * events.size();
    }
    double sum = 0;
    for (Happening event : events) {
      sum += given(each, halfLife, event.time(), meaning.now());
    }
    return sum;
  }

  /** What an event gives as of now. */
  private static double given(
      ScoreDefinition.Each each, Optional<Span> halfLife, long time, long now) {
    return halfLife
        .map(span -> each.give() * StrictMath.pow(2, -((double) (now - time) / span.millis())))
        .orElse(each.give());
  }

  /** What each event of a line gives, in canonical order. */
  static List<EventPoints> ofEvents(
      ScoreDefinition.Each each, Optional<Span> halfLife, Meaning meaning) {
    return meaning.happenings(each.events()).stream()
        .map(
            happening ->
                new EventPoints(
                    new Happened(happening.contact(), happening.event()),
                    given(each, halfLife, happening.time(), meaning.now())))
        .toList();
  }

  private static double capped(double points, OptionalDouble atMost) {
    return atMost.isPresent()
        ? Math.clamp(points, -atMost.getAsDouble(), atMost.getAsDouble())
        : points;
  }
}
