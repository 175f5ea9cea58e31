package io.strate.conformance.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.conformance.Answers;
import io.strate.conformance.Case;
import io.strate.conformance.Evaluator;
import io.strate.conformance.InterpreterEvaluator;
import io.strate.conformance.generate.RandomCases;
import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.rule.definition.Definitions;
import io.strate.rule.interpret.Population;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The harness finds what is wrong, and shows it small. */
final class HarnessTest {

  /** Answers as of a millisecond too late. */
  private static final class Late implements Evaluator {
    @Override
    public String name() {
      return "late";
    }

    @Override
    public Answering open(Definitions definitions, Population population) {
      Answering right = new InterpreterEvaluator().open(definitions, population);
      return now -> right.at(now + 1);
    }
  }

  /** Promises that nothing ever changes. */
  private static final class Promising implements Evaluator {
    @Override
    public String name() {
      return "promising";
    }

    @Override
    public Answering open(Definitions definitions, Population population) {
      Answering right = new InterpreterEvaluator().open(definitions, population);
      return new Answering() {
        @Override
        public Answers at(long now) {
          return right.at(now);
        }

        @Override
        public long noChangeBefore(Entity of, String id, long now) {
          return Long.MAX_VALUE;
        }
      };
    }
  }

  @Test
  void theInterpreterAgreesWithItself() {
    assertThat(LongStream.range(0, 50).mapToObj(RandomCases::of))
        .allMatch(given -> Harness.compare(given, new InterpreterEvaluator()).isEmpty());
  }

  @Test
  void aMillisecondTooLateIsFoundAndShrunkToAFewEntries() {
    Harness.Difference difference = firstDifference(new Late());
    assertThat(difference.message()).startsWith("at ");
    assertThat(entries(difference.smallest())).isLessThanOrEqualTo(2);
    assertThat(difference.smallest().nows()).hasSize(1);
  }

  @Test
  void aPromiseThatIsNotKeptIsFound() {
    assertThat(firstDifference(new Promising()).message()).contains("changes at");
  }

  private static Harness.Difference firstDifference(Evaluator evaluator) {
    return LongStream.range(0, 100)
        .mapToObj(seed -> Harness.check(RandomCases.of(seed), evaluator))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow();
  }

  private static long entries(Case given) {
    return java.util.stream.Stream.concat(
            given.population().contacts().values().stream(),
            given.population().accounts().values().stream())
        .flatMap(profile -> profile.timeline().entries().stream())
        .filter(entry -> entry instanceof Entry)
        .count();
  }
}
