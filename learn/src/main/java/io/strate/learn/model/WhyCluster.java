package io.strate.learn.model;

import io.strate.learn.cluster.Labels;
import io.strate.learn.cluster.Placement;
import io.strate.learn.dataset.Rows;
import io.strate.learn.encode.Output;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Why a row is in its cluster and not in the next: the squared distance to what is nearest of the
 * next, less that to what is nearest of its own, is a sum over features. Of clusters by density the
 * nearest core of each stands for it, else its centre.
 *
 * @param number of its cluster
 * @param distance to it, in the units that columns were prepared in
 * @param next the number of the next; empty if there is no other
 * @param nextDistance to that one; NaN if there is none
 * @param parts what each feature adds to the difference of the squares, the largest first; below
 *     zero speaks for the next
 */
public record WhyCluster(
    int number, double distance, OptionalInt next, double nextDistance, List<Part> parts) {

  /** What a feature adds. */
  public record Part(String feature, double gain) {}

  public WhyCluster {
    parts = List.copyOf(parts);
  }

  /**
   * Empty for whoever is in no cluster.
   *
   * @param row as {@link io.strate.learn.encode.LiveRow#encode} makes it
   */
  public static Optional<WhyCluster> of(ClusterModel model, double[] row) {
    int label = model.placement().assign(Rows.of(row.length, row))[0];
    if (label == Labels.NOISE) {
      return Optional.empty();
    }
    Rows places = places(model.placement());
    int own = nearest(model.placement(), row, label, true);
    int next = nearest(model.placement(), row, label, false);
    double distance = Math.sqrt(square(row, places, own));
    return Optional.of(
        next < 0
            ? new WhyCluster(
                model.numbers().get(label), distance, OptionalInt.empty(), Double.NaN, List.of())
            : new WhyCluster(
                model.numbers().get(label),
                distance,
                OptionalInt.of(model.numbers().get(label(model.placement(), next))),
                Math.sqrt(square(row, places, next)),
                parts(model.encoding().outputs(), row, places, own, next)));
  }

  private static Rows places(Placement placement) {
    return switch (placement) {
      case Placement.ToCentre(Rows centres) -> centres;
      case Placement.ToCore(Rows cores, var _, var _) -> cores;
    };
  }

  private static int label(Placement placement, int place) {
    return switch (placement) {
      case Placement.ToCentre _ -> place;
      case Placement.ToCore(var _, Labels labels, var _) -> labels.at(place);
    };
  }

  /** The nearest place of the cluster, or of all others; -1 if there is none. */
  private static int nearest(Placement placement, double[] row, int label, boolean isOwn) {
    Rows places = places(placement);
    int nearest = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int place = 0; place < places.count(); place++) {
      double square = square(row, places, place);
      if (label(placement, place) == label == isOwn && square < least) {
        least = square;
        nearest = place;
      }
    }
    return nearest;
  }

  private static double square(double[] row, Rows places, int place) {
    double sum = 0;
    for (int column = 0; column < row.length; column++) {
      double off = row[column] - places.at(place, column);
      sum += off * off;
    }
    return sum;
  }

  private static List<Part> parts(
      List<Output> columns, double[] row, Rows places, int own, int next) {
    Map<String, Double> gains = new LinkedHashMap<>();
    for (int column = 0; column < row.length; column++) {
      double toOwn = row[column] - places.at(own, column);
      double toNext = row[column] - places.at(next, column);
      gains.merge(columns.get(column).feature(), toNext * toNext - toOwn * toOwn, (a, b) -> a + b);
    }
    List<Part> parts = new ArrayList<>();
    gains.forEach((feature, gain) -> parts.add(new Part(feature, gain)));
    parts.sort(Comparator.<Part>comparingDouble(part -> Math.abs(part.gain())).reversed());
    return parts;
  }
}
