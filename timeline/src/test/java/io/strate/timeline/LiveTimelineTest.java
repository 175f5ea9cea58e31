package io.strate.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Entry;
import io.strate.domain.Timeline;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LiveTimelineTest {

  private final GrowingVocabulary vocabulary = new GrowingVocabulary();
  private final TimelineEntries entries = new TimelineEntries(vocabulary);

  @Test
  void holdsTheSameInWhateverOrderEntriesAreInserted() {
    for (int seed = 0; seed < 1_000; seed++) {
      List<Entry> given = new TestingEntries(seed).entries(60);
      List<Entry> shuffled = new ArrayList<>(given);
      shuffled.addAll(given);
      Collections.shuffle(shuffled, new Random(seed));
      LiveTimeline live = new LiveTimeline(vocabulary);

      shuffled.forEach(live::insert);

      PackedTimelineTest.assertSame(seed, entries.of(live), new Timeline(given));
      assertThat(live.pack()).as("seed %d", seed).isEqualTo(entries.pack(new Timeline(given)));
    }
  }

  @Test
  void goesOnFromAPackedTimeline() {
    for (int seed = 0; seed < 500; seed++) {
      List<Entry> given = new TestingEntries(seed).entries(60);
      int half = given.size() / 2;
      LiveTimeline live = new LiveTimeline(vocabulary);
      live.insertAll(entries.pack(new Timeline(given.subList(0, half))));

      given.subList(half, given.size()).forEach(live::insert);
      live.insertAll(entries.pack(new Timeline(given.subList(half, given.size()))));

      PackedTimelineTest.assertSame(seed, entries.of(live), new Timeline(given));
    }
  }

  @Test
  void saysWhetherAnEntryWasNew() {
    Entry entry = PackedTimelineTest.event(5, "e", Map.of());
    LiveTimeline live = new LiveTimeline(vocabulary);

    assertThat(live.insert(entry)).isTrue();
    assertThat(live.insert(entry)).isFalse();
    assertThat(live.size(vocabulary.findStream(StreamKey.event("e")))).isEqualTo(1);
  }

  @Test
  void leavesOutRetiredOrigins() {
    LiveTimeline live = new LiveTimeline(vocabulary, _ -> -1);

    assertThat(live.insert(PackedTimelineTest.event(5, "e", Map.of()))).isFalse();
    assertThat(entries.of(live).entries()).isEmpty();
  }
}
