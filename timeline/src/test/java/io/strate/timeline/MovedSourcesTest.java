package io.strate.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Entry;
import io.strate.domain.Origin;
import io.strate.domain.Value;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Sources whose numbers stand in another order than their positions, as after a new reading of one.
 */
final class MovedSourcesTest {

  private static final IntUnaryOperator MOVED = origin -> new int[] {-1, 1, 0}[origin];

  private static Entry event(int origin) {
    return new Entry.Event(5, new Origin(origin, 7), "order", Value.RecordOf.EMPTY);
  }

  @Test
  void aTimelineIsCanonicalByThePositionsItWasPackedWith() {
    Vocabulary vocabulary = new GrowingVocabulary();
    byte[] packed = new TimelineBuilder(vocabulary, MOVED).add(event(1)).add(event(2)).build();
    PackedTimeline view = new PackedTimeline(MOVED).wrap(packed);
    assertThat(view.isCanonical()).isTrue();
    int[] sources = new int[2];
    view.origins(0, sources, new long[2]);
    assertThat(sources).containsExactly(0, 1);
    assertThat(new PackedTimeline(origin -> origin).wrap(packed).isCanonical()).isFalse();
  }

  @Test
  void repackingByThePositionsOfTodayMakesItCanonicalAgain() {
    Vocabulary vocabulary = new GrowingVocabulary();
    byte[] before = new TimelineBuilder(vocabulary).add(event(1)).add(event(2)).build();
    assertThat(new PackedTimeline(MOVED).wrap(before).isCanonical()).isFalse();
    byte[] after = new TimelineBuilder(vocabulary, MOVED).addAll(before, 0, before.length).build();
    assertThat(new PackedTimeline(MOVED).wrap(after).isCanonical()).isTrue();
  }
}
