package io.strate.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class GrowingVocabularyTest {

  private final GrowingVocabulary vocabulary = new GrowingVocabulary();

  @Test
  void numbersKeysDenselyAndFindsThemAgain() {
    assertThat(vocabulary.stream(StreamKey.event("a"))).isZero();
    assertThat(vocabulary.stream(StreamKey.attribute("a"))).isEqualTo(1);
    assertThat(vocabulary.stream(StreamKey.event("a"))).isZero();
    assertThat(vocabulary.findStream(StreamKey.event("b"))).isEqualTo(Vocabulary.NONE);
    assertThat(vocabulary.stream(1)).isEqualTo(StreamKey.attribute("a"));
    assertThat(vocabulary.streams()).isEqualTo(2);
  }

  @Test
  void startsFromWhatAStoreKept() {
    ColumnKey column = ColumnKey.of(Type.Scalar.TEXT, "x", "y");
    vocabulary.column(column);
    vocabulary.stream(StreamKey.CONSENTS);

    GrowingVocabulary again =
        new GrowingVocabulary(vocabulary.streamKeys(), vocabulary.columnKeys());

    assertThat(again.findColumn(column)).isZero();
    assertThat(again.findStream(StreamKey.CONSENTS)).isZero();
    assertThat(again.columns()).isEqualTo(1);
  }

  @Test
  void givesAllThreadsTheSameNumbers() throws Exception {
    try (var threads = Executors.newFixedThreadPool(4)) {
      List<Callable<List<Integer>>> tasks = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        tasks.add(
            () -> {
              List<Integer> numbers = new ArrayList<>();
              for (int k = 0; k < 1_000; k++) {
                numbers.add(vocabulary.stream(StreamKey.event("e" + k)));
              }
              return numbers;
            });
      }
      List<List<Integer>> found = new ArrayList<>();
      for (Future<List<Integer>> task : threads.invokeAll(tasks)) {
        found.add(task.get());
      }
      assertThat(found).allMatch(found.getFirst()::equals);
    }
    assertThat(vocabulary.streams()).isEqualTo(1_000);
  }
}
