package io.strate.conformance.harness;

import io.strate.conformance.Case;
import io.strate.conformance.Evaluator;
import io.strate.conformance.generate.RandomCases;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.LongStream;

/**
 * Puts every evaluator found on the class path (as a service {@link Evaluator}) through generated
 * cases, as many as wanted: {@code bin/marathon [cases] [first seed] [evaluator …]}. Stops at the
 * first difference, made small, with exit code 1.
 */
public final class Marathon {

  private static final long PROGRESS = 10_000;

  private Marathon() {}

  public static void main(String[] arguments) {
    long cases = arguments.length > 0 ? Long.parseLong(arguments[0]) : 100_000;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
    List<String> wanted =
        List.of(arguments).subList(Math.min(2, arguments.length), arguments.length);
    List<Evaluator> evaluators =
        ServiceLoader.load(Evaluator.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(evaluator -> wanted.isEmpty() || wanted.contains(evaluator.name()))
            .toList();
    Optional<String> difference = run(cases, seed, evaluators, System.out);
    difference.ifPresent(System.out::println);
    System.exit(difference.isPresent() ? 1 : 0);
  }

  /** The first difference, if there is one. */
  static Optional<String> run(long cases, long seed, List<Evaluator> evaluators, PrintStream out) {
    out.println(
        cases
            + " cases from seed "
            + seed
            + ", interpreter = "
            + evaluators.stream().map(Evaluator::name).toList());
    return LongStream.range(seed, seed + cases)
        .boxed()
        .peek(
            at -> {
              if ((at - seed) % PROGRESS == PROGRESS - 1) {
                out.println((at - seed + 1) + " cases agree");
              }
            })
        .parallel()
        .flatMap(at -> differences(at, evaluators).stream())
        .findAny();
  }

  private static List<String> differences(long seed, List<Evaluator> evaluators) {
    Case given = RandomCases.of(seed);
    return evaluators.stream()
        .flatMap(evaluator -> Harness.check(given, evaluator).stream())
        .map(difference -> "seed " + seed + " " + difference)
        .toList();
  }
}
