package io.strate.workspace.definition;

import io.strate.learn.cluster.Linkage;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** How clusters are found. */
public sealed interface ClusterMethod {

  /** The one that does best. */
  record Auto() implements ClusterMethod {}

  record KMeans() implements ClusterMethod {}

  record Hierarchical(Linkage linkage) implements ClusterMethod {}

  /**
   * By density; what is empty is found.
   *
   * @param eps how far neighbours may be apart
   * @param minPoints how many neighbours make a row a core of a cluster
   */
  record Dbscan(OptionalDouble eps, OptionalInt minPoints) implements ClusterMethod {}
}
