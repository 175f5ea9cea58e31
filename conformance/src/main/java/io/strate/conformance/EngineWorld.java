package io.strate.conformance;

import io.strate.domain.CodePoints;
import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.engine.World;
import io.strate.rule.interpret.Population;
import io.strate.timeline.PackedTimeline;
import io.strate.timeline.TimelineBuilder;
import io.strate.timeline.TimelineView;
import io.strate.timeline.Vocabulary;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A population in packed timelines, profiles by the places of their ids. */
final class EngineWorld implements World {

  private final Map<Entity, List<String>> ids = new EnumMap<>(Entity.class);
  private final Map<Entity, List<byte[]>> packed = new EnumMap<>(Entity.class);
  private final Map<String, Integer> accounts = new HashMap<>();
  private final Map<Integer, int[]> everContacts = new HashMap<>();
  private Map<String, BitSet> ranked = Map.of();

  EngineWorld(Population population, Vocabulary vocabulary) {
    TimelineBuilder builder = new TimelineBuilder(vocabulary);
    for (Entity of : Entity.values()) {
      List<String> names = List.copyOf(population.ids(of));
      ids.put(of, names);
      List<byte[]> bytes = new ArrayList<>();
      for (String id : names) {
        population.timeline(of, id).entries().forEach(builder::add);
        bytes.add(builder.build());
        builder.clear();
      }
      packed.put(of, bytes);
    }
    List<String> names = ids(Entity.ACCOUNT);
    for (int i = 0; i < names.size(); i++) {
      accounts.put(names.get(i), i);
      everContacts.put(i, everContacts(population, names.get(i)));
    }
  }

  private int[] everContacts(Population population, String account) {
    List<String> contacts = ids(Entity.CONTACT);
    return java.util.stream.IntStream.range(0, contacts.size())
        .filter(
            i ->
                population.timeline(Entity.CONTACT, contacts.get(i)).entries().stream()
                    .anyMatch(
                        entry ->
                            entry instanceof Entry.AccountStated stated
                                && stated.account().equals(Optional.of(account))))
        .toArray();
  }

  List<String> ids(Entity of) {
    return ids.getOrDefault(of, List.of());
  }

  /** The outcome of the tops, which single evaluation takes as stated. */
  void rank(Map<String, BitSet> outcome) {
    ranked = outcome;
  }

  @Override
  public BitSet numbers(Entity of, Set<String> names) {
    BitSet numbers = new BitSet();
    List<String> all = ids(of);
    for (int i = 0; i < all.size(); i++) {
      numbers.set(i, names.contains(all.get(i)));
    }
    return numbers;
  }

  @Override
  public int account(String id) {
    return accounts.getOrDefault(id, -1);
  }

  @Override
  public int compare(Entity of, int number, int other) {
    return CodePoints.compare(ids(of).get(number), ids(of).get(other));
  }

  @Override
  public TimelineView view(Entity of, int number) {
    return new PackedTimeline().wrap(packed.getOrDefault(of, List.of()).get(number));
  }

  @Override
  public int[] everContacts(int account) {
    return everContacts.getOrDefault(account, new int[0]);
  }

  @Override
  public boolean isRanked(String segment, int number) {
    return ranked.getOrDefault(segment, new BitSet()).get(number);
  }
}
