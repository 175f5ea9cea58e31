package io.strate.conformance.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.conformance.Evaluator;
import io.strate.conformance.generate.RandomCases;
import java.util.ServiceLoader;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every evaluator says what the interpreter says, on at least 2,000 pairs of a generated rule and a
 * population: 340 cases of some six definitions each (SQL, which is slow, takes fewer). {@code
 * bin/marathon} runs as many as wanted.
 */
final class DifferentialTest {
  private static final long CASES = 320;
  private static final long CASES_IN_SQL = 40;

  @TestFactory
  java.util.stream.Stream<DynamicTest> everyEvaluatorAgreesWithTheInterpreter() {
    return ServiceLoader.load(Evaluator.class).stream()
        .map(ServiceLoader.Provider::get)
        .map(evaluator -> DynamicTest.dynamicTest(evaluator.name(), () -> assertAgrees(evaluator)));
  }

  private static void assertAgrees(Evaluator evaluator) {
    long cases = evaluator.name().equals("sql") ? CASES_IN_SQL : CASES;
    assertThat(
            LongStream.range(0, cases)
                .boxed()
                .flatMap(
                    seed ->
                        Harness.check(RandomCases.of(seed), evaluator).stream()
                            .map(difference -> "seed " + seed + " " + difference))
                .findFirst())
        .isEmpty();
  }

  @org.junit.jupiter.api.Test
  void thereAreAtLeastTwoThousandPairs() {
    long pairs =
        LongStream.range(0, CASES)
            .mapToObj(RandomCases::of)
            .mapToLong(
                given ->
                    given.definitions().traits().size()
                        + given.definitions().scores().size()
                        + given.definitions().segments().size())
            .sum();
    assertThat(pairs).isGreaterThanOrEqualTo(2_000);
  }
}
