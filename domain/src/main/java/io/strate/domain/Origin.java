package io.strate.domain;

/**
 * Where an entry came from: the position of its source in the workspace, and an identity that is
 * the same however often and in whatever order the source delivers it (a hash of file, content and
 * ordinal, or of a message id). Entries of one instant are ordered by it.
 */
public record Origin(int source, long identity) implements Comparable<Origin> {

  @Override
  public int compareTo(Origin other) {
    int bySource = Integer.compare(source, other.source);
    return bySource != 0 ? bySource : Long.compareUnsigned(identity, other.identity);
  }
}
