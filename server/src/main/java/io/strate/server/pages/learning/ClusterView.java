package io.strate.server.pages.learning;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the studio of a cluster set shows; what a method does not have is absent.
 *
 * @param silhouette the mean of all
 * @param candidates the methods that were compared, the best first
 */
public record ClusterView(
    LearntHead head,
    Optional<MeanSilhouette> silhouette,
    List<Cluster> clusters,
    List<Candidate> candidates,
    Optional<Choice> choice,
    Optional<Silhouettes> silhouettes,
    Optional<MergeTree> tree,
    Optional<Positions> positions,
    Optional<Matrix> differences,
    Optional<Matrix> distances,
    Optional<Transitions> transitions,
    List<LearntVersion> versions) {

  public ClusterView {
    clusters = List.copyOf(clusters);
    candidates = List.copyOf(candidates);
    versions = List.copyOf(versions);
  }

  /** A silhouette and how it came about: kinds are not compared with each other. */
  public record MeanSilhouette(Kind kind, Interval mean) {

    /** Of all rows or some, by which distances. */
    public enum Kind {
      EXACT,
      SAMPLED,
      SQUARED,
      SIMPLIFIED
    }
  }

  /**
   * A cluster.
   *
   * @param segment whose members it has
   * @param rule approximates it
   * @param fidelity which share of all rows the rule puts as the cluster does
   * @param stability the mean likeness (Jaccard) to what samples make of it
   * @param traits what is unusual about it, in words
   */
  public record Cluster(
      int number,
      String label,
      String segment,
      long members,
      double share,
      OptionalDouble silhouette,
      OptionalDouble stability,
      Optional<String> rule,
      OptionalDouble fidelity,
      List<String> traits) {

    public Cluster {
      traits = List.copyOf(traits);
    }
  }

  /**
   * How many clusters there should be.
   *
   * @param curves a point for each number of clusters that was tried
   */
  public record Choice(
      int recommended, int inForce, String reason, Map<Measure, List<AtCount>> curves) {}

  /** What speaks for a number of clusters. */
  public enum Measure {
    SILHOUETTE,
    CALINSKI_HARABASZ,
    DAVIES_BOULDIN,
    GAP,
    INERTIA
  }

  /** A measure at a number of clusters. */
  public record AtCount(int clusters, Interval measure) {}

  /**
   * How well rows lie in their clusters: some of each cluster, as many as its share.
   *
   * @param ofClusters in the clusters' order
   */
  public record Silhouettes(double mean, long rows, List<List<Double>> ofClusters) {}

  /**
   * Some rows in two dimensions.
   *
   * @param explained which share of the variance the two dimensions hold
   */
  public record Positions(double explained, long rows, List<Position> some) {}

  /**
   * Where a row lies.
   *
   * @param cluster its number; 0 for noise
   */
  public record Position(double x, double y, int cluster) {}

  /** Numbers for rows and columns that have names. */
  public record Matrix(List<String> rows, List<String> columns, List<List<Double>> values) {}

  /** Who went from which cluster to which between two instants. */
  public record Transitions(long from, long until, List<String> names, List<List<Long>> counts) {}
}
