package io.strate.workspace.definition;

/** How many clusters a set has. */
public sealed interface ClusterCount {

  /** No set has more. */
  int MOST = 1_000;

  /** The number that does best. */
  record Auto() implements ClusterCount {}

  record Fixed(int k) implements ClusterCount {}

  /** The number from {@code least} to {@code most} that does best. */
  record Range(int least, int most) implements ClusterCount {}
}
