package io.strate.conformance.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.conformance.Case;
import io.strate.conformance.InterpreterEvaluator;
import io.strate.conformance.generate.RandomCases;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Generated cases can be written down as stories and told again. */
final class StoryWriterTest {

  @Test
  void mostGeneratedCasesReadBackAsTheyWereWritten() {
    long told = LongStream.range(0, 300).filter(seed -> problems(seed).isEmpty()).count();
    assertThat(told).isGreaterThan(285);
  }

  private static List<String> problems(long seed) {
    Case given = RandomCases.of(seed, 2, 4, 20);
    try {
      String text = StoryWriter.write("seed " + seed, given, new InterpreterEvaluator());
      return Corpus.ofText("seed.story", text).failures(new InterpreterEvaluator());
    } catch (RuntimeException e) {
      return List.of(e + " " + e.getStackTrace()[0]);
    }
  }
}
