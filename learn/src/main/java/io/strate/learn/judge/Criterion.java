package io.strate.learn.judge;

/**
 * What a verdict looks at, with its bounds. Where no source is named, the bound is this project's
 * choice.
 */
public enum Criterion {
  /** The number of clusters: unfit below 2. */
  CLUSTERS,

  /**
   * Rows for each column: with care below 70 (Dolnicar, Grün, Leisch and Schmidt 2014, for market
   * segments).
   */
  ROWS_PER_COLUMN,

  /** The share of the smallest cluster: with care below 1 %. */
  SMALLEST,

  /** The share of the largest cluster: with care above 90 %. */
  LARGEST,

  /** The share of rows in no cluster: with care above 20 %, unfit above 50 %. */
  NOISE,

  /**
   * The mean silhouette: unfit up to 0.25 (no substantial structure), with care up to 0.5 (weak
   * structure, could be artificial): Kaufman and Rousseeuw 1990. Not asked of DBSCAN, whose
   * clusters need not be round.
   */
  SILHOUETTE,

  /** The least stability of a cluster: with care below 0.75 (Hennig 2007). */
  STABILITY,

  /** The share of clustered rows in clusters of stability below 0.6: unfit above 50 %. */
  UNSTABLE_ROWS,

  /**
   * The mean silhouette above the highest of mixed columns: with care if not. Not asked of DBSCAN.
   */
  SILHOUETTE_BY_CHANCE,

  /**
   * The mean stability by bootstrap above the highest of mixed columns, or above 0.95: with care if
   * not; unfit if the silhouette is not above that of mixed columns either, and the stability below
   * 0.75.
   */
  STABILITY_BY_CHANCE,

  /**
   * Whether one cluster explains the rows as well, by the gap: with care if so; unfit if the
   * silhouette is not above that of mixed columns either. Not asked of DBSCAN.
   */
  ONE_CLUSTER,

  /**
   * The share of rows that would be given their own cluster if they came later: with care below 90
   * %, unfit below 75 %, as people would move without having done anything.
   */
  ASSIGNMENT,

  /**
   * The least agreement (adjusted Rand) with the clusters of another seed, radius or number of rows
   * for a core: with care below 0.65 (poor: Steinley 2004).
   */
  SENSITIVITY
}
