package io.strate.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Entry;
import io.strate.domain.Origin;
import io.strate.domain.Timeline;
import io.strate.domain.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class TimelineBuilderTest {

  private final GrowingVocabulary vocabulary = new GrowingVocabulary();
  private final TimelineEntries entries = new TimelineEntries(vocabulary);

  @Test
  void joinsOverlappingPartsInAnyOrderToTheTimelineOfAll() {
    TimelineBuilder builder = new TimelineBuilder(new GrowingVocabulary());
    for (int seed = 0; seed < 1_000; seed++) {
      List<Entry> all = new TestingEntries(seed).entries(80);
      for (byte[] part : parts(all, new Random(seed))) {
        builder.addAll(part, 0, part.length);
      }
      assertThat(builder.build()).as("seed %d", seed).isEqualTo(pack(all));
    }
  }

  @Test
  void leavesOutRetiredOriginsAndOrdersByThePositionsOfNow() {
    Map<Integer, Integer> positions = Map.of(0, 2, 1, -1, 2, 0);
    TimelineBuilder builder = new TimelineBuilder(new GrowingVocabulary(), positions::get);
    PackedTimeline view = new PackedTimeline(positions::get);
    for (int seed = 0; seed < 1_000; seed++) {
      List<Entry> all = new TestingEntries(seed).entries(80);
      for (byte[] part : parts(all, new Random(seed))) {
        builder.addAll(part, 0, part.length);
      }
      view.wrap(builder.build());
      assertThat(view.isCanonical()).isTrue();
      PackedTimelineTest.assertSame(seed, entries.of(view), remapped(all, positions));
    }
  }

  @Test
  void ordersEntriesOfOneInstantByThePositionsOfTheirSources() {
    Entry first = new Entry.Named(5, new Origin(0, 1));
    Entry second = new Entry.Named(5, new Origin(1, 2));
    IntUnaryOperator swapped = source -> 1 - source;
    PackedTimeline view = new PackedTimeline(swapped);
    byte[] packed = pack(List.of(first, second));
    assertThat(view.wrap(packed).isCanonical()).isFalse();
    TimelineBuilder builder = new TimelineBuilder(vocabulary, swapped);
    int[] sources = new int[2];
    long[] identities = new long[2];

    view.wrap(builder.addAll(packed, 0, packed.length).build());
    view.origins(vocabulary.findStream(StreamKey.NAMINGS), sources, identities);

    assertThat(identities).containsExactly(2, 1);
    assertThat(sources).containsExactly(0, 1);
  }

  @Test
  void isCanonicalAsLongAsSourcesKeepTheirOrder() {
    byte[] packed = pack(new TestingEntries(3).entries(80));

    assertThat(new PackedTimeline(source -> 10 * source).wrap(packed).isCanonical()).isTrue();
    assertThat(new PackedTimeline(_ -> -1).wrap(packed).isCanonical()).isFalse();
  }

  @Test
  void takesEventsOfManyColumnsAndForgetsThemAgain() {
    TimelineBuilder builder = new TimelineBuilder(vocabulary);
    for (int round = 0; round < 20; round++) {
      Map<String, Value> properties = new HashMap<>();
      for (int i = 0; i < 500; i++) {
        properties.put("p" + round + "/" + i, Value.number(i));
      }
      Entry.Event event = PackedTimelineTest.event(round, "wide", properties);

      byte[] packed = builder.add(event).build();

      assertThat(entries.of(new PackedTimeline().wrap(packed)).entries()).containsExactly(event);
      assertThat(packed).isEqualTo(pack(List.of(event)));
    }
  }

  @Test
  void keepsSeveralEntriesOfOneRowAndAStatementMadeTwice() {
    Origin row = new Origin(0, 7);
    List<Entry> stated =
        List.of(
            new Entry.AttributeStated(1, row, "a", Value.text("x")),
            new Entry.AttributeStated(1, row, "b", Value.text("y")),
            new Entry.AttributeStated(9, row, "a", Value.text("x")));

    assertThat(entries.of(new PackedTimeline().wrap(pack(stated))).entries())
        .containsExactlyElementsOf(stated);
  }

  private static Timeline remapped(List<Entry> all, Map<Integer, Integer> positions) {
    return new Timeline(
        all.stream()
            .filter(entry -> positions.get(entry.origin().source()) >= 0)
            .map(entry -> at(entry, positions.get(entry.origin().source())))
            .toList());
  }

  private static Entry at(Entry entry, int position) {
    Origin origin = new Origin(position, entry.origin().identity());
    return switch (entry) {
      case Entry.Event e -> new Entry.Event(e.time(), origin, e.name(), e.properties());
      case Entry.AttributeStated e ->
          new Entry.AttributeStated(e.time(), origin, e.name(), e.value());
      case Entry.AccountStated e -> new Entry.AccountStated(e.time(), origin, e.account());
      case Entry.ConsentStated e -> new Entry.ConsentStated(e.time(), origin, e.consent());
      case Entry.Named e -> new Entry.Named(e.time(), origin);
    };
  }

  /** One to four parts, an entry in one or two of them. */
  private List<byte[]> parts(List<Entry> all, Random random) {
    List<List<Entry>> parts = new ArrayList<>();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      parts.add(new ArrayList<>());
    }
    for (Entry entry : all) {
      parts.get(random.nextInt(parts.size())).add(entry);
      if (random.nextInt(4) == 0) {
        parts.get(random.nextInt(parts.size())).add(entry);
      }
    }
    return parts.stream().map(this::pack).toList();
  }

  private byte[] pack(List<Entry> given) {
    TimelineBuilder builder = new TimelineBuilder(vocabulary);
    given.forEach(builder::add);
    return builder.build();
  }
}
