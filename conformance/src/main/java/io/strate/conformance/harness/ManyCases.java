package io.strate.conformance.harness;

import io.strate.conformance.BlockEvaluator;
import io.strate.conformance.Case;
import io.strate.conformance.Evaluator;
import io.strate.conformance.InterpreterEvaluator;
import io.strate.conformance.SingleEvaluator;
import io.strate.conformance.generate.RandomCases;
import io.strate.domain.Entity;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.SegmentRule;
import io.strate.rule.interpret.Interpreter;
import java.util.List;
import java.util.Optional;

/** Puts evaluators through as many generated cases as one likes: {@code ManyCases FROM TO}. */
public final class ManyCases {

  /** How far ahead the instants of change are compared. */
  private static final long AHEAD = 40L * 86_400_000;

  private ManyCases() {}

  public static void main(String[] args) {
    long from = Long.parseLong(args[0]);
    long to = Long.parseLong(args[1]);
    int failed = 0;
    for (long seed = from; seed < to; seed++) {
      Optional<String> difference = difference(seed);
      if (difference.isPresent()) {
        failed++;
        System.out.println(seed + ": " + difference.get());
      }
    }
    System.out.println((to - from) + " cases, " + failed + " differ");
  }

  /** Where the engine does not say what the interpreter says of a generated case. */
  public static Optional<String> difference(long seed) {
    Case generated = RandomCases.of(seed);
    try (var expected =
        new InterpreterEvaluator().open(generated.definitions(), generated.population())) {
      for (Evaluator evaluator : List.of(new BlockEvaluator(), new SingleEvaluator())) {
        try (var actual = evaluator.open(generated.definitions(), generated.population())) {
          Optional<String> difference =
              generated.nows().stream()
                  .flatMap(
                      now ->
                          expected.at(now).differenceTo(actual.at(now)).stream()
                              .map(d -> evaluator.name() + " at " + now + ": " + d))
                  .findFirst()
                  .or(() -> lateChange(generated, evaluator, actual));
          if (difference.isPresent()) {
            return difference;
          }
        }
      }
    }
    return Optional.empty();
  }

  /** A change of a membership before the instant that the evaluator named. */
  private static Optional<String> lateChange(
      Case generated, Evaluator evaluator, Evaluator.Answering actual) {
    Interpreter interpreter = new Interpreter(generated.definitions(), generated.population());
    for (SegmentDefinition segment : generated.definitions().segments()) {
      if (dependsOnRanks(segment, interpreter)) {
        continue;
      }
      for (String id : generated.population().ids(segment.of())) {
        for (long now : generated.nows()) {
          Optional<String> late = lateChange(interpreter, actual, segment, id, now);
          if (late.isPresent()) {
            return late.map(l -> evaluator.name() + ": " + l);
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> lateChange(
      Interpreter interpreter,
      Evaluator.Answering actual,
      SegmentDefinition segment,
      String id,
      long now) {
    Entity of = segment.of();
    long due = actual.noChangeBefore(of, id, now);
    if (due == now) {
      return Optional.empty(); // no opinion
    }
    boolean member = interpreter.isMember(segment.name(), id, now);
    long until = Math.min(due - 1, now + AHEAD);
    for (long turn : interpreter.turningPoints().between(segment.name(), id, now, until)) {
      if (interpreter.isMember(segment.name(), id, turn) != member) {
        return Optional.of(
            "at " + now + " due " + due + " but changed at " + turn + ": " + segment + " of " + id);
      }
    }
    return Optional.empty();
  }

  /** Whether a segment may change with other profiles' values. */
  public static boolean dependsOnRanks(SegmentDefinition segment, Interpreter interpreter) {
    return interpreter.definitions().segments().stream()
            .anyMatch(s -> s.rule() instanceof SegmentRule.Top)
        && (segment.toString().contains("InSegment")
            || segment.under().isPresent()
            || segment.toString().contains("Trait")
            || segment.rule() instanceof SegmentRule.Top);
  }
}
