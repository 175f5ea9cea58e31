package io.strate.workspace.learning.card;

import io.strate.workspace.definition.Localized;
import java.util.List;
import java.util.Optional;

/**
 * What a version of a cluster set says of itself.
 *
 * @param method the way that was chosen, such as {@code kmeans k=5}
 * @param choices what each number of clusters would be worth; empty where none was to be chosen
 * @param why the reasons for the number of clusters, or for the method
 * @param clusters in the order of their numbers
 * @param noise how many profiles are in no cluster
 * @param measures of the whole set: silhouette, cohesion, separation …
 * @param sensitivity how much of it stays with other settings
 * @param dendrogram the last merges of a hierarchy, from the first of them to the last; empty
 *     without one
 * @param leaves how many profiles each of the clusters holds that the first of them join
 * @param distances between the means of clusters, in the clusters' order, of features as they are
 *     compared
 * @param map some profiles on the plane that shows most of their differences
 * @param agreement how well it agrees with the version before it; empty for the first
 * @param methods how well other methods agree with it; empty in versions from before they were
 *     asked
 */
public record ClusterCard(
    Provenance made,
    String method,
    List<Choice> choices,
    List<Localized> why,
    List<Cluster> clusters,
    int noise,
    List<Measured> measures,
    List<Setting> sensitivity,
    List<Merge> dendrogram,
    List<Integer> leaves,
    List<List<Double>> distances,
    List<Dot> map,
    Optional<Agreed> agreement,
    List<OtherMethod> methods,
    List<Localized> remarks,
    Verdict verdict) {

  public ClusterCard {
    choices = List.copyOf(choices);
    why = List.copyOf(why);
    clusters = List.copyOf(clusters);
    measures = List.copyOf(measures);
    sensitivity = List.copyOf(sensitivity);
    dendrogram = List.copyOf(dendrogram);
    leaves = List.copyOf(leaves);
    distances = distances.stream().map(List::copyOf).toList();
    map = List.copyOf(map);
    methods = List.copyOf(methods);
    remarks = List.copyOf(remarks);
  }

  /** What so many clusters would be worth; NaN for what was not measured. */
  public record Choice(
      int k,
      double inertia,
      double silhouette,
      double calinskiHarabasz,
      double daviesBouldin,
      double gap,
      double gapError,
      boolean isRecommended) {}

  /** A measure; NaN for what does not exist. */
  public record Measured(String name, double value) {}

  /**
   * A cluster.
   *
   * @param number stays the same for the same people when clusters are learnt anew
   * @param name as it is proposed
   * @param silhouettes of some of its profiles, falling
   * @param stability how much of it comes back in the mean when something is changed (Jaccard)
   * @param rule about the same people, in the rule language; empty if no short rule comes close
   * @param precision the share of those whom the rule names that are in the cluster
   * @param recall the share of the cluster that the rule names
   */
  public record Cluster(
      int number,
      Localized name,
      int size,
      double silhouette,
      List<Double> silhouettes,
      double stability,
      List<Difference> differences,
      Optional<String> rule,
      double precision,
      double recall) {
    public Cluster {
      silhouettes = List.copyOf(silhouettes);
      differences = List.copyOf(differences);
    }
  }

  /**
   * How a cluster differs from the others in a feature.
   *
   * @param text the category that it is about; empty for numbers
   * @param here what is usual in the cluster, the median or the mean; or the share of the category
   * @param elsewhere the same in all others
   * @param difference of ranks, in standard deviations; for categories, of the shares' arcs
   */
  public record Difference(
      String feature, Optional<String> text, double here, double elsewhere, double difference) {}

  /** What comes of another setting. */
  public record Setting(String what, double ari, double ami) {}

  /**
   * Two become one.
   *
   * @param left a cluster of the first ones, or of {@code first + m} the one that merge {@code m}
   *     made
   * @param height at which they merge
   * @param size how many profiles are in both
   */
  public record Merge(int left, int right, double height, int size) {}

  /** A profile on the map. */
  public record Dot(double x, double y, int cluster) {}

  /**
   * How well the version before agrees.
   *
   * @param shared how many profiles have a cluster by it and are still there; 0 in versions from
   *     before this was kept, which counted whoever was new as one more cluster
   */
  public record Agreed(int version, int shared, double ari, double ami) {}

  /**
   * How well another method agrees.
   *
   * @param method as definitions name it
   * @param shared on how many profiles both were compared
   */
  public record OtherMethod(String method, int shared, double ari, double ami) {}
}
