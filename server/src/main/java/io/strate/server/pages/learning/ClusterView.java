package io.strate.server.pages.learning;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the studio of a cluster set shows; what a method does not have is absent.
 *
 * @param method without the number of clusters, as definitions name it
 * @param silhouette the mean of all
 * @param noise how many are in no cluster
 * @param reasons for the method and the number of clusters
 */
public record ClusterView(
    LearntHead head,
    String method,
    Optional<Interval> silhouette,
    long noise,
    List<Cluster> clusters,
    List<String> reasons,
    Optional<Choice> choice,
    Map<Fact, Double> facts,
    List<Setting> settings,
    List<Agreed> agreements,
    Optional<Silhouettes> silhouettes,
    Optional<MergeTree> tree,
    Optional<Positions> positions,
    Optional<Matrix> differences,
    Optional<Matrix> distances,
    Optional<Transitions> transitions,
    List<LearntVersion> versions) {

  public ClusterView {
    clusters = List.copyOf(clusters);
    reasons = List.copyOf(reasons);
    facts = Map.copyOf(facts);
    settings = List.copyOf(settings);
    agreements = List.copyOf(agreements);
    versions = List.copyOf(versions);
  }

  /**
   * A cluster.
   *
   * @param segment whose members it has
   * @param stability how much of it comes back when something is changed (Jaccard)
   * @param rule is about nearly the same people
   * @param precision the share of those whom the rule names that are in the cluster
   * @param recall the share of the cluster that the rule names
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
      double precision,
      double recall,
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
  public record Choice(int recommended, int inForce, Map<Measure, List<AtCount>> curves) {}

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

  /** What is measured of the whole set besides its silhouette. */
  public enum Fact {
    COHESION,
    SEPARATION,
    CALINSKI_HARABASZ,
    DAVIES_BOULDIN,
    SILHOUETTE_BY_CHANCE,
    STABILITY_BY_CHANCE,
    KEPT_BY_PLACEMENT;

    /** The one that is kept under a name; empty for what a later version measures. */
    static Optional<Fact> of(String name) {
      String constant = name.toUpperCase(Locale.ROOT).replace(' ', '_');
      return Arrays.stream(values()).filter(fact -> fact.name().equals(constant)).findFirst();
    }
  }

  /** How well what comes of another setting agrees (adjusted Rand, adjusted information). */
  public record Setting(String what, double ari, double ami) {}

  /**
   * How well another way to part the same profiles agrees.
   *
   * @param with the version before, or another method
   * @param likeness in words
   * @param shared on how many profiles both were compared; 0 if that is not known
   */
  public record Agreed(String with, String likeness, int shared, double ari, double ami) {}

  /**
   * How well rows lie in their clusters: some of each.
   *
   * @param ofClusters in the clusters' order
   */
  public record Silhouettes(double mean, List<List<Double>> ofClusters) {}

  /**
   * Some rows on the two axes along which all spread most.
   *
   * @param rows of how many
   */
  public record Positions(long rows, List<Position> some) {}

  /**
   * Where a row lies.
   *
   * @param cluster its number; 0 for noise
   */
  public record Position(double x, double y, int cluster) {}

  /** Numbers for rows and columns that have names; not a number where there is none. */
  public record Matrix(List<String> rows, List<String> columns, List<List<Double>> values) {}

  /**
   * Who went from which cluster to which between two instants.
   *
   * @param before names of the rows; the last is of nobody's cluster
   * @param after names of the columns, likewise
   */
  public record Transitions(
      long from, long until, List<String> before, List<String> after, List<List<Long>> counts) {

    /** Whether anybody was in a cluster before: otherwise nobody can have changed. */
    boolean isAny() {
      return counts.subList(0, counts.size() - 1).stream()
          .flatMap(List::stream)
          .anyMatch(count -> count > 0);
    }

    /** The share of those in a cluster that stayed; empty for nobody's, and where nobody was. */
    public OptionalDouble stayed(int row) {
      long all = counts.get(row).stream().mapToLong(each -> each).sum();
      return row == before.size() - 1 || all == 0
          ? OptionalDouble.empty()
          : OptionalDouble.of((double) counts.get(row).get(row) / all);
    }
  }
}
