package io.strate.benchmark.learn;

import io.strate.learn.cluster.Linkage;
import java.util.Locale;

/** What is asked of every side, on the same rows. */
sealed interface Task {
  /** From the first {@code clusters} rows as centres until nothing changes. */
  record Centres(int clusters) implements Task {}

  record Density(double radius, int leastRows) implements Task {}

  /** The whole dendrogram, and a cut of it. */
  record Tree(Linkage linkage, int clusters) implements Task {
    String name() {
      return linkage.name().toLowerCase(Locale.ROOT);
    }
  }

  /** Of clusters in turn: row i is in cluster i mod {@code clusters}. */
  record Silhouettes(int clusters) implements Task {}
}
