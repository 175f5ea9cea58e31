package io.strate.conformance;

import io.strate.conformance.generate.RandomCases;
import java.util.List;
import java.util.Optional;

/** Puts evaluators through as many generated cases as one likes: {@code ManyCases FROM TO}. */
public final class ManyCases {

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

  private static Optional<String> difference(long seed) {
    try {
      Case generated = RandomCases.of(seed);
      var expected =
          new InterpreterEvaluator().open(generated.definitions(), generated.population());
      for (Evaluator evaluator : List.of(new BlockEvaluator())) {
        var actual = evaluator.open(generated.definitions(), generated.population());
        for (long now : generated.nows()) {
          Optional<String> difference = expected.at(now).differenceTo(actual.at(now));
          if (difference.isPresent()) {
            return Optional.of(evaluator.name() + " at " + now + ": " + difference.get());
          }
        }
      }
      return Optional.empty();
    } catch (RuntimeException e) {
      StackTraceElement[] trace = e.getStackTrace();
      return Optional.of(
          e + " " + (trace.length > 2 ? trace[0] + " < " + trace[1] + " < " + trace[2] : ""));
    }
  }
}
