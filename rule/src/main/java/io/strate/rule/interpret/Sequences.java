package io.strate.rule.interpret;

import io.strate.domain.Value;
import io.strate.rule.Expr.ButNot;
import io.strate.rule.Expr.Sequence;
import io.strate.rule.interpret.Scene.Happening;
import io.strate.rule.time.Calendar;
import java.util.List;

/** Events after events, by existence: every way of choosing them is tried. */
final class Sequences {

  private Sequences() {}

  /** Instants a₁ < a₂ < … with an event of each step, the last not later than the span allows. */
  static boolean occurred(Sequence sequence, Meaning meaning) {
    List<List<Happening>> steps = sequence.steps().stream().map(meaning::happenings).toList();
    return steps.getFirst().stream()
        .anyMatch(
            first -> {
              long end =
                  sequence
                      .within()
                      .map(span -> meaning.calendar().forward(first.time(), span))
                      .orElse(Calendar.NEVER);
              return goesOn(steps, 1, first, end, first, sequence.sameProperty());
            });
  }

  /** Whether steps from number {@code step} on can follow {@code before}, up to {@code end}. */
  private static boolean goesOn(
      List<List<Happening>> steps,
      int step,
      Happening before,
      long end,
      Happening first,
      List<String> same) {
    if (!agrees(first, first, same)) {
      return false;
    }
    if (step == steps.size()) {
      return true;
    }
    return steps.get(step).stream()
        .filter(next -> next.time() > before.time() && next.time() <= end)
        .filter(next -> agrees(first, next, same))
        .anyMatch(next -> goesOn(steps, step + 1, next, end, first, same));
  }

  /**
   * Some event at a with {@code a + within ≤ now} and none of the other in {@code (a, a + within]}.
   */
  static boolean unanswered(ButNot butNot, Meaning meaning) {
    List<Happening> answers = meaning.happenings(butNot.not());
    return meaning.happenings(butNot.did()).stream()
        .anyMatch(
            event -> {
              long end = meaning.calendar().forward(event.time(), butNot.within());
              return end <= meaning.now()
                  && answers.stream()
                      .filter(answer -> answer.time() > event.time() && answer.time() <= end)
                      .noneMatch(answer -> agrees(event, answer, butNot.sameProperty()));
            });
  }

  /** Both have the same known scalar at a path; an empty path asks for nothing. */
  private static boolean agrees(Happening a, Happening b, List<String> path) {
    if (path.isEmpty()) {
      return true;
    }
    Value value = a.at(path);
    return Reading.isScalar(value) && value.equals(b.at(path));
  }
}
