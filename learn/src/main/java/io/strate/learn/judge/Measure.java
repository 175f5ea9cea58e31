package io.strate.learn.judge;

/** What has a voice in how many clusters there are. */
public enum Measure {
  /** The highest mean silhouette (Rousseeuw 1987). */
  SILHOUETTE,
  /** The highest variance ratio (Caliński and Harabasz 1974). */
  CALINSKI_HARABASZ,
  /** The lowest (Davies and Bouldin 1979). */
  DAVIES_BOULDIN,
  /** The first within one standard error of the next (Tibshirani, Walther and Hastie 2001). */
  GAP,
  /** Where more clusters begin to bring little cohesion (Satopää and others 2011). */
  ELBOW
}
