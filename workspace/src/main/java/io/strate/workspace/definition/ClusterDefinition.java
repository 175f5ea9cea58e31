package io.strate.workspace.definition;

import io.strate.rule.definition.LearntTrait;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A cluster set: whom to group by what, and how.
 *
 * @param prepare how features are made comparable, by their names; others by their types
 * @param k how many clusters; {@link ClusterMethod.Dbscan} finds that itself
 * @param seed of everything that is drawn
 */
public record ClusterDefinition(
    LearntTrait.ClusterSet trait,
    Map<String, Preparation> prepare,
    ClusterMethod method,
    ClusterCount k,
    Refresh refresh,
    OptionalLong seed) {

  public ClusterDefinition {
    prepare = Map.copyOf(prepare);
  }

  public String name() {
    return trait.name();
  }
}
