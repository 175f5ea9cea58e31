package io.strate.learn.cluster;

import java.util.Locale;

/**
 * What a computation will take, told by sizes alone before it starts.
 *
 * @param seconds about how long, half or twice as long on the machine of the constants; where it
 *     depends on the rows, for rows that are neither easy nor hard
 * @param bytes how much memory beside the rows, at most
 */
public record Foresight(double seconds, long bytes) {
  /*
   * Nanoseconds on one thread, measured on an AMD EPYC (Zen 5), Java 25, with 512-bit registers, by
   * benchmark/learn in November 2026.
   */

  /** A column of a distance between a point and a slot. */
  private static final double COLUMN = 0.08;

  /** What is left of a distance: looking at it, its root. */
  private static final double PAIR = 0.5;

  /** A look at a stored distance, and one that is picked from another line. */
  private static final double STORED = 1;

  private static final double PICKED = 6;

  /** A column of a rounded score, and what else an iteration of k-means takes for a row. */
  private static final double SCORE = 0.04;

  private static final double ROW = 8;

  /** Looking up who is in reach: a row in strips, and a column for each level of a tree. */
  private static final double IN_STRIPS = 500;

  private static final double IN_TREE = 25;

  /** Without registers everything that goes along columns takes so many times as long. */
  private static final double PLAIN = 5;

  /** How often most k-means are done. */
  private static final int USUAL_ITERATIONS = 60;

  private static Foresight of(double nanos, boolean byRegisters, int threads, long bytes) {
    double factor = byRegisters && !Distances.vectors() ? PLAIN : 1;
    return new Foresight(nanos * factor / threads / 1e9, bytes);
  }

  /** Rows meet some one and a half times: chains look at all clusters three times for a merge. */
  static Foresight of(Linkage linkage, long rows, int columns, int threads) {
    double pairs = (double) rows * rows;
    double distance = COLUMN * columns + PAIR;
    double nanos =
        switch (linkage) {
          case SINGLE -> pairs / 2 * distance;
          case WARD -> pairs * 1.5 * distance;
          case COMPLETE -> pairs * (1.5 * distance + 0.5 * STORED);
          case AVERAGE -> pairs * (distance + 1.5 * STORED + 0.4 * PICKED);
        };
    return of(nanos, true, threads, linkage.memory(rows, columns));
  }

  static Foresight of(KMeans settings, long rows, int columns) {
    double iterations = Math.min(settings.iterations(), USUAL_ITERATIONS);
    double ofRow = SCORE * columns * settings.clusters() + ROW;
    long ofRows = rows * (12L * columns + 60);
    long ofSums = 64L * 16 * settings.clusters() * columns;
    long ofMethod = Choice.memory(settings.method(), rows, columns, settings.clusters());
    return of(
        rows * iterations * settings.starts() * ofRow,
        true,
        settings.threads(),
        ofRows + ofSums + ofMethod);
  }

  static Foresight of(Dbscan settings, long rows, int columns) {
    double levels = Math.log(Math.max(2, rows)) / Math.log(2);
    double ofRow = columns <= Dbscan.STRIP_COLUMNS ? IN_STRIPS : IN_TREE * columns * levels;
    return of(rows * ofRow, false, settings.threads(), rows * (8L * columns + 60));
  }

  static Foresight of(Silhouette.Kind kind, long rows, int columns, int clusters, int threads) {
    double distances = (double) rows * (kind == Silhouette.Kind.EXACT ? rows : clusters);
    boolean byRegisters = kind == Silhouette.Kind.EXACT;
    double distance = byRegisters ? COLUMN * columns + PAIR : columns;
    return of(distances * distance, byRegisters, threads, rows * (16L * columns + 24));
  }

  /** In words, such as "about 3 s and 120 MiB". */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "about %.0f s and %d MiB", Math.ceil(seconds), bytes >> 20);
  }
}
