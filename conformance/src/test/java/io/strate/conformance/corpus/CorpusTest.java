package io.strate.conformance.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.conformance.Evaluator;
import io.strate.conformance.InterpreterEvaluator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every evaluator tells the corpus's stories as they were worked out by hand. */
final class CorpusTest {
  private static final Path FOLDER = Path.of("corpus");

  @TestFactory
  Stream<DynamicTest> everyEvaluatorTellsTheStoriesAsExpected() {
    return Corpus.of(FOLDER).stream()
        .flatMap(
            corpus ->
                ServiceLoader.load(Evaluator.class).stream()
                    .map(ServiceLoader.Provider::get)
                    .map(
                        evaluator ->
                            DynamicTest.dynamicTest(
                                corpus.file().getFileName() + " by " + evaluator.name(),
                                () -> assertThat(corpus.failures(evaluator)).isEmpty())));
  }

  @Test
  void thereAreStories() {
    assertThat(Corpus.of(FOLDER).stream().mapToInt(corpus -> corpus.names().size()).sum())
        .isGreaterThan(80);
  }

  /**
   * {@code -Dcorpus.rewritten=<folder>}: what the interpreter answers, for review with a diff tool.
   */
  @Test
  void whatTheInterpreterAnswersCanBeReviewed() throws IOException {
    String folder = System.getProperty("corpus.rewritten");
    if (folder == null) {
      return;
    }
    Files.createDirectories(Path.of(folder));
    for (Corpus corpus : Corpus.of(FOLDER)) {
      Files.writeString(
          Path.of(folder).resolve(corpus.file().getFileName()),
          corpus.rewritten(new InterpreterEvaluator()));
    }
  }
}
