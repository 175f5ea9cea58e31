package io.strate.learn.judge;

import io.strate.learn.dataset.Rows;
import java.util.ArrayList;
import java.util.List;

/** One thing told otherwise, to see how much hangs on it. */
public sealed interface Change {
  /** So many clusters instead. */
  record Clusters(int clusters) implements Change {}

  /** Another radius. */
  record Radius(double radius) implements Change {}

  /** Another number of rows for a core. */
  record LeastRows(int leastRows) implements Change {}

  /** Another seed; only for methods that begin by lot. */
  record Seed(long seed) implements Change {}

  /** Columns scaled once more, in another way; for partitions only, as a radius has a scale. */
  record Scaled(Scaling scaling) implements Change {}

  /** Without a column. */
  record Without(int column) implements Change {}

  /** All that a recipe has to change, for rows of so many columns. */
  static List<Change> of(Recipe recipe, Rows rows, long seed) {
    List<Change> changes = new ArrayList<>();
    switch (recipe) {
      case Recipe.Partition(Family family, int clusters) -> {
        if (clusters > 2) {
          changes.add(new Clusters(clusters - 1));
        }
        if (rows.distinct(clusters + 1) > clusters) {
          changes.add(new Clusters(clusters + 1));
        }
        if (family == Family.K_MEANS) {
          changes.add(new Seed(seed + 1));
        }
        for (Scaling scaling : Scaling.values()) {
          changes.add(new Scaled(scaling));
        }
      }
      case Recipe.Density(double radius, int leastRows) -> {
        changes.add(new Radius(radius * 0.9));
        changes.add(new Radius(radius * 1.1));
        if (leastRows > 1) {
          changes.add(new LeastRows(leastRows - 1));
        }
        changes.add(new LeastRows(leastRows + 1));
      }
    }
    for (int column = 0; rows.columns() > 1 && column < rows.columns(); column++) {
      changes.add(new Without(column));
    }
    return changes;
  }
}
