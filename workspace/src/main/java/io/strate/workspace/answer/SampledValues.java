package io.strate.workspace.answer;

import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.domain.Value;
import io.strate.ledger.Ledger;
import io.strate.timeline.PackedTimeline;
import io.strate.timeline.TimelineEntries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.roaringbitmap.RoaringBitmap;

/**
 * Values that attributes and properties really have, counted in an even sample of the profiles, so
 * that it takes the same time whatever the size of the store.
 */
final class SampledValues {

  /** So many profiles of each entity are looked at. */
  private static final int PROFILES = 2_000;

  /** Whoever has more entries is no example. */
  private static final int MOST_ENTRIES = 20_000;

  private static final int MOST_SHOWN = 20;
  private static final int MOST_COUNTED = 5_000;
  private static final int LONGEST = 200;

  /** An attribute of an entity, or a property of an event. */
  private record Key(String owner, List<String> path) {}

  private final Map<Key, Map<Value, Long>> counts = new HashMap<>();
  private final Map<String, Set<String>> purposes = new TreeMap<>();
  private long sampled;
  private long profiles;

  private SampledValues() {}

  /** Values of entries up to an instant. */
  static SampledValues at(Ledger ledger, long now) {
    SampledValues values = new SampledValues();
    for (Entity of : Entity.values()) {
      values.look(ledger, of, now);
    }
    return values;
  }

  private void look(Ledger ledger, Entity of, long now) {
    int count = ledger.profiles().count(of);
    RoaringBitmap numbers = new RoaringBitmap();
    int looked = Math.min(count, PROFILES);
    for (int i = 0; i < looked; i++) {
      numbers.add((int) ((long) i * count / looked));
    }
    profiles += count;
    sampled += looked;
    int[] positions = ledger.timelines().positions();
    TimelineEntries entries = new TimelineEntries(ledger.vocabulary());
    ledger
        .timelines()
        .scan(
            of,
            numbers,
            (_, bytes, offset, length) -> {
              PackedTimeline timeline =
                  new PackedTimeline(origin -> positions[origin])
                      .wrap(Arrays.copyOfRange(bytes, offset, offset + length));
              if (timeline.entries() <= MOST_ENTRIES) {
                count(of, entries.of(timeline).asOf(now));
              }
            });
  }

  private void count(Entity of, List<Entry> entries) {
    Map<String, Value> stated = new HashMap<>();
    for (Entry entry : entries) {
      switch (entry) {
        case Entry.Event(var _, var _, String name, Value.RecordOf properties) ->
            count(name, List.of(), properties);
        case Entry.AttributeStated(var _, var _, String name, Value value) ->
            stated.put(name, value);
        case Entry.ConsentStated(var _, var _, var consent) ->
            purposes
                .computeIfAbsent(consent.channel(), _ -> new TreeSet<>())
                .add(consent.purpose());
        case Entry.AccountStated _, Entry.Named _ -> {}
      }
    }
    stated.forEach((name, value) -> count("@" + of, List.of(name), value));
  }

  private void count(String owner, List<String> path, Value value) {
    switch (value) {
      case Value.RecordOf(Map<String, Value> fields) ->
          fields.forEach(
              (name, inner) -> {
                List<String> longer = new ArrayList<>(path);
                longer.add(name);
                count(owner, longer, inner);
              });
      case Value.ListOf(List<Value> items) -> items.forEach(item -> count(owner, path, item));
      case Value.Text(String text) when text.length() > LONGEST -> {}
      case Value.Text _, Value.Num _, Value.Bool _, Value.Instant _ -> {
        Map<Value, Long> of = counts.computeIfAbsent(new Key(owner, path), _ -> new HashMap<>());
        if (of.size() < MOST_COUNTED || of.containsKey(value)) {
          of.merge(value, 1L, Long::sum);
        }
      }
      case Value.Absence _ -> {}
    }
  }

  long sampled() {
    return sampled;
  }

  long profiles() {
    return profiles;
  }

  /** The purposes for which consents of a channel were stated. */
  Set<String> purposes(String channel) {
    return purposes.getOrDefault(channel, Set.of());
  }

  List<Choices.Seen> attribute(Entity of, String name) {
    return seen(new Key("@" + of, List.of(name)));
  }

  List<Choices.Seen> property(String event, List<String> path) {
    return seen(new Key(event, path));
  }

  /**
   * The most frequent values. Where there are many, one that occurs once says more of a person than
   * of the attribute, and is left out; so are instants.
   */
  private List<Choices.Seen> seen(Key key) {
    Map<Value, Long> of = counts.getOrDefault(key, Map.of());
    boolean isMany = of.size() > MOST_SHOWN;
    return of.entrySet().stream()
        .filter(each -> !(each.getKey() instanceof Value.Instant))
        .filter(each -> !isMany || each.getValue() > 1)
        .sorted(
            Map.Entry.<Value, Long>comparingByValue()
                .reversed()
                .thenComparing(each -> EntryText.value(each.getKey())))
        .limit(MOST_SHOWN)
        .map(each -> new Choices.Seen(each.getKey(), each.getValue()))
        .toList();
  }
}
