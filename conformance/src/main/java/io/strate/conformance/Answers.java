package io.strate.conformance;

import io.strate.domain.CodePoints;
import io.strate.domain.Entity;
import io.strate.domain.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is true at an instant, as far as an evaluator answers: the ids that exist, values of traits
 * and scores, members of segments.
 *
 * @param existing sorted ids by entity
 * @param values of traits and scores; {@link Value#UNKNOWN} is an answer
 * @param members sorted ids by segment
 */
public record Answers(
    Map<Entity, List<String>> existing, Map<Key, Value> values, Map<String, List<String>> members) {

  /** A trait or score of a profile. */
  public record Key(Entity of, String id, String name) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byName = CodePoints.compare(name, other.name);
      int byEntity = byName != 0 ? byName : of.compareTo(other.of);
      return byEntity != 0 ? byEntity : CodePoints.compare(id, other.id);
    }

    @Override
    public String toString() {
      return name + " of " + (of == Entity.CONTACT ? "contact " : "account ") + id;
    }
  }

  public Answers {
    existing = Map.copyOf(existing);
    values = new TreeMap<>(values);
    members = new TreeMap<>(members);
  }

  /** The first thing that both answer, and differently. */
  public Optional<String> differenceTo(Answers other) {
    List<String> all = new ArrayList<>();
    compare("profiles", existing, other.existing, all);
    compare("value", values, other.values, all);
    compare("members", members, other.members, all);
    return all.stream().findFirst();
  }

  private static <K, V> void compare(String what, Map<K, V> a, Map<K, V> b, List<String> into) {
    a.forEach(
        (key, value) -> {
          V others = b.get(key);
          if (others != null && !Objects.equals(value, others)) {
            into.add(what + " " + key + ": " + value + " / " + others);
          }
        });
  }
}
