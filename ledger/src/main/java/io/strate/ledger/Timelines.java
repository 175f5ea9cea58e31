package io.strate.ledger;

import io.strate.domain.Entity;

/**
 * Packed timelines of profiles: one for each, whatever the number of pieces in which it is kept,
 * without entries of retired generations. Its sources are origins; {@link #positions} turns them
 * into source positions.
 */
public interface Timelines {

  /** The packed timeline of a profile; empty if it has no entry. */
  byte[] timeline(Entity of, int number);

  /**
   * Hands over the timelines of all profiles from {@code first} to below {@code end}, in the order
   * of their numbers, as of one point of the ledger. Profiles without entries are left out. Slices
   * may be scanned by several threads at once.
   */
  void scan(Entity of, int first, int end, Sink sink);

  /** The timelines of some profiles, in the order of their numbers. */
  void scan(Entity of, org.roaringbitmap.RoaringBitmap numbers, Sink sink);

  /** For each origin the position of its source; −1 for one that is retired. */
  int[] positions();

  /** Told a profile's number and where its packed timeline stands; valid until it returns. */
  @FunctionalInterface
  interface Sink {
    void accept(int number, byte[] bytes, int offset, int length);
  }
}
