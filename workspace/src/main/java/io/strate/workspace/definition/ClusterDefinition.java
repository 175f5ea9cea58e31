package io.strate.workspace.definition;

import io.strate.rule.definition.LearntTrait;
import java.util.Map;

/**
 * A cluster set: whom to group by what, and how.
 *
 * @param prepare how features are made comparable, by their names; others by their types
 * @param k how many clusters; {@link ClusterMethod.Dbscan} finds that itself
 * @param seed from which everything that is drawn follows
 */
public record ClusterDefinition(
    LearntTrait.ClusterSet trait,
    Map<String, Preparation> prepare,
    ClusterMethod method,
    ClusterCount k,
    Refresh refresh,
    long seed) {

  public ClusterDefinition {
    prepare = Map.copyOf(prepare);
  }

  public String name() {
    return trait.name();
  }
}
