package io.strate.workspace.learning.refresh;

import io.strate.domain.Entity;
import io.strate.rule.Expr;
import io.strate.rule.definition.LearntTrait;
import io.strate.rule.definition.LearntTrait.Feature;
import io.strate.workspace.definition.ClusterDefinition;
import io.strate.workspace.definition.ModelDefinition;
import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.learning.DrawnAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Learnt traits by what they draw on: those of a level draw only on what levels before it state.
 * None draws on itself, which definitions are refused for.
 */
final class LearntOrder {

  private final WorkspaceDefinition definition;
  private final Map<String, LearntTrait> all = new HashMap<>();
  private final Map<String, Integer> levels = new HashMap<>();

  private LearntOrder(WorkspaceDefinition definition) {
    this.definition = definition;
    traits(definition).forEach(trait -> all.put(key(trait.of(), trait.name()), trait));
  }

  /** All learnt traits, in the order of the files. */
  static Stream<LearntTrait> traits(WorkspaceDefinition definition) {
    return Stream.concat(
        definition.clusters().stream().map(ClusterDefinition::trait),
        definition.models().stream().map(ModelDefinition::trait));
  }

  /** The levels, the first first; no level is empty. */
  static List<List<LearntTrait>> of(WorkspaceDefinition definition) {
    LearntOrder order = new LearntOrder(definition);
    Map<Integer, List<LearntTrait>> found = new TreeMap<>();
    traits(definition)
        .forEach(
            trait -> found.computeIfAbsent(order.level(trait), _ -> new ArrayList<>()).add(trait));
    return List.copyOf(found.values());
  }

  private int level(LearntTrait trait) {
    String key = key(trait.of(), trait.name());
    Integer known = levels.get(key);
    if (known != null) {
      return known;
    }
    int level = 0;
    for (String needed : needed(trait)) {
      LearntTrait other = all.get(needed);
      if (other != null) {
        level = Math.max(level, level(other) + 1);
      }
    }
    levels.put(key, level);
    return level;
  }

  private Set<String> needed(LearntTrait trait) {
    Set<String> needed = new HashSet<>();
    Stream<Expr> values =
        Stream.concat(trait.features().stream().map(Feature::value), trait.among().stream());
    values.forEach(
        value ->
            DrawnAttributes.of(definition.definitions(), trait.of(), value)
                .forEach(drawn -> needed.add(key(drawn.of(), drawn.name()))));
    return needed;
  }

  private static String key(Entity of, String name) {
    return of + " " + name;
  }
}
