package io.strate.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.conformance.harness.ManyCases;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The engine means what the interpreter says. Each case has six or more rules over a population of
 * its own, looked at from four or more instants: 400 cases are well over 2,000 pairs.
 */
final class EngineTest {

  /** Ten cases each; {@link ManyCases} runs as many as one likes. */
  static LongStream seeds() {
    return LongStream.iterate(0, seed -> seed < 400, seed -> seed + 10);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void blocksAndSingleProfilesAnswerAsTheInterpreterAndAreNeverLate(long seed) {
    for (long each = seed; each < seed + 10; each++) {
      assertThat(ManyCases.difference(each)).as("case %s", each).isEmpty();
    }
  }
}
