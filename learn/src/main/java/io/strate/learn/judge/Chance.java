package io.strate.learn.judge;

import io.strate.learn.cluster.Labels;
import io.strate.learn.cluster.Silhouette;
import io.strate.learn.dataset.Draw;
import io.strate.learn.dataset.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What the same recipe finds in rows whose columns have nothing to do with each other: the same
 * columns, each in an order drawn by lot. Clusters that are no better than these come from the
 * columns each on its own.
 *
 * @param silhouettes the mean of each set; −1 where it has fewer than two clusters
 * @param stabilities by bootstrap, the mean of each set
 */
public record Chance(List<Double> silhouettes, List<Double> stabilities) {
  private static final int RESAMPLES = 5;

  public Chance {
    silhouettes = List.copyOf(silhouettes);
    stabilities = List.copyOf(stabilities);
  }

  static Chance of(Recipe recipe, Rows rows, Effort effort) {
    SplittableRandom random = new SplittableRandom(effort.seed());
    List<Double> silhouettes = new ArrayList<>();
    List<Double> stabilities = new ArrayList<>();
    for (int i = 0; i < effort.references(); i++) {
      Rows mixed = mixed(rows, random);
      Labels labels = recipe.forPart(mixed, 1).learn(mixed, random.nextLong(), effort.threads());
      silhouettes.add(silhouette(mixed, labels, effort.threads()));
      stabilities.add(
          Stability.of(
                  recipe,
                  mixed,
                  Stability.Former.of(labels),
                  List.of(Resampling.BOOTSTRAP),
                  RESAMPLES,
                  effort)
              .mean(Resampling.BOOTSTRAP));
    }
    return new Chance(silhouettes, stabilities);
  }

  /** Noise counts as 0, so that leaving rows out is no way to look good. */
  static double silhouette(Rows rows, Labels labels, int threads) {
    if (labels.clusters() < 2) {
      return -1;
    }
    double clustered = 0;
    for (int row = 0; row < labels.count(); row++) {
      clustered += labels.at(row) == Labels.NOISE ? 0 : 1;
    }
    double mean = Silhouette.of(Silhouette.Kind.EXACT, rows, labels, threads).mean();
    return mean * clustered / labels.count();
  }

  static Rows mixed(Rows rows, SplittableRandom random) {
    int columns = rows.columns();
    double[] values = new double[rows.count() * columns];
    for (int column = 0; column < columns; column++) {
      int[] places = Draw.shuffled(rows.count(), random);
      for (int row = 0; row < places.length; row++) {
        values[row * columns + column] = rows.at(places[row], column);
      }
    }
    return Rows.of(columns, values);
  }

  /** The highest: what is above all of them is seldom chance. */
  public double silhouette() {
    return silhouettes.stream().mapToDouble(it -> it).max().orElseThrow();
  }

  /** The highest. */
  public double stability() {
    return stabilities.stream().mapToDouble(it -> it).max().orElseThrow();
  }
}
