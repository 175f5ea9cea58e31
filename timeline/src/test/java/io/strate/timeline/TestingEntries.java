package io.strate.timeline;

import io.strate.domain.Consent;
import io.strate.domain.Entry;
import io.strate.domain.Origin;
import io.strate.domain.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Seeded entries of every kind, with the values at which encodings change or break. */
final class TestingEntries {

  static final long YEAR_1 = -62_135_596_800_000L;
  static final long YEAR_9999 = 253_402_300_799_999L;

  private static final double[] NUMBERS = {
    0,
    1,
    -1,
    0.1,
    -0.3,
    1e-6,
    5e-7,
    1e12,
    -1e12,
    1e12 + 1,
    999_999_999_999.999999,
    1e300,
    -1e300,
    Double.MIN_VALUE,
    Double.MIN_NORMAL,
    Double.MAX_VALUE,
    123.45,
    7e9,
    9_007_199_254.740993,
    0x1p53,
    255,
    256,
    65_536,
    1.0 / 3
  };
  private static final String[] TEXTS = {
    "",
    "a",
    "ab",
    "b",
    "é",
    "\u0000",
    "œuvre",
    "漢字",
    "😀",
    "\uD83D",
    "x\uDE00",
    "\uFFFD\uE000",
    "fin\uD83D\uD83D\uDE00",
    "newsletter",
    "a".repeat(300),
    "\uD800\uDC00",
    "e\u0301"
  };

  private final SplittableRandom random;

  TestingEntries(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Between none and {@code most} entries, no two of the same origin and identity. */
  List<Entry> entries(int most) {
    int count = random.nextInt(most + 1);
    int kindOfTimes = random.nextInt(4);
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Origin origin =
          new Origin(random.nextInt(3), (long) i << 56 | random.nextInt(1000) * 1000L + i);
      entries.add(entry(time(kindOfTimes), origin));
    }
    return entries;
  }

  private long time(int kind) {
    return switch (kind) {
      case 0 -> 1_700_000_000_000L + random.nextInt(5);
      case 1 -> 1_700_000_000_000L + random.nextInt(1_000_000) * 1_000L;
      case 2 -> 1_699_920_000_000L + random.nextInt(300) * 86_400_000L;
      default ->
          switch (random.nextInt(6)) {
            case 0 -> YEAR_1;
            case 1 -> YEAR_9999;
            case 2 -> random.nextLong(YEAR_1, YEAR_9999);
            default -> random.nextLong(1_600_000_000_000L, 1_800_000_000_000L);
          };
    };
  }

  private Entry entry(long time, Origin origin) {
    long stated = random.nextInt(4) == 0 ? Entry.ALWAYS : time;
    return switch (random.nextInt(8)) {
      case 0 -> new Entry.Named(stated, origin);
      case 1 -> new Entry.AccountStated(stated, origin, account());
      case 2 -> new Entry.ConsentStated(stated, origin, consent());
      case 3, 4 -> new Entry.AttributeStated(stated, origin, "a" + random.nextInt(3), value(2));
      default -> new Entry.Event(time, origin, "e" + random.nextInt(4), properties());
    };
  }

  private Optional<String> account() {
    return random.nextInt(4) == 0 ? Optional.empty() : Optional.of(text());
  }

  private Consent consent() {
    return new Consent(
        "email",
        "p" + random.nextInt(2),
        Consent.Status.values()[random.nextInt(2)],
        text(),
        text(),
        text());
  }

  private Value.RecordOf properties() {
    Map<String, Value> fields = new LinkedHashMap<>();
    if (random.nextInt(5) > 0) {
      fields.put("amount", Value.number(random.nextInt(100_000) / 100.0));
    }
    if (random.nextInt(3) > 0) {
      fields.put("p" + random.nextInt(3), value(2));
    }
    if (random.nextInt(3) == 0) {
      fields.put("nested", new Value.RecordOf(Map.of("x", scalar(), "y.z", scalar())));
    }
    return withoutEmptyRecords(new Value.RecordOf(fields));
  }

  private static Value.RecordOf withoutEmptyRecords(Value.RecordOf of) {
    Map<String, Value> kept = new LinkedHashMap<>();
    of.fields()
        .forEach(
            (name, value) -> {
              Value whole =
                  value instanceof Value.RecordOf inner ? withoutEmptyRecords(inner) : value;
              if (!whole.equals(Value.RecordOf.EMPTY)) {
                kept.put(name, whole);
              }
            });
    return new Value.RecordOf(kept);
  }

  private Value value(int depth) {
    int kind = random.nextInt(12);
    if (depth > 0 && kind == 0) {
      List<Value> items = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        items.add(value(depth - 1));
      }
      return new Value.ListOf(items);
    }
    if (depth > 0 && kind == 1) {
      return new Value.RecordOf(Map.of("f", value(depth - 1), text() + "g", value(depth - 1)));
    }
    return kind == 2 ? Value.UNKNOWN : scalar();
  }

  private Value scalar() {
    return switch (random.nextInt(5)) {
      case 0 -> Value.number(NUMBERS[random.nextInt(NUMBERS.length)]);
      case 1 -> Value.bool(random.nextBoolean());
      case 2 -> Value.instant(time(random.nextInt(4)));
      default -> Value.text(text());
    };
  }

  private String text() {
    return TEXTS[random.nextInt(TEXTS.length)];
  }
}
