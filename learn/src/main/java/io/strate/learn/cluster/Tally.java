package io.strate.learn.cluster;

/** What a search did, counted; never timed. */
final class Tally {
  /**
   * What each takes, in hundredths of a nanosecond on an AMD EPYC (Zen 5), November 2026: by
   * processor times of 65,536 rows with 2, 8 and 20 columns and 20 to 500 centres. Only how they
   * compare counts.
   *
   * @param score a rounded score, and each column of it
   * @param exact a distance of one of many rows
   */
  private record Costs(int score, int scoreColumn, int exact, int exactColumn) {}

  private static final Costs BY_REGISTERS = new Costs(9, 1, 65, 5);
  private static final Costs PLAIN = new Costs(0, 0, 100, 40);

  /** To look whether a bound of a row holds, and to read a row alone. */
  private static final int LOOK = 150;

  private static final int ALONE = 1500;

  /** A distance that is computed for one row alone, and each column of it. */
  private static final int LONE = 300;

  private static final int LONE_COLUMN = 50;

  private final Costs costs;
  private long rows;
  private long looks;
  private long alone;
  private long lone;
  private long exact;
  private long scores;

  Tally(Distances distances) {
    this.costs =
        switch (distances) {
          case PlainDistances plain -> PLAIN;
          case VectorDistances vector -> BY_REGISTERS;
        };
  }

  void rows(long searched) {
    rows += searched;
  }

  void looks(long bounds) {
    looks += bounds;
  }

  /** So many distances computed for one row, which is read for them. */
  void alone(long distances) {
    alone++;
    lone += distances;
  }

  /** Distances of rows that are picked. */
  void picked(long some, long centres) {
    alone += some;
    exact += some * centres;
  }

  /** Distances of rows one after another. */
  void all(long some, long centres) {
    exact += some * centres;
  }

  void scores(long some, long centres) {
    scores += some * centres;
  }

  void clear() {
    rows = 0;
    looks = 0;
    alone = 0;
    lone = 0;
    exact = 0;
    scores = 0;
  }

  long rows() {
    return rows;
  }

  double cost(int columns) {
    return (double) LOOK * looks
        + (double) ALONE * alone
        + (double) lone * (LONE + LONE_COLUMN * columns)
        + (double) exact * (costs.exact + costs.exactColumn * columns)
        + (double) scores * (costs.score + costs.scoreColumn * columns);
  }
}
