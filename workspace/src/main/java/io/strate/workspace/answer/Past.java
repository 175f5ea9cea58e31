package io.strate.workspace.answer;

import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.engine.Walk;
import io.strate.rule.Expr;
import io.strate.rule.definition.Definitions;
import io.strate.rule.interpret.Constancy;
import io.strate.rule.interpret.Interpreter;
import io.strate.workspace.run.Course;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Since when the two conditions of a {@code stay} have been as they are, by the engine: it goes
 * through a long past in a fraction of the time that the interpreter needs to list turning points.
 * What is the case at the instants named remains the interpreter's to say.
 */
final class Past implements Constancy {

  private final Course course;
  private final Map<Subject, Integer> numbers;
  private final Constancy ofUnknown;
  private final Map<Asked, Walk> walks = new HashMap<>();

  private record Asked(Subject subject, List<Expr> conditions) {}

  Past(Course course, Definitions definitions, Neighbourhood neighbours) {
    this.course = course;
    this.numbers = neighbours.numbers();
    this.ofUnknown = new Interpreter(definitions, neighbours.population()).turningPoints();
  }

  @Override
  public long since(Entity of, String id, List<Expr> conditions, long t) {
    Subject subject = new Subject(of, id);
    Integer number = numbers.get(subject);
    if (number == null) { // somebody of whom nothing is known: that is a short past
      return ofUnknown.since(of, id, conditions, t);
    }
    Walk.Steady steady =
        walks
            .computeIfAbsent(
                new Asked(subject, conditions), _ -> course.ofConditions(of, number, conditions))
            .since(t);
    return steady.isUnending() ? Entry.ALWAYS : steady.instant();
  }
}
