package io.strate.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Entry;
import io.strate.domain.Origin;
import io.strate.domain.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class TimelineJoinerTest {

  private final GrowingVocabulary vocabulary = new GrowingVocabulary();
  private final TimelineEntries entries = new TimelineEntries(vocabulary);

  @Test
  void joinsOverlappingPartsInAnyOrderToTheTimelineOfAll() {
    TimelineJoiner joiner = new TimelineJoiner(IntUnaryOperator.identity());
    for (int seed = 0; seed < 1_000; seed++) {
      List<Entry> all = new TestingEntries(seed).entries(80);
      for (byte[] part : parts(all, new Random(seed))) {
        joiner.add(part, 0, part.length);
      }
      assertThat(joiner.pack()).as("seed %d", seed).isEqualTo(pack(all));
    }
  }

  @Test
  void leavesOutRetiredOriginsAndOrdersByThePositionsOfNow() {
    Map<Integer, Integer> positions = Map.of(0, 2, 1, -1, 2, 0);
    TimelineJoiner joiner = new TimelineJoiner(positions::get);
    for (int seed = 0; seed < 1_000; seed++) {
      List<Entry> all = new TestingEntries(seed).entries(80);
      for (byte[] part : parts(all, new Random(seed))) {
        joiner.add(part, 0, part.length);
      }
      PackedTimelineTest.assertSame(seed, entries.of(joiner.view()), remapped(all, positions));
    }
  }

  @Test
  void ordersEntriesOfOneInstantByThePositionsOfTheirSources() {
    Entry first = new Entry.Named(5, new Origin(0, 1));
    Entry second = new Entry.Named(5, new Origin(1, 2));
    byte[] packed = pack(List.of(first, second));
    TimelineJoiner joiner = new TimelineJoiner(source -> 1 - source);
    joiner.add(packed, 0, packed.length);
    int[] sources = new int[2];
    long[] identities = new long[2];

    joiner.view().origins(vocabulary.findStream(StreamKey.NAMINGS), sources, identities);

    assertThat(identities).containsExactly(2, 1);
    assertThat(sources).containsExactly(0, 1);
  }

  @Test
  void showsASinglePartWhereItLies() {
    byte[] packed = pack(new TestingEntries(3).entries(80));
    TimelineJoiner joiner = new TimelineJoiner(source -> 10 * source);
    joiner.add(packed, 0, packed.length);

    assertThat(joiner.view().isCanonical()).isTrue();
  }

  @Test
  void keepsSeveralEntriesOfOneRowAndAStatementMadeTwice() {
    Origin row = new Origin(0, 7);
    List<Entry> stated =
        List.of(
            new Entry.AttributeStated(1, row, "a", io.strate.domain.Value.text("x")),
            new Entry.AttributeStated(1, row, "b", io.strate.domain.Value.text("y")),
            new Entry.AttributeStated(9, row, "a", io.strate.domain.Value.text("x")));

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
