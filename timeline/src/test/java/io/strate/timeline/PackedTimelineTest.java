package io.strate.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.domain.Entry;
import io.strate.domain.Failure;
import io.strate.domain.Origin;
import io.strate.domain.Timeline;
import io.strate.domain.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PackedTimelineTest {

  private static final int ROUNDS = 2_000;

  private final GrowingVocabulary vocabulary = new GrowingVocabulary();
  private final TimelineEntries entries = new TimelineEntries(vocabulary);
  private final PackedTimeline view = new PackedTimeline();

  @Test
  void givesBackWhatWasPacked() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      Timeline timeline = new Timeline(new TestingEntries(seed).entries(60));

      byte[] packed = entries.pack(timeline);

      assertSame(seed, entries.of(view.wrap(packed)), timeline);
      assertThat(view.entries()).isEqualTo(timeline.entries().size());
    }
  }

  @Test
  void isTheSameBytesInWhateverOrderEntriesCome() {
    for (int seed = 0; seed < ROUNDS / 4; seed++) {
      List<Entry> given = new TestingEntries(seed).entries(100);
      List<Entry> shuffled = new ArrayList<>(given);
      shuffled.addAll(given);
      Collections.shuffle(shuffled, new Random(seed));

      assertThat(pack(shuffled)).as("seed %d", seed).isEqualTo(pack(given));
    }
  }

  @Test
  void isFoundAtAnOffset() {
    byte[] packed = pack(new TestingEntries(5).entries(60));
    byte[] shifted = new byte[packed.length + 20];
    System.arraycopy(packed, 0, shifted, 13, packed.length);
    Timeline expected = entries.of(view.wrap(packed));

    assertThat(entries.of(new PackedTimeline().wrap(shifted, 13, packed.length, true)))
        .isEqualTo(expected);
  }

  @Test
  void detectsEveryFlippedBit() {
    for (int seed = 0; seed < 20; seed++) {
      byte[] packed = pack(new TestingEntries(seed).entries(12));
      for (int bit = 0; bit < packed.length * 8; bit++) {
        packed[bit / 8] ^= (byte) (1 << bit % 8);
        assertThatThrownBy(() -> view.wrap(packed).verifyOrigins())
            .as("seed %d, bit %d", seed, bit)
            .isInstanceOf(Failure.class)
            .hasMessageContaining("damaged");
        packed[bit / 8] ^= (byte) (1 << bit % 8);
      }
    }
  }

  @Test
  void detectsEveryTruncation() {
    byte[] packed = pack(new TestingEntries(9).entries(60));
    for (int length = 0; length < packed.length; length++) {
      int shorter = length;
      assertThatThrownBy(() -> view.wrap(packed, 0, shorter, true)).isInstanceOf(Failure.class);
    }
  }

  @Test
  void neverReadsOutsideWhateverTheBytesAre() {
    Random random = new Random(1);
    int refused = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] packed = pack(new TestingEntries(round % 50).entries(12));
      for (int i = 0; i < 3; i++) {
        int at = Layout.CHECKED_FROM + random.nextInt(packed.length - Layout.CHECKED_FROM);
        packed[at] = (byte) random.nextInt();
      }
      refused += refuses(packed) ? 1 : 0;
    }
    assertThat(refused).isPositive();
  }

  /** Whether reading everything without checksums fails, as it may in one way only. */
  private boolean refuses(byte[] packed) {
    PackedTimeline unchecked = new PackedTimeline();
    try {
      unchecked.wrap(packed, 0, packed.length, false);
      for (int i = 0; i < unchecked.streams(); i++) {
        if (unchecked.size(unchecked.streamAt(i)) > 1_000) {
          return true;
        }
      }
      entries.of(unchecked);
      return false;
    } catch (Failure failure) {
      return true;
    } catch (IllegalArgumentException
        | java.util.NoSuchElementException
        | IndexOutOfBoundsException notAnEntry) {
      // Whole columns and other names are read, but they make no consent, or the vocabulary has no
      // such word.
      if (notAnEntry instanceof ArrayIndexOutOfBoundsException) {
        throw notAnEntry;
      }
      return true;
    }
  }

  @Test
  void knowsNoStreamThatItDoesNotHold() {
    view.wrap(PackedTimeline.empty());

    assertThat(view.size(0)).isZero();
    assertThat(view.size(1_000_000)).isZero();
    assertThat(view.size(-1)).isZero();
    assertThat(view.code("a")).isEqualTo(TimelineView.NO_TEXT);
    assertThat(entries.of(view).entries()).isEmpty();
  }

  @Test
  void isUnknownThroughoutInAColumnThatItDoesNotHold() {
    view.wrap(pack(List.of(event(1, "e", Map.of()), event(2, "e", Map.of()))));
    int stream = vocabulary.findStream(StreamKey.event("e"));
    double[] numbers = new double[2];
    long[] micros = new long[2];
    int[] texts = new int[2];
    byte[] booleans = new byte[2];

    view.numbers(stream, 77, numbers);
    view.micros(stream, 77, micros);
    view.texts(stream, 77, texts);
    view.booleans(stream, 77, booleans);

    assertThat(numbers).containsOnly(Double.NaN);
    assertThat(micros).containsOnly(TimelineView.UNKNOWN);
    assertThat(texts).containsOnly(TimelineView.NO_TEXT);
    assertThat(booleans).containsOnly(-1);
  }

  @Test
  void showsNumbersAsExactMicros() {
    Map<Double, Long> expected =
        Map.of(
            0.1,
            100_000L,
            -2.5,
            -2_500_000L,
            1e12,
            1_000_000_000_000_000_000L,
            1e13,
            TimelineView.BEYOND,
            5e-7,
            0L,
            1.5e-6,
            2L,
            1e300,
            TimelineView.BEYOND);
    expected.forEach(
        (number, micros) -> {
          view.wrap(pack(List.of(event(1, "e", Map.of("amount", Value.number(number))))));
          long[] found = new long[1];
          view.micros(
              vocabulary.findStream(StreamKey.event("e")),
              vocabulary.findColumn(ColumnKey.of(io.strate.domain.Type.Scalar.NUMBER, "amount")),
              found);
          assertThat(found[0]).as("%s", number).isEqualTo(micros);
        });
  }

  @Test
  void givesEqualTextsOneCodeAcrossStreams() {
    view.wrap(
        pack(
            List.of(
                event(1, "e", Map.of("sku", Value.text("x"), "other", Value.text("y"))),
                event(2, "f", Map.of("sku", Value.text("y"))))));
    int sku = vocabulary.findColumn(ColumnKey.of(io.strate.domain.Type.Scalar.TEXT, "sku"));
    int other = vocabulary.findColumn(ColumnKey.of(io.strate.domain.Type.Scalar.TEXT, "other"));
    int[] first = new int[1];
    int[] second = new int[1];

    view.texts(vocabulary.findStream(StreamKey.event("e")), other, first);
    view.texts(vocabulary.findStream(StreamKey.event("f")), sku, second);

    assertThat(first[0]).isEqualTo(second[0]).isEqualTo(view.code("y"));
    assertThat(view.text(first[0])).isEqualTo("y");
    assertThat(view.code("z")).isEqualTo(TimelineView.NO_TEXT);
  }

  @Test
  void takesFewBytesForWhatRepeats() {
    List<Entry> many = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      many.add(
          event(
              1_700_000_000_000L + i * 60_000L,
              i,
              "e",
              Map.of("same", Value.text("a".repeat(100)))));
    }

    // Two bytes for a minute of two weeks, eight for the identity, and little for all of them
    // together.
    assertThat(pack(many).length).isLessThan(1_000 * (2 + 8) + 250);
  }

  static Entry.Event event(long time, String name, Map<String, Value> properties) {
    return event(time, time, name, properties);
  }

  static Entry.Event event(long time, long identity, String name, Map<String, Value> properties) {
    return new Entry.Event(time, new Origin(0, identity), name, new Value.RecordOf(properties));
  }

  private byte[] pack(List<Entry> given) {
    TimelineBuilder builder = new TimelineBuilder(vocabulary);
    given.forEach(builder::add);
    return builder.build();
  }

  /** Entries of one row stand side by side in any order. */
  static void assertSame(int seed, Timeline actual, Timeline expected) {
    assertThat(actual.entries().stream().map(Entry::time).toList())
        .as("seed %d", seed)
        .isEqualTo(expected.entries().stream().map(Entry::time).toList());
    assertThat(Set.copyOf(actual.entries()))
        .as("seed %d", seed)
        .isEqualTo(Set.copyOf(expected.entries()));
    assertThat(actual.entries()).hasSameSizeAs(expected.entries());
  }
}
